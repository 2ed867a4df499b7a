import type { Facts, Task } from '../../model/sprint';
import { withSteps } from '../../model/tasks/items';
import { progressOf } from '../progress';
import { type Branch, branch, childId, uniqueKeys } from './branch';
import type { TreeContext } from './context';
import type { DocumentView } from './documentView';
import { type Layout, storyOf } from './layout';
import { taskNode } from './nodes';
import { problemsIn } from './problems';

/** Makes branches of those of some tasks that are shown. */
export type TaskBranches = (tasks: readonly Task[], parent: string, keys: (key: string) => string) => readonly Branch[];

export function taskBranches(
  { doc, layout }: { readonly doc: Facts; readonly layout: Layout },
  { project, findingsOf }: TreeContext,
  view: DocumentView,
): TaskBranches {
  const findings = findingsOf(doc);
  const isStory = storyOf(doc) !== undefined;
  const withKey = (task: Task, keys: (key: string) => string) => ({
    task,
    key: keys(`task:${task.id?.value ?? task.title.value}`),
  });
  const make = (task: Task, id: string, isInner: boolean): Branch => {
    const inside = layout.inside(task);
    const { progress } = progressOf(withSteps(inside));
    const problems = problemsIn(findings, task.range);
    return branch(
      {
        id,
        ...taskNode(doc, task, project),
        ...(isInner && task.source === 'checkbox' && { type: 'item' }),
        ...(progress && { progress }),
        ...(problems && { problems }),
      },
      inside.some(view.shows) ? () => list(inside, { id, keys: uniqueKeys(), isInner: true }) : undefined,
      ({ uri, offset }) => uri === doc.uri && task.range.start <= offset && offset <= task.range.end,
    );
  };
  const list = (tasks: readonly Task[], { id, keys, isInner }: List): readonly Branch[] =>
    tasks
      .map(task => withKey(task, keys))
      .filter(({ task }) => view.shows(task))
      .map(({ task, key }) => make(task, childId(id, key), isInner));
  return (tasks, id, keys) => list(tasks, { id, keys, isInner: isStory });
}

interface List {
  readonly id: string;
  readonly keys: (key: string) => string;
  /** Whether they stand in a task. */
  readonly isInner: boolean;
}
