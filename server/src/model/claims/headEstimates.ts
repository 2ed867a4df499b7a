import { type Effort, effortsOf, measured } from '../effort';
import { type Field, fieldsIn } from '../fields';
import { decimalsOf } from '../numbers';
import { sectionsOf } from '../sections';
import type { SprintDoc } from '../sprint';
import { effortOfField, isEffortField, total, unitOf } from './effortSums';
import type { StaleTotal } from './tableTotals';

/**
 * "**Total Tasks:** 12" and "**Estimated Time:** 55 hours" at a document's head, where twelve tasks say "**Time:** 4
 * hours": as many as there are tasks, so the one is the sum of the other.
 */
export function staleHeadEstimates(doc: SprintDoc): StaleTotal[] {
  if (!MAY_HOLD.test(doc.prose.slice(0, HEAD)) || BUFFER.test(doc.prose)) return [];
  const [head, ...below] = doc.root.sections.length === 1 ? sectionsOf(doc.root).slice(1) : sectionsOf(doc.root);
  const fields = head ? fieldsIn(doc, head) : [];
  const tasks = Number(fields.find(({ name }) => TASKS.test(name.value.trim()))?.value.value.match(/^\d{1,4}\b/)?.[0]);
  const said = fields.flatMap(exactTotal);
  const [claim] = said;
  if (!(tasks >= FEWEST) || !claim || said.length > 1) return [];
  const efforts = below.flatMap(section => fieldsIn(doc, section).filter(isEffortField)).map(effortOfField);
  const addends = efforts.filter(effort => effort !== undefined);
  const of = unitOf(claim);
  const areAll = efforts.length === tasks && addends.length === tasks;
  if (!areAll || addends.some(effort => unitOf(effort) !== of || !measured(effort))) return [];
  const found = total(addends);
  if (Math.abs(found - (measured(claim)?.amount ?? 0)) <= (of === 'minutes' ? 30 : 0.5)) return [];
  return [stale(doc, claim, addends)];
}

const HEAD = 1500;
const MAY_HOLD = /total tasks/i;
const TASKS = /^total tasks$/i;
const TOTAL = /^(?:(?:total )?estimated (?:time|effort|hours)|total (?:estimated )?(?:time|effort|hours))$/i;
const BUFFER = /\b(?:buffer|contingency|overhead|parallel|puffer)\b/i;
/** With fewer tasks, as many efforts may be a coincidence. */
const FEWEST = 4;

/** Exact, and all that the field says. */
function exactTotal({ name, value }: Field): Effort[] {
  if (!TOTAL.test(name.value.trim())) return [];
  const [effort, ...more] = effortsOf(value);
  if (!effort || more.length || !measured(effort)) return [];
  return effort.range.end - effort.range.start === value.value.trim().length ? [effort] : [];
}

function stale({ text }: SprintDoc, claim: Effort, addends: readonly Effort[]): StaleTotal {
  const { start, end } = claim.digits;
  const found = Math.round(total(addends) / (claim.unit === 'hours' ? 0.6 : 0.01)) / 100;
  const right = found.toFixed(decimalsOf(found));
  return {
    declared: claim.digits,
    written: text.slice(start, end),
    right: text.slice(start, end).includes('h') ? `${right}h` : right,
    because: `the ${addends.length} tasks make ${right} ${claim.unit}`,
    evidence: { start: addends[0]?.range.start ?? start, end: addends.at(-1)?.range.end ?? end },
  };
}
