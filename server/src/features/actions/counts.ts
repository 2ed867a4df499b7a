import type { Reading } from '../../model/claims/boxes';
import { type Counters, countersOf, isWhole, type ProgressClaim, progressClaims } from '../../model/claims/counts';
import { documentReadings } from '../../model/claims/staleCounters';
import { storyCounts } from '../../model/claims/storyCounts';
import type { Field } from '../../model/fields';
import type { Edit, SprintDoc } from '../../model/sprint';
import type { Range } from '../../range';

/**
 * What was counted in one way and was right must be counted in that way afterwards: a rule accepts any way of counting, so
 * it may well find nothing. Edits are those of `after`; `before` is the same document with the action still to come. `order`
 * sorts its offsets as what stands there stands afterwards.
 */
export const followedCounts = (before: SprintDoc, after: SprintDoc, order?: Order): Edit[] =>
  distinct([
    // What is moved brings its claims along, and who moves it knows which is which.
    ...(order ? [] : followedProgress(before, after)),
    ...followedCounters(before, after, order),
    ...followedStories(before, after),
  ]);

type Order = (offset: number) => number;

function followedProgress(before: SprintDoc, after: SprintDoc): Edit[] {
  return pairs(progressClaims(before), progressClaims(after)).flatMap(([old, now]) => followedClaim(old, now));
}

/** The numbers of `now`, counted as those of `old` were. */
export function followedClaim(old: ProgressClaim, now: ProgressClaim): Edit[] {
  const { done, total } = old.ratio;
  const way = old.readings.findIndex(each => each.done === done.value && each.total === total.value);
  const found = sameWay(old.readings, now.readings, way);
  return found ? [...number(now.ratio.done, found.done), ...number(now.ratio.total, found.total)] : [];
}

function followedCounters(before: SprintDoc, after: SprintDoc, order: Order | undefined): Edit[] {
  const known = countersOf(before);
  const ordered = order ? [...known].sort((a, b) => order(startOf(a)) - order(startOf(b))) : known;
  const counters = pairs(ordered, countersOf(after));
  if (!counters.length || before.kind !== 'tracker') return [];
  const [old, now] = [documentReadings(before), documentReadings(after)];
  return counters.flatMap(([was, is]) => movedBetween(was, is, { old, now }));
}

const startOf = ({ total }: Counters): number => total.value.range.start;

interface Readings {
  readonly old: readonly Reading[];
  readonly now: readonly Reading[];
}

/** What is done grows by what is ticked, and what is open shrinks by as much. */
function movedBetween(was: Counters, is: Counters, { old, now }: Readings): Edit[] {
  if (!isWhole(was.done) || !isWhole(is.done)) return [];
  const [done, total] = [digitsOf(was.done), digitsOf(was.total)];
  const fits = (each: Reading) => each.done === done;
  const exact = old.findIndex(each => fits(each) && each.total === total);
  const way = exact >= 0 ? exact : old.findIndex(fits);
  const found = sameWay(old, now, way);
  if (!found || found.done === done) return [];
  const open = isWhole(was.open) ? digitsOf(was.open) - (found.done - done) : -1;
  return [...written(is.done, found.done), ...(isWhole(is.open) && open >= 0 ? written(is.open, open) : [])];
}

function followedStories(before: SprintDoc, after: SprintDoc): Edit[] {
  return pairs(storyCounts(before), storyCounts(after)).flatMap(([old, now]) => {
    const { value } = old.declared;
    // Where both ways gave the same, either is as good; where neither did, the rule says what is right.
    const found = value === old.ids ? now.ids : value === old.rows ? now.rows : undefined;
    return found === undefined ? [] : number(now.declared, found);
  });
}

const sameWay = (old: readonly Reading[], now: readonly Reading[], way: number): Reading | undefined =>
  now[way]?.counted === old[way]?.counted ? now[way] : undefined;

/** No action adds or removes what states a number, so the first is the first. */
const pairs = <T>(old: readonly T[], now: readonly T[]): (readonly [T, T])[] =>
  old.length === now.length ? old.map((each, at) => [each, now[at] as T] as const) : [];

const number = ({ value, range }: { readonly value: number; readonly range: Range }, right: number): Edit[] =>
  value === right ? [] : [{ range, text: String(right) }];

const written = (field: Field, right: number): Edit[] =>
  number({ value: digitsOf(field), range: field.value.range }, right);

const digitsOf = ({ value }: Field): number => Number(value.value);

/** A number that two claims share is changed once. */
function distinct(edits: readonly Edit[]): Edit[] {
  const starts = new Set<number>();
  return edits.filter(({ range }) => !starts.has(range.start) && starts.add(range.start));
}
