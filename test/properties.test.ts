import assert from 'node:assert/strict';
import { Tree } from '@lezer/common';
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../server/src/config';
import { checkDocument } from '../server/src/features/diagnostics';
import { applyEdits } from '../server/src/features/edits';
import { readDocument } from '../server/src/model/parse';
import { Reading } from '../server/src/model/reading';
import type { SprintDoc } from '../server/src/model/sprint';
import { makeProject } from '../server/src/project';
import { remarkShape, shapeOf } from './support/shape';

/** Pieces of sprint Markdown, whole and broken, that a document is put together from. */
const PIECES = [
  ...[
    '# Sprint 2 Status Tracker\n',
    '## Phase 1: Reader [4 hours]\n',
    '### Verification\n',
    'Setext\n===\n',
    '#no heading\n',
  ],
  ...[
    '- [ ] T1 Parse (needs T2, T9)\n',
    '- [x] **1.1 Read**\n',
    '  - [ ] nested\n',
    '1. [X] one\n',
    '* [ ] `code`\n',
    '-\n',
  ],
  ...[
    '**Phase 1 Status**: Not Started (0/4 tasks)\n',
    '**Total Tasks**: 9\n',
    '**Completed**: 2\n',
    '**New Files** (3):\n',
  ],
  ...[
    '| Status | Story | Depends On |\n|---|---|---|\n',
    '| [DONE] | **1-1** | 1-2 ✅ |\n',
    '| [ ] | 1-1 | | extra |\n',
    '|\n',
  ],
  ...[
    '---\nnumber: 2\ncoverage_min: 85\n---\n',
    '---\n',
    '---js\n({})\n---\n',
    'owner: @dana\n',
    '\uFEFF',
    '\0',
    '\t',
    '\r\n',
    '\r',
  ],
  ...[
    '```\n',
    '~~~md\n',
    '<!-- sprintmark-disable-next-line -->\n',
    '<!--',
    '-->\n',
    '> quote\n',
    '<details>\n',
    '{{number}}',
    '[TBD]\n',
  ],
  ...[
    'Coverage â‰¥ 80%\n',
    '‚úÖ done\n',
    '\uFFFD',
    '8/9 (78%)\n',
    '<<<<<<< HEAD\n',
    '=======\n',
    '>>>>>>> main\n',
    '\n',
    '\n\n',
  ],
];
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const text = fc.array(piece, { maxLength: 40 }).map(pieces => pieces.join(''));

describe('properties', function () {
  this.timeout(600_000);
  it('no text makes a reader or a rule throw, and every range lies inside the text', () => {
    fc.assert(
      fc.property(text, source => {
        const doc = read(source);
        for (const { range, fix, message } of check(doc)) {
          assert.ok(0 <= range.start && range.start <= range.end && range.end <= source.length, message);
          assert.ok(!/failed|crash/i.test(message), message);
          if (fix) applyEdits(source, fix.edits);
        }
        for (const { id } of doc.tasks) if (id && doc.text.includes(id.value)) assertInside(doc, id.range);
      }),
      { numRuns: 400 },
    );
  });

  it('reading again after an edit equals reading anew', () => {
    fc.assert(
      fc.property(text, fc.array(fc.tuple(fc.nat(), fc.nat(20), piece), { maxLength: 6 }), (source, edits) => {
        let doc = read(source);
        for (const [at, remove, insert] of edits) {
          const start = Math.min(at % (doc.text.length + 1), doc.text.length);
          const changed = doc.text.slice(0, start) + insert + doc.text.slice(start + remove);
          doc = readDocument(doc.uri, doc.path, changed, doc);
          assert.deepEqual(plain(doc), plain(read(changed)));
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 200) },
    );
  });

  it('parses only what changed', () => {
    const source = `# Tracker\n\n${'- [ ] a task\n\ntext\n\n'.repeat(2000)}`;
    const doc = read(source);
    const changed = source.replace('a task', 'another task');
    const before = new Set(leaves(doc.markdown?.tree ?? Tree.empty));
    const after = [...leaves(readDocument(doc.uri, doc.path, changed, doc).markdown?.tree ?? Tree.empty)];
    assert.ok(after.filter(tree => before.has(tree)).length > after.length / 2);
  });

  it('headings, task items and table rows agree with remark', () => {
    // Without blank lines the two differ over where a table may begin; neither is what a person meant.
    const apart = fc.array(piece, { maxLength: 40 }).map(pieces => pieces.join('\n\n'));
    fc.assert(
      fc.property(apart, source => {
        fc.pre(!/[\0\r\uFEFF\u0085\u2028\u2029]|^---/m.test(source));
        assert.deepEqual(shapeOf(read(source)), remarkShape(source));
      }),
      { numRuns: 300 },
    );
  });
});

/** The subtrees of a syntax tree, which an incremental parse hands on as they are. */
function* leaves(tree: Tree): Generator<Tree> {
  yield tree;
  for (const child of tree.children) if (child instanceof Tree) yield* leaves(child);
}

/** All that was read, lazily or not, but for the syntax tree and the index of lines. */
const plain = (doc: SprintDoc) =>
  Object.fromEntries(
    [...Object.keys(doc), ...Object.keys(Object.getOwnPropertyDescriptors(Reading.prototype))]
      .filter(key => !['markdown', 'lines', 'parts', 'once', 'constructor'].includes(key))
      .map(key => [key, doc[key as keyof SprintDoc]]),
  );

const read = (source: string): SprintDoc => readDocument('file:///w/sprint_2_status.md', 'sprint_2_status.md', source);

const check = (doc: SprintDoc) =>
  checkDocument(doc, { project: makeProject(doc.kind ? [doc] : []), settings: DEFAULT_SETTINGS });

function assertInside({ text: source }: SprintDoc, range: { start: number; end: number }): void {
  assert.ok(0 <= range.start && range.start <= range.end && range.end <= source.length);
}
