import { isDone, targetOf } from '../../model/ids/dependencyTargets';
import { idKey } from '../../model/ids/ids';
import { nameOf } from '../../model/ids/taskNames';
import type { Facts, Status, Task } from '../../model/sprint';
import type { Project } from '../../project';
import { short } from '../markdownText';
import { toldOnce } from '../progress';

/** What to begin with in a work queue. */
export interface Next {
  /** "Next: 9-4 Search on a phone · 2 more ready" */
  readonly text: string;
  /** Absent where nothing is ready. */
  readonly task?: Task;
}

/** Of the tasks that are open and wait for nothing, the most urgent one; undefined where all work is done. */
export function nextOf(doc: Facts, project: Project): Next | undefined {
  if (doc.kind !== 'queue') return undefined;
  const tasks = toldOnce(doc.tasks).filter(({ id, status }) => id && status);
  const ready = tasks.filter(task => isReady(task, doc, project));
  const [first] = ready.toSorted((a, b) => urgencyOf(a) - urgencyOf(b));
  if (first)
    return { text: ready.length > 1 ? `${named(first)} · ${ready.length - 1} more ready` : named(first), task: first };
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

/** Only what surely waits for nothing: neither for a task, nor for what has no id, nor for what a note says. */
function isReady({ id, status, dependsOn, otherNeeds }: Task, doc: Facts, project: Project): boolean {
  if (!id || status?.value !== 'open' || otherNeeds) return false;
  const told = doc.ids.get(idKey(id.value))?.tasks ?? [];
  if (told.some(each => each.blocker || (each.status && each.status.value !== 'open'))) return false;
  return dependsOn.every(each => {
    const target = targetOf(each, doc, project);
    return target ? each.loose || isDone(target) : each.loose || each.elsewhere;
  });
}

const URGENCIES = [
  /\b(?:p0|critical|urgent|highest|blocker)\b/i,
  /\b(?:p1|high)\b/i,
  /\b(?:p2|medium|normal)\b/i,
  /\b(?:p[3-9]|low)\b/i,
];

/** What has no priority is neither urgent nor unimportant. */
function urgencyOf({ priority }: Task): number {
  const found = priority ? URGENCIES.findIndex(pattern => pattern.test(priority.value)) : -1;
  return found < 0 ? 2 : found;
}
