import { idKey } from '../../model/ids/ids';
import type { ListItem, SprintDoc, Task } from '../../model/sprint';
import { isSameWork } from '../../model/sprints/sameWork';
import type { Range } from '../../range';
import { holds, itemsAt, taskAt } from '../places';

/** What an action at an offset is about: a task with a state, or a checkbox and those around it. */
export type Subject =
  | { readonly type: 'task'; readonly task: StatedTask }
  | { readonly type: 'box'; readonly items: readonly ListItem[]; readonly task: Task };

export type StatedTask = Task & Required<Pick<Task, 'id' | 'status'>>;

/** Only on the lines that state a task: its description below is prose. */
export function subjectAt(doc: SprintDoc, offset: number): Subject | undefined {
  const items = itemsAt(doc, offset);
  const item = items.at(-1);
  if (item?.checkbox && isOnLineOf(doc, item.checkbox.range, offset)) {
    const start = item.checkbox.range.start;
    const task = doc.tasks.find(({ source, status }) => source === 'checkbox' && status?.range.start === start);
    return task && { type: 'box', items, task };
  }
  if (item) return undefined;
  const task = taskAt(doc, offset);
  if (!task || !isStated(task)) return undefined;
  const isHere =
    task.source === 'row'
      ? holds(task.range, offset)
      : task.source !== 'bullet' && [task.id.range, task.status.range].some(range => isOnLineOf(doc, range, offset));
  return isHere ? { type: 'task', task } : undefined;
}

/** What a menu was opened for, as far as text can tell. */
export const nameOfSubject = ({ task }: Subject): string =>
  `${task.id?.value ?? ''} ${task.title.value.slice(0, LONGEST_NAME)}`;
const LONGEST_NAME = 200;

const isOnLineOf = ({ lines }: SprintDoc, { start }: Range, offset: number): boolean =>
  lines.positionAt(start).line === lines.positionAt(offset).line;

export const isStated = (task: Task): task is StatedTask => task.id !== undefined && task.status?.written !== undefined;

/** Every place of the document that tells the state of the same work, the task's own first. */
export function tellingsOf(doc: SprintDoc, task: Task): readonly Task[] {
  const others = task.id ? (doc.ids.get(idKey(task.id.value))?.tasks ?? []) : [];
  const boxes = others.filter(({ source }) => source === 'checkbox').length;
  return [
    task,
    ...others.filter(
      other =>
        other !== task &&
        other.status?.written !== undefined &&
        other.source !== 'bullet' &&
        // Every section may number its steps from 1 on.
        (other.source !== 'checkbox' || (boxes === 1 && task.source !== 'checkbox')) &&
        other.range.start !== task.range.start &&
        isSameWork(other.title.value, task.title.value),
    ),
  ];
}
