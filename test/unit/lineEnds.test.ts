import assert from 'node:assert/strict';
import { withPlainLineEnds } from '../../server/src/model/markdown/lineEnds';
import { readDocument } from '../../server/src/model/parse';

const ROWS = ['| A | B |', '|:--|--:|', '| 1 | x \\| y |', '| 2 | |', ''];
const cellsOf = (text: string) => {
  const { root } = readDocument('file:///a.md', 'a.md', text);
  return root.blocks.flatMap(block =>
    block.type === 'table'
      ? [block.table.header, ...block.table.rows].map(({ cells, range }) => [
          text.slice(range.start, range.end),
          ...cells.map(cell => [cell.value, text.slice(cell.range.start, cell.range.end)]),
        ])
      : [],
  );
};

describe('Line ends', () => {
  it('do not change what a table is', () => {
    const expected = cellsOf(ROWS.join('\n'));
    assert.equal(expected.length, 3);
    for (const end of ['\r\n', ' \n', '  \r\n', '\t\n'])
      assert.deepEqual(cellsOf(ROWS.join(end)), expected, JSON.stringify(end));
    assert.deepEqual(cellsOf(`${ROWS.slice(0, 2).join(' \n')} `), expected.slice(0, 1));
    const quoted = cellsOf(`> ${ROWS.slice(0, 4).join('\r\n> ')}`);
    assert.equal(quoted.length, cellsOf(`> ${ROWS.slice(0, 4).join('\n> ')}`).length);
  });

  it('keep every offset, and every other text as it is', () => {
    for (const text of [
      'a | \n',
      '|---|\r\n',
      '- |  \n',
      '| - x | \n',
      '\r',
      'a\rb\r\n',
      '|\t\n',
      `|${' '.repeat(100_000)}x`,
    ])
      assert.equal(withPlainLineEnds(text).length, text.length, text);
    assert.equal(withPlainLineEnds('a | \n|---| '), 'a | \n|--- |');
    assert.equal(withPlainLineEnds('# A\n\n| a |\n|---|\n'), '# A\n\n| a |\n|---|\n');
  });

  it('are read in linear time', () => {
    const spaces = ' '.repeat(200_000);
    const rows = `${'| - '.repeat(300)}| \n`.repeat(700);
    const text = [rows, spaces, '|', spaces, '|\r\n'].join('');
    assert.equal(withPlainLineEnds(text).length, text.length);
  });
});
