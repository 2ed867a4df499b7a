import { idKey } from '../model/ids/ids';
import type { Facts, Phase, Task } from '../model/sprint';
import { withSteps } from '../model/tasks/items';
import { workIn } from '../model/tasks/work';
import { oncePer } from '../oncePer';

/** Without the phase that is the whole document under its title. */
export function topPhases({ phases, title }: Facts): readonly Phase[] {
  const [only] = phases;
  return only && phases.length === 1 && only.name.range.start === title?.range.start ? only.phases : phases;
}

export const withInner = (phase: Phase): readonly Phase[] => [phase, ...phase.phases.flatMap(withInner)];
export const allTasks = ({ tasks, phases }: Phase): readonly Task[] => [
  ...withSteps(tasks),
  ...phases.flatMap(allTasks),
];

/**
 * The tasks of a phase that count as its own. A list of what the whole document has completed often stands below the last
 * phase, and behind it what older phases did.
 */
export function workOf(doc: Facts, phase: Phase): readonly Task[] {
  const all = allTasks(phase);
  const counted = startsOfWork(doc);
  const work = counted ? all.filter(({ range }) => counted.has(range.start)) : all;
  // What is beside the work, such as criteria, has a progress of its own where it stands alone.
  const tasks = work.some(({ status }) => status) ? work : all;
  const start = tasks.find(({ source }) => source === 'completed-row')?.range.start;
  if (start === undefined) return tasks;
  const isElsewhere = ({ range, source }: Task): boolean =>
    source === 'row' && (range.start < phase.range.start || range.start > start);
  const isOfAll = tasks.some(
    ({ id, source }) => source === 'completed-row' && id && doc.ids.get(idKey(id.value))?.tasks.some(isElsewhere),
  );
  const own = isOfAll ? tasks.filter(({ range }) => range.start < start) : [];
  return own.length ? own : tasks;
}

/** Undefined where every task counts. */
const startsOfWork = oncePer((doc: Facts): ReadonlySet<number> | undefined => {
  const work = workIn(doc);
  return work === doc.tasks ? undefined : new Set(work.map(({ range }) => range.start));
});
