import { nameOf } from '../../model/ids/taskNames';
import type { Task } from '../../model/sprint';
import { lineOf, plain, taskLabel } from '../labels';

/** Whether a task is the one that a client showed as `label`: its title, its id, or both in a line. */
export const isShownAs = (task: Pick<Task, 'id' | 'title'>, label: string): boolean => namesOf(task).includes(label);

const namesOf = ({ id, title }: Pick<Task, 'id' | 'title'>): readonly string[] => [
  ...[taskLabel({ title, ...(id && { id }) }), title.value, plain(title.value), lineOf(title.value)],
  ...(id ? [id.value, nameOf(id.value), plain(id.value)] : []),
];
