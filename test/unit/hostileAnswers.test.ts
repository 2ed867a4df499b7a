import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../server/src/config';
import { phaseProgress } from '../../server/src/features/codeLens/phaseProgress';
import { completion } from '../../server/src/features/completion/completion';
import { highlights } from '../../server/src/features/ids/references';
import { inlayHints } from '../../server/src/features/inlayHints';
import { renameFileEdits } from '../../server/src/features/renameFiles';
import { Moves } from '../../server/src/features/renameFiles/moves';
import { readDocument } from '../../server/src/model/parse';
import type { SprintDoc } from '../../server/src/model/sprint';
import { makeProject, type Project } from '../../server/src/project';

/** Each would take much longer where work grows with the square of how many there are. */
describe('hostile text is answered in time:', () => {
  const QUEUE = '# Work queue\n\n| Status | Story | Title | Depends On |\n|---|---|---|---|\n';
  const rows = (count: number, row: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => row(at)).join('');
  const sameIds = `${QUEUE}${rows(8_000, at => `| [ ] | S-1 | Row ${at} | S-1 |\n`)}`;
  const needs = rows(100, at => `S-${at}, `);

  const answers: Record<string, [text: string, ask: (doc: SprintDoc, project: Project) => number]> = {
    'hints beside one id': [
      sameIds,
      (doc, project) => {
        const request = { range: doc.root.range, today: { year: 2026, month: 1, day: 1 } };
        return inlayHints(doc, { project, settings: DEFAULT_SETTINGS }, request).length;
      },
    ],
    'highlights of one id': [
      sameIds,
      (doc, project) => highlights(project, doc, doc.lines.positionAt(sameIds.indexOf('S-1'))).length,
    ],
    'completion where all have one id': [`${sameIds}| [ ] | S-2 | Last | `, complete],
    'completion where all need many': [
      `${QUEUE}${rows(400, at => `| [ ] | S-${at} | Row | ${needs} |\n`)}| [ ] | S-9999 | Last | `,
      (doc, project) => complete(doc, project, doc.text.indexOf('S-0, ')),
    ],
    'lenses of many tiers in one phase': [
      `# Harbor progress tracker\n\n## Phase 1: Quay\n\n${rows(5_000, at => `### Tier ${at}: Crane\n\n- [x] Moor\n- [ ] Load\n\n`)}`,
      doc => phaseProgress(doc).length,
    ],
    'mentions and links of files': [
      `# Sprint 2 progress tracker\n\n${rows(16_000, at => `- [ ] [a](x${at}.md) stories/s${at}.md\n`)}`,
      (doc, { files }) =>
        renameFileEdits(doc, new Moves([{ from: 'file:///w/stories', to: 'file:///w/tales' }]), files).length,
    ],
  };
  for (const [name, [text, ask]] of Object.entries(answers))
    describe(name, () => {
      let doc: SprintDoc;
      before(function () {
        this.timeout(90_000);
        doc = readDocument('file:///w/sprint_2.md', 'sprint_2.md', text);
        assert.ok(doc.tasks.length);
      });
      it('is not asked for in vain', () => assert.ok(ask(doc, makeProject([doc])) > 0)).timeout(20_000);
    });
});

function complete(doc: SprintDoc, project: Project, offset = doc.text.length): number {
  const client = { snippets: true, labelDetails: true, markdown: true };
  return completion(project, doc, { offset, trigger: undefined, client })?.items.length ?? 0;
}
