import type { FiledState, StatusFile } from '../evidence/evidence';
import type { Facts, Status, Task } from '../model/sprint';
import { isSameWork } from '../model/sprints/sameWork';
import { sprintKey } from '../model/sprints/sprintRef';
import { isSetAside, productOf } from '../model/sprints/sprints';
import type { Project, TaskInDoc } from '../project';

/** What a document says of one task. */
export interface Stated {
  readonly doc: Facts;
  readonly task: Task & Required<Pick<Task, 'id' | 'status'>>;
  readonly isDone: boolean;
}

export interface Filed {
  readonly file: StatusFile;
  readonly state: FiledState;
}

/** An id with more places than these is a common number, such as the first step of every sprint. */
const MOST_PLACES = 20;

/** Plans and roadmaps are written before the work, reports after some of it. */
export const isLiving = (doc: Facts): boolean =>
  (doc.kind === 'queue' || doc.kind === 'tracker' || doc.kind === 'story') && !isSetAside(doc);

export const isNotDone = (status: Status): boolean =>
  status === 'open' || status === 'blocked' || status === 'claimed' || status === 'in-progress';

/** Undefined where a document says nothing, or two things. */
export function statedIn(doc: Facts, tasks: readonly Task[]): Stated | undefined {
  const stated = tasks.filter(({ source }) => source !== 'checkbox' && source !== 'bullet');
  const states = stated.flatMap(({ status }) => status?.value ?? []);
  const isDone = states.every(status => status === 'done');
  const task = stated.find(({ id, status }) => id && status);
  if (!task?.id || !task.status || !(isDone || states.every(isNotDone))) return undefined;
  return { doc, task: { ...task, id: task.id, status: task.status }, isDone };
}

/** What a document is compared with. */
export interface Surroundings {
  readonly files: readonly StatusFile[];
  /** Whether another document is about the same product, and not about another sprint. Answered once for each. */
  readonly includes: (other: Facts) => boolean;
}

export function surroundingsOf(doc: Facts, { evidence }: Project): Surroundings {
  const [product, number] = [productOf(doc), sprintNumber(doc)];
  const known = new Map<Facts, boolean>();
  const isIncluded = (other: Facts): boolean =>
    other.uri !== doc.uri &&
    isLiving(other) &&
    productOf(other) === product &&
    (!number || !sprintNumber(other) || sprintNumber(other) === number);
  return {
    files: evidence.filter(
      (file): file is StatusFile => file.type === 'status-file' && !isSetAside(file) && productOf(file) === product,
    ),
    includes(other) {
      const answer = known.get(other) ?? isIncluded(other);
      known.set(other, answer);
      return answer;
    },
  };
}

const sprintNumber = ({ sprint }: Facts): string | undefined => sprint && sprintKey(sprint.number.value);

export function othersOf(own: Stated, places: readonly TaskInDoc[], { includes }: Surroundings): Stated[] {
  if (places.length > MOST_PLACES) return [];
  const docs = new Map<Facts, Task[]>();
  for (const { doc, task } of places) {
    if (!includes(doc)) continue;
    const tasks = docs.get(doc) ?? [];
    tasks.push(task);
    docs.set(doc, tasks);
  }
  return [...docs].flatMap(([doc, tasks]) => {
    const other = statedIn(doc, tasks);
    return other && isSame(own, other) ? other : [];
  });
}

const isSame = (a: Stated, b: Stated): boolean =>
  isSameWork(a.task.title.value, b.task.title.value) || leadsTo(a, b.doc.path) || leadsTo(b, a.doc.path);

const leadsTo = ({ task }: Stated, path: string): boolean =>
  Boolean(task.storyFile?.value.split(/[\s`()/\\]+/).includes(path.slice(path.lastIndexOf('/') + 1)));

export function filedStates(own: Stated, key: string, { files }: Surroundings): Filed[] {
  return files.flatMap(file => {
    const state = file.states.get(key);
    if (!state) return [];
    const isNamed = own.doc.path.endsWith(`/${state.name}.md`) || leadsTo(own, `${state.name}.md`);
    return isNamed || isSameWork(own.task.title.value, state.title) ? [{ file, state }] : [];
  });
}
