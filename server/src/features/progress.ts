import { idKey } from '../model/ids/ids';
import type { Status, Task } from '../model/sprint';
import { type WorkFacts, workIn } from '../model/tasks/work';
import { oncePer } from '../oncePer';
import type { TreeProgress } from '../protocol';

export interface Progress {
  readonly status?: Status;
  /** Absent where no task has a status. */
  readonly progress?: TreeProgress;
  /** "12/30 · 40%"; empty where no task has a status. */
  readonly text: string;
}

/** How far the tasks have come; a cancelled one does not count. */
export const progressOf = (tasks: readonly Task[]): Progress => progressOfOnce(toldOnce(tasks));

/** The same where each task stands there once. */
export function progressOfOnce(tasks: readonly Task[]): Progress {
  const counts = { total: 0, done: 0, begun: 0 };
  for (const { status } of tasks) {
    if (!status || status.value === 'cancelled') continue;
    counts.total++;
    if (status.value === 'done') counts.done++;
    if (isBegun(status.value)) counts.begun++;
  }
  const { total, done, begun } = counts;
  if (!total) return { text: '' };
  const percent = percentOf(done, total);
  return {
    status: done === total ? 'done' : begun ? 'in-progress' : 'open',
    progress: { done, total, percent },
    text: `${done}/${total} · ${percent}%`,
  };
}

/** Rounded as people round, but what is not all is not 100 %, and what has begun not 0 %. */
export function percentOf(done: number, all: number): number {
  const rounded = Math.round((done / all) * 100);
  return done === all ? 100 : Math.min(99, Math.max(done ? 1 : 0, rounded));
}

/** How far a document is; empty where nothing tells. */
export const documentProgress = (doc: WorkFacts): string => progressIn(doc).text;

/** The same as numbers, remembered: to ask a closed document for its tasks costs reading them. */
export const progressIn = oncePer((doc: WorkFacts): Progress => progressOf(workIn(doc)));

/** A queue's row, its descriptive heading and its entry under Completed are one task; the first that has a status stays. */
export function toldOnce(tasks: readonly Task[]): readonly Task[] {
  const sources = new Map<string, Task>();
  let isToldAgain = false;
  for (const task of tasks) {
    const key = keyOf(task);
    const first = key ? sources.get(key) : undefined;
    isToldAgain ||= first !== undefined;
    if (key && (!first || (!first.status && task.status))) sources.set(key, task);
  }
  if (!isToldAgain) return tasks;
  return tasks.filter(task => {
    const key = keyOf(task);
    return !key || sources.get(key)?.source === task.source;
  });
}

const isBegun = (state: Status): boolean =>
  state === 'done' || state === 'claimed' || state === 'in-progress' || state === 'in-review';

const keyOf = ({ id }: Task): string | undefined => id && idKey(id.value);
