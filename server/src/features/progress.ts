import { idKey } from '../model/ids/ids';
import type { Facts, Status, Task } from '../model/sprint';
import type { TreeProgress } from '../protocol';
import { contains } from '../range';
import { oncePer } from './oncePer';

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
  const states = tasks.flatMap(({ status }) => status?.value ?? []);
  const counted = states.filter(state => state !== 'cancelled');
  if (!counted.length) return { text: '' };
  const [done, total] = [counted.filter(state => state === 'done').length, counted.length];
  const percent = percentOf(done, total);
  return {
    status: done === total ? 'done' : counted.some(isBegun) ? 'in-progress' : 'open',
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

type WorkFacts = Pick<Facts, 'kind' | 'tasks' | 'title' | 'plan'>;

/**
 * What looks back has no progress of its own: its boxes are results, or work for later. That of a story are its steps, and
 * the boxes of a plan that are in none of its tasks are for its review.
 */
export function workIn(doc: WorkFacts): readonly Task[] {
  if (doc.kind === undefined || doc.kind === 'review') return [];
  if (isOneTask(doc)) return doc.tasks.slice(1);
  const planned = doc.plan?.tasks ?? [];
  return planned.length
    ? doc.tasks.filter(({ range }) => planned.some(task => contains(task.range, range)))
    : doc.tasks;
}

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
