import { boxReadings, type Reading } from '../../model/claims/boxes';
import { type Counters, countersOf, isWhole, type ProgressClaim, progressClaims } from '../../model/claims/counts';
import { headingTasks } from '../../model/claims/headingTasks';
import { MARKED } from '../../model/claims/markedLists';
import { documentReadings, staleCounters } from '../../model/claims/staleCounters';
import type { Field } from '../../model/fields';
import type { SprintDoc } from '../../model/sprint';
import { short } from '../markdownText';
import { holds } from '../places';
import type { Count } from './count';

/** "(12/45 tasks)" of a section, and “Total Tasks: 45” of a document, against the checkboxes that they count. */
export function* boxCounts(doc: SprintDoc, offset: number): Generator<Count> {
  const claim = claimsOf(doc).find(({ ratio }) => holds(ratio.range, offset));
  const ofSection = claim && sectionCount(claim);
  if (ofSection) yield ofSection;
  yield* doc.once(documentCounts, documentCounts);
}

const claimsOf = (doc: SprintDoc): readonly ProgressClaim[] => doc.once(progressClaims, progressClaims);

/** What fits the number in any way is how it was counted; else the plain way, unless so few boxes are not all that is meant. */
function sectionCount({ ratio, scope, readings }: ProgressClaim): Count | undefined {
  const { done, total, range } = ratio;
  const right = readings.find(reading => reading.done === done.value && reading.total === total.value);
  const found = right ?? readings.find(reading => reading.total === total.value) ?? readings[0];
  const most = readings.reduce((max, reading) => Math.max(max, reading.total), 0);
  if (!found || (!right && most * 2 < total.value)) return undefined;
  const isOfScope = found.counted === MARKED || boxReadings(scope).some(each => isSame(each, found));
  const place = isOfScope ? `below “${short(scope.heading?.text.value ?? '', 80)}”` : 'in the section around it';
  return {
    range,
    declared: `${done.value}/${total.value}`,
    found: `${found.done}/${found.total}`,
    how: `${amount(found)} ${place}, ${found.done} of them ${found.counted === MARKED ? 'done' : 'checked'}`,
    isRight: right !== undefined,
  };
}

const isSame = (a: Reading, b: Reading): boolean => a.done === b.done && a.total === b.total && a.counted === b.counted;

const amount = ({ total, counted }: Reading): string =>
  `${total} ${total === 1 ? counted.replace('boxes', 'box').replace(/s$/, '') : counted}`;

/** What is not right in one way may be so in another, and rules know them all. */
function documentCounts(doc: SprintDoc): readonly Count[] {
  const counts = countersOf(doc).flatMap(counters => [...countsOf(doc, counters)]);
  if (counts.every(({ isRight }) => isRight)) return counts;
  const stale = new Set(staleCounters(doc).map(({ declared }) => declared.range.start));
  return counts.filter(({ isRight, range }) => isRight || stale.has(range.start));
}

function* countsOf(doc: SprintDoc, { total, done, others, open }: Counters): Generator<Count> {
  const readings = readingsOf(doc, numberOf(total));
  const found = readings.find(reading => reading.total === numberOf(total)) ?? readings[0];
  if (!found) return;
  yield count(total, found.total, `${amount(found)} in this document`);
  const right = readings.find(reading => isWhole(done) && reading.done === numberOf(done)) ?? found;
  if (isWhole(done))
    yield count(done, right.done, `of ${amount(right)} in this document, those that are ${wordFor(right)}`);
  if (!isWhole(open)) return;
  const elsewhere = others.reduce((sum, field) => sum + numberOf(field), 0);
  const rest = numberOf(total) - numberOf(done) - elsewhere;
  const isLeft = readings.some(reading => reading.total - reading.done - elsewhere === numberOf(open));
  yield count(open, isLeft ? numberOf(open) : rest, 'what is neither done nor counted otherwise');
}

/** What is no tracker may count anything: only a total that is that of its checkboxes counts those. */
function readingsOf(doc: SprintDoc, total: number): readonly Reading[] {
  const readings = doc.kind === 'tracker' ? documentReadings(doc) : boxReadings(doc.root);
  if (!readings.length) return [headingTasks(doc)].filter(tasks => tasks !== undefined);
  const most = readings.reduce((max, reading) => Math.max(max, reading.total), 0);
  const isMeant = doc.kind === 'tracker' ? most * 2 >= total : readings.some(reading => reading.total === total);
  return isMeant ? readings : [];
}

const wordFor = ({ counted }: Reading): string => (/box/.test(counted) ? 'checked' : 'done');

const numberOf = (field: Field | undefined): number => (isWhole(field) ? Number(field.value.value) : 0);

const count = ({ value: { value, range } }: Field, found: number, how: string): Count => ({
  range,
  declared: value,
  found: String(found),
  how,
  isRight: value === String(found),
});
