import type { Task } from '../../model/sprint';
import { hoursIn } from '../../model/tasks/hours';
import { urgencyOf } from '../../model/tasks/priority';
import type { TreeRank } from '../../protocol';

/** What the order of “Next Up” goes by. */
export interface Rankable {
  /** How many unfinished tasks wait for it, directly or through others. */
  readonly unblocks: number;
  readonly priority?: Task['priority'];
  readonly effort?: Task['effort'];
  /** As written; undefined where its document is about no sprint. */
  readonly sprint: string | undefined;
  readonly path: string;
  /** Where it stands in its document. */
  readonly start: number;
}

export type Ranked<T> = T & { readonly rank: TreeRank };

/**
 * The order in which to take what can be claimed, best first. What decides is the first of these in which two differ:
 *
 * 1. more unfinished work waits for it, directly or through others;
 * 2. the higher priority: P0 or critical, P1 or high, P2 or medium, P3 or low; none counts as medium;
 * 3. the smaller effort, in hours as `hoursIn` counts them; what nobody has estimated counts as a day;
 * 4. the order of the documents: the lower number of the sprint (what is in no sprint comes last), the path, the place.
 *
 * The same candidates in another order give the same list. Only the first `most` are told.
 */
export function rank<T extends Rankable>(candidates: readonly T[], most?: number): readonly Ranked<T>[] {
  return candidates
    .map(candidate => ({ candidate, urgency: urgencyOf(candidate), hours: hoursOf(candidate) }))
    .sort(
      (a, b) =>
        b.candidate.unblocks - a.candidate.unblocks ||
        a.urgency - b.urgency ||
        a.hours - b.hours ||
        byPlace(a.candidate, b.candidate),
    )
    .slice(0, most)
    .map(({ candidate }, at) => ({ ...candidate, rank: rankOf(candidate, at + 1) }));
}

function byPlace(a: Rankable, b: Rankable): number {
  if (a.sprint !== b.sprint) {
    if (a.sprint === undefined || b.sprint === undefined) return a.sprint === undefined ? 1 : -1;
    const order = compareNumbers(a.sprint, b.sprint);
    if (order) return order;
  }
  return a.path === b.path ? a.start - b.start : a.path < b.path ? -1 : 1;
}

/** "9" before "10", "0.9" before "0.10", "6" before "6A". */
export function compareNumbers(a: string, b: string): number {
  const [as, bs] = [partsOf(a), partsOf(b)];
  for (const [at, part] of as.entries()) {
    const other = bs[at];
    if (other === undefined) return 1;
    if (part !== other) return part - other;
  }
  if (as.length !== bs.length) return -1;
  return a === b ? 0 : a < b ? -1 : 1;
}

const partsOf = (number: string): number[] => number.match(/\d+/g)?.map(Number) ?? [];

/** Hours. */
const UNKNOWN = 8;
const hoursOf = ({ effort }: Rankable): number => (effort && hoursIn(effort.value)) ?? UNKNOWN;

const rankOf = ({ unblocks, priority, effort }: Rankable, place: number): TreeRank => ({
  place,
  unblocks,
  ...(priority && { priority: priority.value }),
  ...(effort && { effort: effort.value }),
});
