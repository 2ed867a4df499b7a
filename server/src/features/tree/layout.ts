import type { Facts, Task } from '../../model/sprint';
import { isSetAside } from '../../model/sprints/sprints';
import { isOneTask } from '../../model/tasks/work';
import { oncePer } from '../../oncePer';
import { lineOf, titleOf } from '../labels';
import { fileName } from '../markdownText';
import { allTasks, topPhases } from '../phases';

/** How the tasks of a document stand inside each other. */
export interface Layout {
  /** Those that stand in no other task, in phases or not. */
  readonly top: readonly Task[];
  /** Those of them that stand in no phase either. */
  readonly loose: readonly Task[];
  /** What stands in a task: its steps, or below its heading what has one. */
  inside(task: Task): readonly Task[];
}

export function layoutOf(doc: Facts): Layout {
  const inPhases = new Set(topPhases(doc).flatMap(allTasks));
  const steps = new Set(doc.tasks.flatMap(task => task.steps ?? []));
  const below = new Map<Task, Task[]>();
  const [top, loose]: [Task[], Task[]] = [[], []];
  const around: Task[] = [];
  for (const task of doc.tasks) {
    if (steps.has(task) || isWhole(doc, task)) continue;
    while (around.length && (around.at(-1) as Task).range.end <= task.range.start) around.pop();
    const heading = around.at(-1);
    if (inPhases.has(task)) top.push(task);
    else if (heading) add(below, heading, task);
    else loose.push(task);
    if (task.source === 'heading') around.push(task);
  }
  return {
    top: [...top, ...loose],
    loose,
    inside: task => [...(task.steps ?? []), ...(below.get(task) ?? [])],
  };
}

/** To the list of a key. */
export function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The task that a document is as a whole: a plan may have an id and a state, and is none all the same. */
export const storyOf = (doc: Facts): Task | undefined =>
  doc.kind === 'story' && isOneTask(doc) ? doc.tasks[0] : undefined;

/** What front matter and the title tell of is the document. */
const isWhole = (doc: Facts, task: Task): boolean =>
  task.source === 'front-matter' || (task.source === 'heading' && task.title.range.end === doc.title?.range.end);

/** What a document is called; never empty. */
export const labelOf = oncePer((doc: Facts): string => lineOf(titleOf(doc)) || fileName(doc));

/** Whether a document is kept for the record, or is a pattern for others; by its path alone. */
export const isPutAway = oncePer(isSetAside);
