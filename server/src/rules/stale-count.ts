import type { Reading } from '../model/claims/boxes';
import { type ProgressClaim, progressClaims } from '../model/claims/counts';
import { staleHeadProgress } from '../model/claims/headProgress';
import { staleIdSpans } from '../model/claims/idSpans';
import { MARKED } from '../model/claims/markedLists';
import { stalePhaseCounts } from '../model/claims/phaseCounts';
import { type StaleNumber, staleCounters } from '../model/claims/staleCounters';
import { staleStoryCounts } from '../model/claims/storyCounts';
import { staleTaskTotals } from '../model/claims/taskTotals';
import type { Edit, SprintDoc } from '../model/sprint';
import type { Ranged } from '../range';
import type { Finding, Rule } from './rule';

/** A number of tasks, kept by hand, must be what the document shows. */
export const staleCount: Rule = {
  id: 'stale-count',
  severity: 'warning',
  summary: 'A hand-kept count is not what the document shows.',
  *check(doc) {
    for (const claim of progressClaims(doc)) yield* progress(claim);
    const told = new Set<number>();
    for (const stale of staleNumbers(doc)) {
      // A number that two ways of counting refute is told once.
      if (!told.has(stale.declared.range.start)) yield finding(stale);
      told.add(stale.declared.range.start);
    }
  },
};

const staleNumbers = (doc: SprintDoc): StaleNumber[] => [
  ...staleCounters(doc),
  ...staleHeadProgress(doc),
  ...staleStoryCounts(doc),
  ...staleIdSpans(doc),
  ...staleTaskTotals(doc),
  ...stalePhaseCounts(doc),
];

const finding = ({ declared, found, message, evidence }: StaleNumber): Finding => ({
  range: declared.range,
  message,
  related: evidence.map(({ range, text }) => ({ range, message: text })),
  fix: {
    title: `Change ${declared.value} to ${found}`,
    edits: [{ range: declared.range, text: String(found) }],
  },
});

function* progress({ ratio, scope, readings }: ProgressClaim): Generator<Finding> {
  const { done, total } = ratio;
  if (readings.some(reading => reading.done === done.value && reading.total === total.value)) return;
  // So few boxes are not all that is counted.
  if (Math.max(...readings.map(reading => reading.total)) * 2 < total.value) return;
  const sameTotal = readings.find(reading => reading.total === total.value);
  const found = sameTotal ?? (readings[0] as Reading);
  const name = scope.heading?.text.value ?? '';
  yield {
    range: ratio.range,
    message: `This says ${done.value}/${total.value}, but “${plain(name)}” has ${amount(found)}, ${found.done} of them ${found.counted === MARKED ? 'done' : 'checked'}.`,
    related: [
      {
        range: scope.heading?.range ?? scope.range,
        message: `${found.done}/${found.total} in this section`,
      },
    ],
    fix: {
      title: `Change ${done.value}/${total.value} to ${found.done}/${found.total}`,
      edits: [...changed(done, found.done), ...changed(total, found.total)],
    },
  };
}

const amount = ({ total, counted }: Reading): string =>
  `${total} ${total === 1 ? counted.replace('boxes', 'box') : counted}`;

const changed = ({ value, range }: Ranged<number>, right: number): Edit[] =>
  value === right ? [] : [{ range, text: String(right) }];

/** A heading's words, without its state or its own count. */
const plain = (text: string): string =>
  text
    .replace(/[*_`]/g, '')
    .replace(/\s*\[[^\]]*\]\s*$/, '')
    .replace(/[\s(:–—-]*\d{1,4}\/\d{1,4}[^/]*$/, '');
