import { type CountedList, countedLists } from '../../model/claims/countedLists';
import { listReadings } from '../../model/claims/listReadings';
import { mentionsOf } from '../../model/claims/mentions';
import type { Part, SprintDoc } from '../../model/sprint';
import type { Ranged } from '../../range';
import { short } from '../markdownText';
import type { Count } from './count';

/** "(5-point)" and "New Files (18):" against the list that follows, “≤ 40 words” and “Max 3 tasks” against the plan. */
export function* lengthCounts(doc: SprintDoc, offset: number): Generator<Count> {
  yield* limits(doc);
  const part = doc.parts.findLast(each => each.start <= offset);
  if (part) for (const count of part.read(countsOfPart)) yield count;
}

function* limits({ plan }: SprintDoc): Generator<Count> {
  const { goal, mostTasks, tasks } = plan ?? {};
  if (goal?.limit && goal.words !== undefined)
    yield limit(goal.limit, goal.words, `the words below “${short(goal.heading.value, 60)}”, without labels and code`);
  // Where no tasks were read, nothing says that there are none.
  if (mostTasks && tasks?.length) yield limit(mostTasks, tasks.length, 'the tasks of this plan');
}

const limit = ({ value, range }: Ranged<number>, found: number, how: string): Count => ({
  ...{ range, how, declared: `at most ${value}`, found: String(found) },
  isRight: found <= value,
});

function countsOfPart(part: Part): readonly Count[] {
  if (!MAY_COUNT.test(part.prose)) return [];
  return [...countedLists(part)].flatMap(list => {
    const found = lengthOf(list);
    if (found === undefined) return [];
    const how = list.label ? `the list “${short(list.label, 80)}”` : 'the list that follows';
    return [list.declared, ...mentionsOf(part, list)].map(({ value, range }) => ({
      range,
      declared: String(value),
      found: String(found),
      how: `${found === 1 ? 'the one item' : 'the items'} of ${how}`,
      isRight: value === found,
    }));
  });
}

const MAY_COUNT = /\(\d{1,3}[) -]/;

/** In any way in which it is true; else only where the items are clearly one thing each, and about as many. */
function lengthOf({ lists, wider, parts, declared: { value }, unit }: CountedList): number | undefined {
  const { counts, certain } = listReadings(lists, unit);
  const sum = parts.reduce((total, each) => total + each, 0);
  if ([...counts, ...listReadings(wider, unit).counts].includes(value) || (parts.length && sum === value)) return value;
  return certain && value <= FARTHEST * (counts[0] ?? 0) ? counts[0] : undefined;
}

const FARTHEST = 3;
