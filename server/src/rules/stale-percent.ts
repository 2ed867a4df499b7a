import { type Reading, rememberedReadings } from '../model/claims/boxes';
import { type Counters, countersOf, isWhole } from '../model/claims/counts';
import { efficienciesOf } from '../model/claims/efficiency';
import { type Percent, percentOf, ratiosOf } from '../model/claims/ratios';
import { rowPercents } from '../model/claims/tablePercents';
import { proseLines } from '../model/markdown/prose';
import type { Part, SprintDoc } from '../model/sprint';
import type { Finding, Rule } from './rule';

/** A percentage must be that of the numbers beside it, rounded in any of the usual ways. */
export const stalePercent: Rule = {
  id: 'stale-percent',
  severity: 'warning',
  summary: 'A percentage is not that of the numbers beside it.',
  *checkPart(part) {
    for (const { percent, done, total } of rowPercents(part)) {
      const ratio = (100 * done) / total;
      if (!agrees(percent, ratio)) yield finding(part, percent, `${done}/${total} in this row is`, ratio);
    }
    for (const line of proseLines(part)) {
      for (const { done, total, percent } of ratiosOf(line)) {
        if (!percent || total.value === 0) continue;
        const ratio = (100 * done.value) / total.value;
        if (!agrees(percent, ratio)) yield finding(part, percent, `${done.value}/${total.value} is`, ratio);
      }
      for (const { percent, readings } of efficienciesOf(line)) {
        if (readings.some(reading => agrees(percent, reading))) continue;
        const nearest = readings.toSorted((a, b) => Math.abs(a - percent.value) - Math.abs(b - percent.value))[0] ?? 0;
        yield finding(part, percent, 'the times beside it make', nearest);
      }
    }
  },
  *check(doc) {
    const readingsOf = rememberedReadings(doc);
    for (const counters of countersOf(doc)) yield* completion(doc, counters, () => readingsOf(doc.root));
  },
};

/** "**Completion**: 1.5%" beside "**Completed**: 2" and "**Total Tasks**: 133". */
function* completion(
  doc: SprintDoc,
  { total, done, completion: field }: Counters,
  boxes: () => readonly Reading[],
): Generator<Finding> {
  const written = /^\d{1,3}(?:\.\d{1,2})?(?=\s?%$)/.exec(field?.value.value ?? '')?.[0];
  if (!field || !written || !isWhole(done) || Number(total.value.value) === 0) return;
  const start = field.value.range.start;
  const percent = percentOf(written, start);
  const declared = { done: Number(done.value.value), total: Number(total.value.value) };
  const right = [declared, ...boxes()].some(({ done, total }) => agrees(percent, (100 * done) / total));
  const { done: finished, total: all } = declared;
  if (!right) yield finding(doc, percent, `${finished}/${all} is`, (100 * finished) / all);
}

/** Floor, ceiling and round all count as right, at the number of decimals that the document uses. */
const agrees = ({ value, decimals }: Percent, found: number): boolean =>
  Math.abs(value - found) < 10 ** -decimals * (1 + 1e-9);

function finding(doc: Pick<Part, 'text'>, percent: Percent, evidence: string, found: number): Finding {
  const right = found.toFixed(percent.decimals);
  const declared = doc.text.slice(percent.range.start, percent.range.end);
  return {
    range: percent.range,
    message: `This says ${declared}%, but ${evidence} ${right}%.`,
    fix: { title: `Change ${declared}% to ${right}%`, edits: [{ range: percent.range, text: right }] },
  };
}
