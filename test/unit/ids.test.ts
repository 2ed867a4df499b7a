import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { applyEdits } from '../../server/src/features/edits';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/src/features/ids/callHierarchy';
import { definition } from '../../server/src/features/ids/definition';
import { highlights, references } from '../../server/src/features/ids/references';
import { planRename } from '../../server/src/features/ids/rename';
import { renameEverywhere } from '../../server/src/features/ids/renameEverywhere';
import { renameFileEdits } from '../../server/src/features/renameFiles';
import { Moves } from '../../server/src/features/renameFiles/moves';
import { mentionAt, readMentions } from '../../server/src/model/ids/mentions';
import { readDocument } from '../../server/src/model/parse';
import type { SprintDoc } from '../../server/src/model/sprint';
import { makeProject } from '../../server/src/project';

const URI = 'file:///fixture/docs/QUEUE.md';
const read = (text: string): SprintDoc => readDocument(URI, 'docs/QUEUE.md', text);

const QUEUE = [
  '\uFEFF# Work Queue',
  '',
  'After 5-1 comes 5-2 👩‍🚀, see [it](stories/5-1.md#x).',
  '',
  '| Status | Story | Title | Depends On | Story File |',
  '|:------:|------:|-------|------------|------------|',
  '|\t[DONE]\t| **5-1** | מפה \\| 🗺️ 5-1 | None | stories/5-1.md |',
  '| [ ] | 5-2   | Pins | 5-1 ✅ | stories/5-2.md |',
  '',
].join('\r\n');

describe('ids', () => {
  it('are renamed between line breaks, tabs, escaped pipes and letters of all kinds, and back again', () => {
    const there = renamed(read(QUEUE), '5-1', '5-11');
    assert.equal(there, QUEUE.replace(/(?<!stories\/)5-1/g, '5-11'));
    assert.equal(renamed(read(there), '5-11', '5-1'), QUEUE);
  });

  it('are followed by links in such a document', () => {
    const doc = read(QUEUE);
    const moves = new Moves([{ from: 'file:///fixture/docs/stories/5-1.md', to: 'file:///fixture/docs/done/5-1.md' }]);
    const text = applyEdits(doc.text, renameFileEdits(doc, moves, { has: uri => uri.includes('/docs/') }));
    assert.equal(text, QUEUE.replaceAll('stories/5-1.md', 'done/5-1.md'));
  });

  it('are found at a cursor as they are found in the whole document', () => {
    const pieces = fc.constantFrom(
      ...QUEUE.split(/(?=[|\r ])/),
      'T1–T9',
      ' T-1',
      '`5-1`',
      ' Story 5-2',
      '\n\n# ',
      '\n\n- ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), parts => {
        const doc = read(`# Work Queue\n\n${QUEUE.slice(80)}${parts.join('')}`);
        const all = [...readMentions(doc)].flatMap(([key, ranges]) => ranges.map(range => ({ key, range })));
        for (let offset = 0; offset <= doc.text.length; offset++) {
          const found = mentionAt(doc, offset);
          const expected = all.filter(({ range }) => range.start <= offset && offset <= range.end);
          assert.equal(found !== undefined, expected.length > 0, `at ${offset}`);
          const isOne = expected.some(({ key, range }) => key === found?.key && range.start === found.range.start);
          assert.ok(!found || isOne, `at ${offset}`);
        }
      }),
    );
  });

  it('never fail, whatever the text and wherever the cursor', () => {
    const pieces = fc.constantFrom(
      ...QUEUE.split(/(?=[|\r ])/),
      'T1–T9',
      'T-1',
      '`',
      '---\nid: "T-1"\n---\n',
      '](',
      '](../5-1.md)',
    );
    const text = fc
      .array(pieces, { maxLength: 60 })
      .map(parts => `# Work Queue\n\n${QUEUE.slice(80)}${parts.join('')}`);
    fc.assert(
      fc.property(text, fc.nat(), (source, seed) => {
        const doc = read(source);
        const project = makeProject(doc.kind ? [doc] : []);
        const position = doc.lines.positionAt(seed % (source.length + 1));
        definition(project, doc, position);
        references(project, doc, { position, includeDeclaration: true });
        highlights(project, doc, position);
        for (const item of prepareCallHierarchy(project, doc, position))
          assert.ok([incomingCalls(project, item), outgoingCalls(project, item)]);
        const plan = planRename(project, doc, { position, newName: 'ZZ-99' });
        if ('refused' in plan) return;
        const edits = renameEverywhere([doc], plan);
        if ('refused' in edits) return;
        const after = read(
          applyEdits(
            source,
            edits.flatMap(each => each.edits),
          ),
        );
        assert.equal(after.mentions.has(plan.place.key), false);
      }),
      { numRuns: 150 },
    );
  });
});

function renamed(doc: SprintDoc, from: string, newName: string): string {
  const position = doc.lines.positionAt(doc.text.indexOf(`**${from}`) + 2);
  const plan = planRename(makeProject([doc]), doc, { position, newName });
  assert.ok(!('refused' in plan), 'it can be renamed');
  const all = renameEverywhere([doc], plan);
  assert.ok(!('refused' in all), 'it can be renamed here');
  return applyEdits(
    doc.text,
    all.flatMap(({ edits }) => edits),
  );
}
