import { nameOf } from '../../model/ids/taskNames';
import type { Facts, Status, Task } from '../../model/sprint';
import type { Project } from '../../project';
import { short } from '../markdownText';
import { nextIn } from '../next/candidates';
import { toldOnce } from '../progress';

/** What to begin with in a work queue. */
export interface Next {
  /** "Next: 9-4 Search on a phone · 2 more ready" */
  readonly text: string;
  /** Absent where nothing is ready. */
  readonly task?: Task;
}

/** Of the tasks that can be claimed now, the one that “Next Up” shows first; undefined where all work is done. */
export function nextOf(doc: Facts, project: Project): Next | undefined {
  if (doc.kind !== 'queue') return undefined;
  const { first, count: ready } = nextIn(doc, project);
  if (first) {
    const task = first.story?.tellings.find(each => each.doc === doc && each.task.status)?.task ?? first.task;
    return { text: ready > 1 ? `${named(task)} · ${ready - 1} more ready` : named(task), task };
  }
  const tasks = toldOnce(doc.tasks).filter(({ id, status }) => id && status);
  const count = (...wanted: readonly Status[]) =>
    tasks.filter(({ status }) => status && wanted.includes(status.value)).length;
  const [begun, blocked] = [count('claimed', 'in-progress', 'in-review'), count('open', 'blocked')];
  if (!begun && !blocked) return undefined;
  const others = [...(begun ? [`${begun} in progress`] : []), ...(blocked ? [`${blocked} waiting`] : [])];
  return { text: `Next: nothing is ready · ${others.join(' · ')}` };
}

const LONGEST_TITLE = 60;

function named({ id, title }: Task): string {
  const name = nameOf(id?.value ?? '');
  const words = shortTitle(title.value);
  const rest = words.startsWith(name) ? words.slice(name.length).trim() : words;
  return `Next: ${name} ${short(rest, LONGEST_TITLE)}`.trim();
}

/** Of a cell, where a pipe is escaped. */
export const shortTitle = (title: string, most?: number): string => short(title.replace(/\\\|/g, '|'), most);
