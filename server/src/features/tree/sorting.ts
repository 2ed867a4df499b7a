import { wholeEffort } from '../../model/effort';
import type { Status, Task } from '../../model/sprint';
import type { Sorting } from '../../protocol';
import { taskLabel } from '../labels';
import { urgencyOf } from '../urgency';

/** The tasks of one list as the options order them; what is alike stays in the order of the text. */
export function sorted(tasks: readonly Task[], by: Sorting = 'position'): readonly Task[] {
  if (by === 'position') return tasks;
  if (by === 'name') {
    const named = tasks.map(task => ({ task, name: taskLabel(task) }));
    return named.sort((a, b) => compareNames(a.name, b.name)).map(({ task }) => task);
  }
  const rankOf = RANKS[by];
  const ranked = tasks.map(task => ({ task, rank: rankOf(task) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ task }) => task);
}

/** As people sort: “Sprint 9” before “Sprint 10”. */
export const compareNames = new Intl.Collator('en', { numeric: true }).compare;

/** What is under way first, what is over last. */
export const STATUS_ORDER: readonly (Status | '')[] = [
  ...(['in-progress', 'in-review', 'claimed', 'blocked', 'open', '', 'deferred', 'done', 'cancelled'] as const),
];

/** In minutes, as far as efforts can be compared: a day has eight hours, a point is worth half a day. */
export function effortOf({ effort }: Task): number {
  const found = effort && wholeEffort(effort, 'points');
  if (!found) return Number.MAX_VALUE;
  const value = typeof found.value === 'number' ? found.value : (found.value[0] + found.value[1]) / 2;
  return found.unit === 'size' ? 60 * 2 ** value : value * MINUTES[found.unit];
}

const MINUTES = { minutes: 1, hours: 60, days: 480, weeks: 2400, points: 240 } as const;

const RANKS: Readonly<Record<Exclude<Sorting, 'position' | 'name'>, (task: Task) => number>> = {
  status: ({ status }) => STATUS_ORDER.indexOf(status?.value ?? ''),
  priority: urgencyOf,
  effort: effortOf,
};
