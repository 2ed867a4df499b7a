import assert from 'node:assert/strict';
import { type Effort, effortsOf, measured, unitNamed, wholeEffort } from '../../server/src/model/effort';
import { ranged } from '../../server/src/range';

const OFFSET = 100;
const at = (text: string) => ranged(text, OFFSET, OFFSET + text.length);
const read = (text: string): unknown[] => effortsOf(at(text)).map(short);
const short = ({ value, unit, approximate }: Effort): unknown => [value, unit, ...(approximate ? ['~'] : [])];

describe('effort', () => {
  it('is read in every usual form', () => {
    assert.deepEqual(read('3 hours, 3h, 1.5 hrs, 30 min, 2 days, 5 pts, 8 SP, 1 week'), [
      [3, 'hours'],
      [3, 'hours'],
      [1.5, 'hours'],
      [30, 'minutes'],
      [2, 'days'],
      [5, 'points'],
      [8, 'points'],
      [1, 'weeks'],
    ]);
    assert.deepEqual(read('2-3 hours (~4h), 1–2 days, up to 5 points, 6h+, ≤ 40 min'), [
      [[2, 3], 'hours'],
      [4, 'hours', '~'],
      [[1, 2], 'days'],
      [5, 'points', '~'],
      [6, 'hours', '~'],
      [40, 'minutes', '~'],
    ]);
  });

  it('is read in other languages, with a comma, and through damaged dashes', () => {
    assert.deepEqual(read('4 horas, 2,5 Stunden, 3 Tage, 2 días, 8 小时, 3人天, 5 puntos'), [
      [4, 'hours'],
      [2.5, 'hours'],
      [3, 'days'],
      [2, 'days'],
      [8, 'hours'],
      [3, 'days'],
      [5, 'points'],
    ]);
    assert.deepEqual(read('2â€“3 hours'), [[[2, 3], 'hours']]);
  });

  it('joins hours and minutes', () => {
    assert.deepEqual(read('1h 30min, then 2 hours 15 minutes'), [
      [1.5, 'hours'],
      [2.25, 'hours'],
    ]);
  });

  it('is none of ids, versions, ratios, prices and names', () => {
    for (const text of ['v1.2.3h', '24/7', '3D model', 'T+1 hour', '$5 day', '4-hour target', 'step 2w3', '12:30 h'])
      assert.deepEqual(read(text), [], text);
  });

  it('has the range of its text and of its number', () => {
    const text = 'about ~4.5 hours';
    const [effort] = effortsOf(at(text));
    assert.equal(text.slice((effort?.range.start ?? 0) - OFFSET, (effort?.range.end ?? 0) - OFFSET), '~4.5 hours');
    assert.equal(text.slice((effort?.digits.start ?? 0) - OFFSET, (effort?.digits.end ?? 0) - OFFSET), '4.5');
  });

  it('may be all that a cell holds', () => {
    assert.deepEqual(short(wholeEffort(at('**5 pts**')) as Effort), [5, 'points']);
    assert.deepEqual(short(wholeEffort(at('XL')) as Effort), [5, 'size']);
    assert.deepEqual(short(wholeEffort(at('8'), 'points') as Effort), [8, 'points']);
    assert.equal(wholeEffort(at('8')), undefined);
    assert.equal(wholeEffort(at('3h of 4h')), undefined);
    assert.equal(wholeEffort(at('TBD'), 'hours'), undefined);
  });

  it('can be added up where it is exact', () => {
    assert.deepEqual(effortsOf(at('1.5h 2-3h ~4h')).map(measured), [
      { of: 'minutes', amount: 90 },
      undefined,
      undefined,
    ]);
  });

  it('has a unit that a header names', () => {
    assert.deepEqual(['Story Points', 'Est. (h)', 'SP', 'Owner', 'Estimated Hours'].map(unitNamed), [
      'points',
      'hours',
      'points',
      undefined,
      'hours',
    ]);
  });
});
