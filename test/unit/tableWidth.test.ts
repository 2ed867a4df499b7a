import { strict as assert } from 'node:assert';
import { displayWidth } from '../../server/src/model/markdown/displayWidth';
import { cellsOf } from '../../server/src/model/markdown/rowCells';

describe('a table', () => {
  it('measures what an editor draws', () => {
    const widths: Readonly<Record<string, number>> = {
      ...{ Sail: 4, Café: 4, 'Cafe\u0301': 4, 船を繋ぐ: 8, ｶﾅ: 2, 한국: 4, Ａ１: 4 },
      ...{ '✅': 2, '⚠️': 2, '⚠': 1, '👨‍👩‍👧': 2, '🇧🇷': 2, '…': 1, '→': 1, שלום: 4, '\u200fא': 1, 'a\u200bb': 2 },
    };
    for (const [text, width] of Object.entries(widths)) assert.equal(displayWidth(text), width, text);
  });

  it('is divided at pipes that nothing escapes', () => {
    const cells = (row: string) =>
      cellsOf(row, { start: 0, end: row.length }).cells.map(({ content }) => row.slice(content.start, content.end));
    assert.deepEqual(cells('| a \\| b | c \\\\| d |'), ['a \\| b', 'c \\\\', 'd']);
    assert.deepEqual(cells('a | b'), ['a', 'b']);
    assert.deepEqual(cells('  | | \u00a0 |\t'), ['', '\u00a0']);
    assert.deepEqual(cells('|'), []);
    assert.deepEqual(cells(''), ['']);
  });
});
