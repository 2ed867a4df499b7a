import { strict as assert } from 'node:assert';
import { type CalendarDate, datesIn, dayNumber, spansIn, weekdayOf } from '../../server/src/model/calendar/dates';
import { ranged } from '../../server/src/range';

const line = (text: string) => ranged(text, 100, 100 + text.length);
const shown = ({ year, month, day }: CalendarDate): string => `${year ?? '?'}-${month}-${day}`;
const read = (text: string): string[] =>
  datesIn(line(text)).map(({ value, until, range }) => {
    const written = text.slice(range.start - 100, range.end - 100);
    return `${written} = ${shown(value)}${until ? `…${until.day}` : ''}`;
  });

describe('dates', () => {
  for (const [text, ...dates] of [
    ['On 2025-10-28T12:00 and 2025/3/1.', '2025-10-28 = 2025-10-28', '2025/3/1 = 2025-3-1'],
    ['due October 28th, 2025, 14:00', 'October 28th, 2025 = 2025-10-28'],
    ['Oct 28 2025 or Sept. 3, 2025', 'Oct 28 2025 = 2025-10-28', 'Sept. 3, 2025 = 2025-9-3'],
    ['28 October 2025, 3-Nov-2025', '28 October 2025 = 2025-10-28', '3-Nov-2025 = 2025-11-3'],
    ['28.10.2025 und 6. März 2026', '28.10.2025 = 2025-10-28', '6. März 2026 = 2026-3-6'],
    ['6. MÃ¤rz 2026', '6. MÃ¤rz 2026 = 2026-3-6'],
    ['1º de março de 2026; 3 feb 2026', '1º de março de 2026 = 2026-3-1', '3 feb 2026 = 2026-2-3'],
    ['2026年1月3日', '2026年1月3日 = 2026-1-3'],
    ['Feb 6, then Nov 3 – 14, 2025', 'Feb 6 = ?-2-6', 'Nov 3 – 14, 2025 = 2025-11-3…14'],
    ['Week 1: Jan 7-10', 'Jan 7-10 = ?-1-7…10'],
    ['7–10 January 2026', '7–10 January 2026 = 2026-1-7…10'],
    ['28/10/2025 and 10/28/2025', '28/10/2025 = 2025-10-28', '10/28/2025 = 2025-10-28'],
    ['03/04/2025'],
    ['march 3 steps, 10 out of 12, may 5 people'],
    ['2025-02-30, v2025.10.28, 1.2.3, 10.2025, Oct 2025, 2025-10-28-3'],
    ['Release 1.10.2025.4'],
  ] as const)
    it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(read(text), dates));

  for (const [text, count] of [
    ['2025-10-27 to 2025-11-07', 1],
    ['October 18 - November 8, 2025', 1],
    ['2025-10-04 → 2025-11-15', 1],
    ['2025-10-04, 2025-11-15', 0],
  ] as const)
    it(`finds ${count} spans in ${JSON.stringify(text)}`, () => assert.equal(spansIn(line(text)).length, count));

  it('counts days and knows their names', () => {
    const date = { year: 2025, month: 10, day: 28 };
    assert.equal(weekdayOf(date), 2);
    assert.equal(dayNumber({ ...date, day: 29 }) - dayNumber(date), 1);
    assert.equal(weekdayOf({ year: 1969, month: 12, day: 31 }), 3);
  });

  it('stays linear in a long line', () => {
    for (const piece of ['1', '1-', 'January ', '2025-', '12. ', 'segunda-', '年月'])
      assert.ok(Array.isArray(datesIn(line(piece.repeat(20_000 / piece.length)))));
  });
});
