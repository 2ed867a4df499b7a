import type { Facts, SprintDoc, Task } from '../../model/sprint';
import { withSteps } from '../../model/tasks/items';
import { oncePer } from '../../oncePer';
import type { Project } from '../../project';
import type { TaskVerb, TreeNode } from '../../protocol';
import type { LineIndex, Range } from '../../range';
import { canHave } from '../actions/fileStates';
import { canMove } from '../actions/move/movable';
import { knowsState } from '../actions/notation';
import { VERBS } from '../actions/offers';
import { isStated } from '../actions/tellings';
import { lineOf, taskLabel } from '../labels';
import { toLspRange } from '../lsp';
import { progressOf } from '../progress';
import { storyFileOf } from './storyFile';

/** What a tree shows of a task, wherever it shows it. */
export function taskNode(doc: Facts, task: Task, project: Project): Omit<TreeNode, 'id' | 'hasChildren'> {
  const { progress } = task.steps ? progressOf(withSteps(task.steps)) : {};
  return {
    type: 'task',
    label: taskLabel(task),
    ...(progress && { progress }),
    ...(task.source === 'checkbox' && { box: task.status?.value === 'done' }),
    ...(canMove(doc, task) && { movable: true }),
    ...factsOf(doc, task, project),
    ...place(doc, task.id?.range ?? task.title.range),
  };
}

/** What is known of a task, also where a whole document is it. */
export function factsOf(doc: Facts, task: Task, project: Project) {
  const { status, owner, effort, priority, id, dependsOn } = task;
  const verbs = verbsOf(doc, task, project);
  const storyFile = storyFileOf(project, doc, task);
  return {
    ...(status && { status: status.value }),
    ...(owner && { owner: lineOf(owner.value) }),
    ...(effort && { effort: lineOf(effort.value) }),
    ...(priority && { priority: lineOf(priority.value) }),
    ...(verbs.length && { verbs: [...verbs] }),
    ...(id && { taskId: lineOf(id.value) }),
    ...(storyFile && { storyFile }),
    ...(dependsOn.length && { hasNeeds: true }),
  };
}

/** By its state and the words that there are: what stands against it is only asked when somebody wants to do it. */
export function verbsOf(doc: Facts, task: Task, project: Project): readonly TaskVerb[] {
  if (task.source === 'checkbox') return [task.status?.value === 'done' ? 'uncheck' : 'check'];
  if (!isStated(task) || task.source === 'bullet') return [];
  const verbs = VERBS[task.status.value] ?? [];
  return verbs.filter(verb => {
    if (verb === 'claim') return knowsClaims(doc) && canHave(project, task, 'claimed');
    return verb !== 'block' || canHave(project, task, 'blocked');
  });
}

/** Whether a document has a word for what is claimed; where its text is not at hand, a queue has told. */
const knowsClaims = oncePer((doc: Facts | SprintDoc): boolean =>
  'text' in doc
    ? knowsState(doc, 'claimed')
    : doc.queue?.claims || doc.tasks.some(({ status }) => status?.value === 'claimed'),
);

export const place = ({ uri, lines }: { uri: string; lines: LineIndex }, range: Range) => ({
  uri,
  range: toLspRange(lines, range),
});
