import { DEFAULT_SETTINGS } from '../../server/src/config';
import { codeLenses } from '../../server/src/features/codeLens';
import { creationOf } from '../../server/src/features/codeLens/missingReports';
import { nextOf } from '../../server/src/features/codeLens/next';
import { CREATE_REPORT, SHOW_NEXT } from '../../server/src/protocol';
import { type FeatureCase, testFeature } from '../support/featureFixtures';

const client = { creates: true, shows: true, runsTests: true };

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
    const edit = creationOf(doc, { project, settings: DEFAULT_SETTINGS }, String(rule));
    const uris = edit?.documentChanges?.flatMap(change => ('uri' in change ? change.uri : []));
    return `creates ${uris?.join()}`;
  }
  if (command !== SHOW_NEXT) return command;
  const range = nextOf(doc, project)?.task?.id?.range;
  return `line ${range && doc.lines.positionAt(range.start).line + 1}`;
}
