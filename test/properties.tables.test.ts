import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { applyEdits } from '../server/src/features/edits';
import { formatEdits } from '../server/src/features/formatting';
import { onType } from '../server/src/features/onType';
import { readDocument } from '../server/src/model/parse';
import { tablesOf } from '../server/src/model/sections';
import type { SprintDoc } from '../server/src/model/sprint';
import { makeProject } from '../server/src/project';

const HEAD = '# Work Queue\n\n| Status | Story | Description | Depends On |\n|---|:--|:-:|--:|\n';
const cell = fc.constantFrom(
  ...[
    '[ ]',
    '[DONE]',
    '5-1',
    '**5-2**',
    '',
    '  ',
    'a \\| b',
    '\\\\',
    '\\',
    '`|`',
    '✅',
    '船',
    'שלום',
    '\t',
    '\u00a0',
    '<!-- c -->',
    '…',
  ],
);
const row = fc
  .tuple(fc.array(cell, { maxLength: 6 }), fc.constantFrom('| ', '', '|', '  |'), fc.constantFrom(' |', '', '|', ' | '))
  .map(([cells, first, last]) => first + cells.join(' | ') + last);
const text = fc
  .tuple(
    fc.array(fc.oneof(row, fc.constantFrom('', '- [ ] T001 Sail', '  - [ ]', '> | a |'))),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([rows, eol]) => (HEAD + rows.join('\n')).replaceAll('\n', eol));

const read = (source: string): SprintDoc => readDocument('file:///WORK_QUEUE.md', 'WORK_QUEUE.md', source);
const cellsOf = (doc: SprintDoc): string[] =>
  [...tablesOf(doc.root)].flatMap(({ rows }) =>
    rows.map(({ cells }) =>
      cells
        .map(({ value }) => value)
        .join('|')
        .replace(/\|+$/, ''),
    ),
  );

describe('tables of any rows', () => {
  it('say the same when they are aligned, and are aligned once', () => {
    fc.assert(
      fc.property(text, source => {
        const doc = read(source);
        const aligned = read(applyEdits(source, formatEdits(doc)));
        assert.deepEqual(cellsOf(aligned), cellsOf(doc));
        assert.deepEqual(formatEdits(aligned), []);
      }),
    );
  });

  it('take Enter anywhere', () => {
    fc.assert(
      fc.property(text, fc.nat(), (source, at) => {
        const offset = at % (source.length + 1);
        const doc = read(`${source.slice(0, offset)}\n${source.slice(offset)}`);
        onType(makeProject([doc]), doc, doc.lines.positionAt(offset + 1));
      }),
    );
  });
});
