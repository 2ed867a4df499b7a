import type { Facts, Task } from '../../../model/sprint';
import { isTemplatePath } from '../../../model/templates/templates';
import { contains } from '../../../range';

/** Whether a task can be given another place in its document, as far as facts tell. */
export const canMove = (doc: Facts, task: Task): boolean => whyFixed(doc, task) === undefined;

/** Why a task stays where it is. */
export function whyFixed(
  { kind, path, title, queue }: Facts,
  { source, range, title: name }: Task,
): string | undefined {
  if (!kind) return 'This is no sprint document.';
  if (isTemplatePath(path)) return 'This is a template: its tasks are examples and stay where they are.';
  if (source === 'front-matter' || (source === 'heading' && name.range.end === title?.range.end))
    return 'This task is the document itself. It can only be moved as a file.';
  return isRecord({ queue }, { source, range }) ? DONE : undefined;
}

/** Whether a task stands in a table of completed work. */
export const isRecord = ({ queue }: Pick<Facts, 'queue'>, { source, range }: Pick<Task, 'source' | 'range'>): boolean =>
  source === 'completed-row' || queue?.completed.some(table => contains(table.range, range)) === true;

/** What is done stands in its order for the record. */
export const DONE = 'What stands in a table of completed work is a record. Its rows stay there, and none is moved in.';

/** How deep each task stands in others; a document that is one task does not count. */
export function levelsOf(doc: Pick<Facts, 'tasks' | 'title'>): ReadonlyMap<Task, number> {
  const levels = new Map<Task, number>();
  const ends: number[] = [];
  for (const task of doc.tasks) {
    while ((ends.at(-1) ?? Number.POSITIVE_INFINITY) <= task.range.start) ends.pop();
    levels.set(task, ends.length);
    if (task.source !== 'front-matter' && task.title.range.end !== doc.title?.range.end) ends.push(task.range.end);
  }
  return levels;
}
