import { DEFAULT_SETTINGS } from '../../server/src/config';
import { codeLenses } from '../../server/src/features/codeLens';
import { missingReports } from '../../server/src/features/codeLens/missingReports';
import { nextOf } from '../../server/src/features/codeLens/next';
import { uriOf } from '../../server/src/model/links/paths';
import { CREATE_REPORT, SHOW_NEXT } from '../../server/src/protocol';
import { type FeatureCase, testFeature } from '../support/featureFixtures';

const client = { creates: true, asksForFiles: false, shows: true, runsTests: true };

testFeature('code-lens', each => {
  const context = { project: each.project, settings: DEFAULT_SETTINGS };
  const lenses = codeLenses(each.doc, context, client);
  const shown = lenses.map(({ range, command }) => {
    const click = command?.command ? ` → ${clicked(each, command.command, command.arguments ?? [])}` : '';
    return `${range.start.line + 1}: ${command?.title}${click}`;
  });
  return { lenses: shown.join('\n') || 'nothing' };
});

/** What a click does. */
function clicked({ doc, project }: FeatureCase, command: string, [, rule]: readonly unknown[]): string {
  if (command === CREATE_REPORT) {
    const missing = missingReports(doc, { project, settings: DEFAULT_SETTINGS }).find(each => each.rule === rule);
    return `creates ${missing && `${missing.create.document} ${uriOf(doc, missing.create.path)}`}`;
  }
  if (command !== SHOW_NEXT) return command;
  const range = nextOf(doc, project)?.task?.id?.range;
  return `line ${range && doc.lines.positionAt(range.start).line + 1}`;
}
