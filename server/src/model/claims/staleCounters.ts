import { type Range, type Ranged, ranged } from '../../range';
import type { Field } from '../fields';
import type { Section, SprintDoc } from '../sprint';
import { boxReadings, type Reading } from './boxes';
import { type Counters, countersOf, isWhole, progressClaims } from './counts';
import { headingTasks } from './headingTasks';

/** A number that the document itself refutes. */
export interface StaleNumber {
  readonly declared: Ranged<number>;
  readonly found: number;
  readonly message: string;
  readonly evidence: readonly { readonly range: Range; readonly text: string }[];
}

/** Counters of a whole tracker that no way of counting its checkboxes makes true. */
export function staleCounters(doc: SprintDoc): StaleNumber[] {
  if (doc.kind !== 'tracker') return staleBesideTotal(doc);
  const counters = countersOf(doc);
  const readings = counters.length ? documentReadings(doc) : [];
  if (readings.length) return counters.flatMap(each => staleIn(each, readings));
  const tasks = counters.length ? headingTasks(doc) : undefined;
  return tasks ? counters.flatMap(each => staleOfTasks(each, tasks)) : [];
}

/** What is no tracker may count anything, but a total of tasks that is just that of boxes that people tick counts those. */
function staleBesideTotal(doc: SprintDoc): StaleNumber[] {
  const counters = countersOf(doc).filter(({ total }) => OF_TASKS.test(total.name.value));
  const readings = counters.length ? boxReadings(doc.root) : [];
  const all = readings[0]?.done ? readings[0].total : 0;
  return counters.flatMap(each =>
    all >= FEWEST_BOXES && number(each.total).value === all ? staleIn({ ...each, open: undefined }, readings) : [],
  );
}

const OF_TASKS = /task|tare[af]|aufgabe|任务|item|check ?box/i;
/** Smaller numbers are easily the same by chance. */
const FEWEST_BOXES = 6;

/** Where a total is that of the tasks with headings of their own, so are the numbers beside it. */
function staleOfTasks({ total, done, others, open }: Counters, tasks: Reading): StaleNumber[] {
  if (number(total).value !== tasks.total || !isWhole(done) || number(done).value === tasks.done) return [];
  const rest = tasks.total - tasks.done;
  const left = rest - others.reduce((sum, field) => sum + value(field), 0);
  const stale = [finding(number(done), tasks.done, `${tasks.done} of the ${tasks.total} tasks are done`)];
  if (!isWhole(open) || left < 0 || [left, rest].includes(number(open).value)) return stale;
  return [...stale, finding(number(open), left, `${left} of the ${tasks.total} tasks are left`)];
}

/** Where phases state their own counts, a total most likely means their sum. */
export function documentReadings(doc: SprintDoc): Reading[] {
  const plain = boxReadings(doc.root);
  const byTask = progressClaims(doc).filter(({ ratio }) => /^(?:|tasks?|items?)$/.test(ratio.unit));
  const scopes = [...new Set(byTask.map(({ scope }) => scope))];
  const outer = outermost(scopes);
  const sums =
    outer.length > 1
      ? [
          sum(
            outer.flatMap(scope => boxReadings(scope)[0] ?? []),
            outer.length,
          ),
        ]
      : [];
  return [...sums, ...plain];
}

/** Sections nest, so one is inside another only where it starts before that one's end. */
function outermost(scopes: readonly Section[]): Section[] {
  const inOrder = [...scopes].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  let end = -1;
  return inOrder.filter(({ range }) => {
    const isInside = range.end <= end;
    end = Math.max(end, range.end);
    return !isInside;
  });
}

const sum = (readings: readonly Reading[], phases: number): Reading => ({
  done: readings.reduce((total, { done }) => total + done, 0),
  total: readings.reduce((total, { total: count }) => total + count, 0),
  counted: `checkboxes in the ${phases} parts with counts of their own`,
});

function staleIn({ total, done, others, open }: Counters, readings: readonly Reading[]): StaleNumber[] {
  const stale: StaleNumber[] = [];
  const plain = readings[0] as Reading;
  const declaredTotal = number(total);
  // So few boxes are not all that is counted.
  if (Math.max(...readings.map(reading => reading.total)) * 2 < declaredTotal.value) return [];
  const totalReading = readings.find(reading => reading.total === declaredTotal.value);
  if (!totalReading) stale.push(finding(declaredTotal, plain.total, whole(readings)));
  if (isWhole(done) && !readings.some(reading => reading.done === number(done).value))
    stale.push(finding(number(done), (totalReading ?? plain).done, `${(totalReading ?? plain).done} are checked`));
  if (isWhole(open)) {
    const elsewhere = others.reduce((sum, field) => sum + value(field), 0);
    const rest = declaredTotal.value - value(done) - elsewhere;
    const right = number(open).value;
    if (right !== rest && !readings.some(reading => reading.total - reading.done - elsewhere === right))
      stale.push(finding(number(open), rest, `${declaredTotal.value} in all less the others leave ${rest}`));
  }
  return stale;
}

function whole(readings: readonly Reading[]): string {
  const [first, second] = readings as [Reading, Reading];
  const more = second && second.total !== first.total ? `, and ${second.total} in all` : '';
  return `the document has ${first.total} ${first.counted}${more}`;
}

const finding = (declared: Ranged<number>, found: number, because: string): StaleNumber => ({
  declared,
  found,
  message: `This says ${declared.value}, but ${because}.`,
  evidence: [],
});

const value = (field: Field | undefined): number => (isWhole(field) ? number(field).value : 0);

const number = ({ value: { value: written, range } }: Field): Ranged<number> =>
  ranged(Number(written), range.start, range.end);
