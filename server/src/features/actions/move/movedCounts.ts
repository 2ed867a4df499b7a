import type { Reading } from '../../../model/claims/boxes';
import { type ProgressClaim, progressClaims } from '../../../model/claims/counts';
import type { Edit, SprintDoc } from '../../../model/sprint';
import type { Range } from '../../../range';
import { followedClaim } from '../counts';

interface Change {
  readonly before: SprintDoc;
  readonly now: SprintDoc;
  /** Where something stands now that was not moved itself; undefined for what was. */
  readonly placed: (offset: number) => number | undefined;
}

/**
 * What was counted in one way and was right is counted in that way again, in `now`. A phase of which no task is left has
 * none of none, which is no count to the rules, and so has one that gets its first.
 */
export function movedCounts({ before, now, placed }: Change): Edit[] {
  const claims = new Map(progressClaims(now).map(claim => [startOf(claim), claim]));
  const left = new Map(claims);
  const edits = progressClaims(before).flatMap(old => {
    const at = placed(startOf(old));
    const same = at === undefined ? undefined : claims.get(at);
    if (at === undefined || (!same && !wasRight(old))) return [];
    left.delete(at);
    if (same && isEqual(old.readings[0], same.readings[0])) return [];
    return same && !isEmpty(old) ? followedClaim(old, same) : written(same ?? old, at, same?.readings[0]);
  });
  const known = new Set(progressClaims(before).map(claim => placed(startOf(claim))));
  const filled = [...left].filter(([at, claim]) => !known.has(at) && isEmpty(claim));
  return [...edits, ...filled.flatMap(([at, claim]) => written(claim, at, claim.readings[0]))];
}

const startOf = ({ ratio }: ProgressClaim): number => ratio.done.range.start;
const isEmpty = ({ ratio: { done, total } }: ProgressClaim): boolean => done.value === 0 && total.value === 0;
const wasRight = ({ ratio: { done, total }, readings }: ProgressClaim): boolean =>
  readings.some(each => each.done === done.value && each.total === total.value);

const isEqual = (a: Reading | undefined, b: Reading | undefined): boolean =>
  a?.done === b?.done && a?.total === b?.total;

/** The numbers of a claim, which begins at an offset, as they are: none where nothing is counted. */
function written({ ratio }: ProgressClaim, at: number, right = { done: 0, total: 0 }): Edit[] {
  const from = at - ratio.done.range.start;
  const to = ({ start, end }: Range): Range => ({ start: from + start, end: from + end });
  return (['done', 'total'] as const)
    .filter(each => ratio[each].value !== right[each])
    .map(each => ({ range: to(ratio[each].range), text: String(right[each]) }));
}
