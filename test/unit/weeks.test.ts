import { strict as assert } from 'node:assert';
import { weekMentions } from '../../server/src/model/calendar/weeks';
import { ranged } from '../../server/src/range';

const read = (text: string): string[] =>
  weekMentions(ranged(text, 0, text.length)).map(
    ({ first, last, partial, range }) =>
      `${text.slice(range.start, range.end)} = ${first}–${last}${partial ? ', some days' : ''}`,
  );

describe('weeks', () => {
  for (const [text, ...weeks] of [
    ['Sprint 1 (Soil) — Weeks 0–1', 'Weeks 0–1 = 0–1'],
    ['Week 3', 'Week 3 = 3–3'],
    ['[Weeks 4-5.5, 25 hours]', 'Weeks 4-5.5 = 4–5.5'],
    ['Week 1 to Week 2', 'Week 1 to Week 2 = 1–2'],
    ['Semanas 3 e 4, Wochen 5 bis 6', 'Semanas 3 e 4 = 3–4', 'Wochen 5 bis 6 = 5–6'],
    ['KW 45/46 und KW 47–48', 'KW 47–48 = 47–48'],
    ['W3–W4', 'W3–W4 = 3–4'],
    ['第 3–4 周', '第 3–4 周 = 3–4'],
    ['Week 1, Days 3-4', 'Week 1 = 1–1, some days'],
    ['2 weeks, Week 1 of 8, Week 2/8, Weeks 4+, 2026-W05, biweekly 3'],
  ] as const)
    it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(read(text), weeks));
});
