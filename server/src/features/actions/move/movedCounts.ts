import { type Reading, rememberedReadings } from '../../../model/claims/boxes';
import { type ProgressClaim, progressClaims } from '../../../model/claims/counts';
import { markedReading } from '../../../model/claims/markedLists';
import { sectionsOf } from '../../../model/sections';
import type { Edit, Section, SprintDoc } from '../../../model/sprint';
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
export function movedCounts(change: Change): Edit[] {
  const { before, now, placed } = change;
  const [olds, claims] = [progressClaims(before), new Map(progressClaims(now).map(claim => [startOf(claim), claim]))];
  const left = new Map(claims);
  const edits = olds.flatMap(old => {
    const at = placed(startOf(old));
    if (at === undefined) return [];
    const same = claims.get(at);
    left.delete(at);
    if (!same) return written(old, at, countedStill(change, old));
    if (isEqual(old.readings[0], same.readings[0])) return [];
    return isEmpty(old) ? written(same, at, same.readings[0]) : followedClaim(old, same);
  });
  const known = new Set(olds.map(claim => placed(startOf(claim))));
  const filled = [...left].filter(([at, claim]) => !known.has(at) && isEmpty(claim));
  return [...edits, ...filled.flatMap(([at, claim]) => written(claim, at, claim.readings[0]))];
}

const startOf = ({ ratio }: ProgressClaim): number => ratio.done.range.start;
const isEmpty = ({ ratio: { done, total } }: ProgressClaim): boolean => done.value === 0 && total.value === 0;

/** What a heading counts is read as a count because it is right, and so its number is none until it is right again. */
function countedStill({ before, now, placed }: Change, { ratio, scope, readings }: ProgressClaim) {
  const { done, total } = ratio;
  const way = readings.findIndex(each => each.done === done.value && each.total === total.value);
  const start = placed(scope.range.start);
  const section = sectionsOf(now.root).find(({ range }) => range.start === start);
  const isOwn = way >= 0 && way < readingsIn(before, scope).length;
  if (!section || !isOwn) return undefined;
  const found = readingsIn(now, section);
  return found.length ? found.find(({ counted }) => counted === readings[way]?.counted) : NONE;
}

const NONE = { done: 0, total: 0 };

function readingsIn(doc: SprintDoc, section: Section): readonly Reading[] {
  const boxes = rememberedReadings(doc)(section);
  return boxes.length ? boxes : [markedReading(section) ?? []].flat();
}

const isEqual = (a: Reading | undefined, b: Reading | undefined): boolean =>
  a?.done === b?.done && a?.total === b?.total;

/** The numbers of a claim, which begins at an offset, as they are. */
function written({ ratio }: ProgressClaim, at: number, right: Pick<Reading, 'done' | 'total'> | undefined): Edit[] {
  if (!right) return [];
  const from = at - ratio.done.range.start;
  const to = ({ start, end }: Range): Range => ({ start: from + start, end: from + end });
  return (['done', 'total'] as const)
    .filter(each => ratio[each].value !== right[each])
    .map(each => ({ range: to(ratio[each].range), text: String(right[each]) }));
}
