import { idKey } from '../model/ids/ids';
import type { Facts, Status, Task } from '../model/sprint';

export interface Progress {
  readonly status?: Status;
  /** "12/30 · 40%"; empty where no task has a status. */
  readonly text: string;
}

/** How far the tasks have come; a cancelled one does not count. */
export function progressOf(tasks: readonly Task[]): Progress {
  const states = toldOnce(tasks).flatMap(({ status }) => status?.value ?? []);
  const counted = states.filter(state => state !== 'cancelled');
  if (!counted.length) return { text: '' };
  const done = counted.filter(state => state === 'done').length;
  return {
    status: done === counted.length ? 'done' : counted.some(isBegun) ? 'in-progress' : 'open',
    text: `${done}/${counted.length} · ${Math.floor((done / counted.length) * 100)}%`,
  };
}

/** What looks back has no progress of its own: its boxes are results, or work for later. */
export const documentProgress = ({ kind, tasks }: Pick<Facts, 'kind' | 'tasks'>): string =>
  kind === undefined || kind === 'review' ? '' : progressOf(tasks).text;

/** Whether a document is one story or task: its front matter says so, or its title. */
export const isOneTask = ({ tasks: [first], title }: Pick<Facts, 'tasks' | 'title'>): boolean =>
  first?.source === 'front-matter' || (first?.source === 'heading' && first.title.range.end === title?.range.end);

/** A queue's row, its descriptive heading and its entry under Completed are one task; the first that has a status stays. */
export function toldOnce(tasks: readonly Task[]): readonly Task[] {
  const sources = new Map<string, Task>();
  for (const task of tasks) {
    const key = keyOf(task);
    const first = key ? sources.get(key) : undefined;
    if (key && (!first || (!first.status && task.status))) sources.set(key, task);
  }
  return tasks.filter(task => {
    const key = keyOf(task);
    return !key || sources.get(key)?.source === task.source;
  });
}

const isBegun = (state: Status): boolean =>
  state === 'done' || state === 'claimed' || state === 'in-progress' || state === 'in-review';

const keyOf = ({ id }: Task): string | undefined => id && idKey(id.value);
