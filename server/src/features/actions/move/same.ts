import type { SprintDoc, Task } from '../../../model/sprint';
import { levelsOf } from './movable';

/** Whether two texts are read as the same headings and tasks, in whatever order: what was moved is still what it was. */
export function isSameWorkIn(before: SprintDoc, after: SprintDoc): boolean {
  const [old, now] = [before, after].map(readings) as [Told[], Told[]];
  if (old.length !== now.length) return false;
  // Most stay where they were, and need no sorting.
  const pairs = old.map((each, at) => [each, now[at] ?? []] as const).filter(([a, b]) => !isAlike(a, b));
  const [left, more] = [pairs.map(([each]) => keyOf(each)), pairs.map(([, each]) => keyOf(each))];
  return left.sort().join('\n') === more.sort().join('\n');
}

type Told = readonly (string | number | undefined)[];

const isAlike = (a: Told, b: Told): boolean => a.length === b.length && a.every((each, at) => each === b[at]);
const keyOf = (told: Told): string => JSON.stringify(told);

function readings(doc: SprintDoc): Told[] {
  const levels = levelsOf(doc);
  const headings = doc.headings.map(({ level, text }) => [level, text.value]);
  return [[doc.kind], ...headings, ...doc.tasks.map(task => told(task, levels.get(task) ?? 0))];
}

/** A bullet below “Done” is done: its place says so, and may say something else now. */
const told = ({ source, id, title, status, owner, effort, priority, dependsOn, steps }: Task, level: number): Told => [
  ...[level, source, id?.value, title.value, owner?.value, effort?.value, priority?.value, steps?.length],
  ...(source === 'bullet' ? [] : [status?.value, status?.written]),
  ...dependsOn.map(({ key }) => key),
];
