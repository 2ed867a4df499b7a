import assert from 'node:assert/strict';
import { type Amount, readAmount, stem, writeAmount } from '../../server/src/model/numbers';
import { ranged } from '../../server/src/range';

const read = (text: string) => readAmount(ranged(text, 10, 10 + text.length));
const value = (text: string): unknown => {
  const amount = read(text);
  return typeof amount === 'object' ? [amount.number.value, amount.unit] : amount;
};

describe('amounts', () => {
  it('are numbers with or without a unit', () => {
    assert.deepEqual(['5', '**1,250 lines**', '$4,463', '4.5h', '2,5 Tage', '-3', '1M'].map(value), [
      [5, ''],
      [1250, 'line'],
      [4463, '$'],
      [4.5, 'hour'],
      [2.5, 'tage'],
      [-3, ''],
      [1, 'm'],
    ]);
  });

  it('are nothing where a cell has a dash, and unknown where it cannot be added up', () => {
    assert.deepEqual(['', '-', '—'].map(value), ['nothing', 'nothing', 'nothing']);
    for (const text of ['~5', '5+', '3-4', '80%', '1.234', '5 (of 6)', '6/6', 'TBD', '5*', '~~5~~', '1,23,4'])
      assert.equal(value(text.replace(/^5\*$/, '5† ')), undefined, text);
  });

  it('are written as they were', () => {
    const like = read('**12,378.5 h**') as Amount;
    assert.equal(writeAmount(1234567, like), '1,234,567.0');
    assert.equal(writeAmount(1234567, { ...like, decimals: 0 }), '1,234,567');
    assert.equal(writeAmount(12.5, { decimals: 1, separator: '', point: ',' }), '12,5');
    assert.deepEqual(like.number.range, { start: 12, end: 20 });
  });

  it('have one unit in all its forms', () => {
    assert.deepEqual(['hrs', 'Hours', 'h', 'SP', 'points', 'classes', 'file'].map(stem), [
      'hour',
      'hour',
      'hour',
      'point',
      'point',
      'classe',
      'file',
    ]);
  });
});
