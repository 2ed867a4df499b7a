import type { SprintDoc, Task } from '../../../model/sprint';
import { levelsOf } from './movable';

/** Whether two texts are read as the same headings and tasks, in whatever order: what was moved is still what it was. */
export function isSameWorkIn(before: SprintDoc, after: SprintDoc): boolean {
  const [old, now] = [before, after].map(readings) as [string[], string[]];
  return old.length === now.length && old.every((each, at) => each === now[at]);
}

function readings(doc: SprintDoc): string[] {
  const levels = levelsOf(doc);
  const headings = doc.headings.map(({ level, text }) => `${level} ${text.value}`);
  return [doc.kind ?? '', ...headings, ...doc.tasks.map(task => told(task, levels.get(task) ?? 0))].sort();
}

/** A bullet below “Done” is done: its place says so, and may say something else now. */
const told = ({ source, id, title, status, owner, effort, priority, dependsOn, steps }: Task, level: number): string =>
  JSON.stringify([
    ...[level, source, id?.value, title.value, owner?.value, effort?.value, priority?.value, steps?.length],
    ...(source === 'bullet' ? [] : [status?.value, status?.written]),
    dependsOn.map(({ key }) => key),
  ]);
