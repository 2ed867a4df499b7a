import type { Status, Task } from '../../model/sprint';
import { hoursIn } from '../../model/tasks/hours';
import { urgencyOf } from '../../model/tasks/priority';
import { compareNaturally } from '../../naturalOrder';
import type { Sorting } from '../../protocol';
import { taskLabel } from '../labels';

/** The tasks of one list as the options order them; what is alike stays in the order of the text. */
export function sorted(tasks: readonly Task[], by: Sorting = 'position'): readonly Task[] {
  if (by === 'position') return tasks;
  if (by === 'name') {
    const named = tasks.map(task => ({ task, name: taskLabel(task) }));
    return named.sort((a, b) => compareNaturally(a.name, b.name)).map(({ task }) => task);
  }
  const rankOf = RANKS[by];
  const ranked = tasks.map(task => ({ task, rank: rankOf(task) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ task }) => task);
}

/** What is under way first, what is over last. */
export const STATUS_ORDER: readonly (Status | '')[] = [
  ...(['in-progress', 'in-review', 'claimed', 'blocked', 'open', '', 'deferred', 'done', 'cancelled'] as const),
];

/** What nobody has estimated comes last. */
const hoursOf = ({ effort }: Task): number => (effort && hoursIn(effort.value)) ?? Number.MAX_VALUE;

const RANKS: Readonly<Record<Exclude<Sorting, 'position' | 'name'>, (task: Task) => number>> = {
  status: ({ status }) => STATUS_ORDER.indexOf(status?.value ?? ''),
  priority: urgencyOf,
  effort: hoursOf,
};
