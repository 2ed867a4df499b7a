import { oncePer } from '../../oncePer';
import type { Dependency, Facts, StatedStatus, Status, Task } from '../sprint';

/** The tasks of one document that a dependency means. */
export interface Target {
  readonly doc: Facts;
  readonly tasks: readonly Task[];
}

/** Every place that defines an id, by its key. */
export interface Definitions {
  readonly tasksById: {
    get(key: string): readonly { readonly doc: Facts; readonly task: Task }[] | undefined;
  };
}

/** An id means what its own document calls so, else the one other document near it that has it. */
export function targetOf({ key }: Dependency, doc: Facts, definitions: Definitions): Target | undefined {
  const own = doc.ids.get(key);
  if (own) return { doc, tasks: own.tasks };
  const places = definitions.tasksById.get(key);
  const first = places?.find(place => isNear(doc.path, place.doc.path))?.doc;
  if (!places || !first || !KEPT_UP.has(first.kind ?? '')) return undefined;
  const isAmbiguous = places.some(place => place.doc !== first && isNear(doc.path, place.doc.path));
  const tasks = first.ids.get(key)?.tasks;
  return isAmbiguous || !tasks ? undefined : { doc: first, tasks };
}

/** Plans and reports say what was true on their day. */
const KEPT_UP: ReadonlySet<string> = new Set(['queue', 'tracker', 'story']);

/** In one folder, or in folders that stand beside each other: elsewhere, another team may use the same numbers. */
const isNear = (a: string, b: string): boolean => b.startsWith(around(a)) || a.startsWith(around(b));
const around = (path: string): string =>
  path
    .split('/')
    .slice(0, -2)
    .map(step => `${step}/`)
    .join('');

const UNDER_WAY: ReadonlySet<string> = new Set(['open', 'claimed', 'in-progress', 'blocked']);

/** Told in several places, a task is done, or not yet, only where all of them agree. */
export const isDone = ({ tasks }: Target): boolean =>
  tasks.length === 1 ? tasks[0]?.status?.value === 'done' : agreedOn(tasks).done !== undefined;

/** The state of a task that is not done yet; undefined where that is not certain, and for what was given up. */
export const unfinished = ({ tasks }: Target): StatedStatus | undefined => agreedOn(tasks).unfinished;

/** The one state that all of them have; undefined where none has one, or where they differ. */
export const onlyState = ({ tasks }: Target): Status | undefined => agreedOn(tasks).only;

/** What all places that tell of a task agree on. */
interface Agreed {
  readonly done: StatedStatus | undefined;
  readonly unfinished: StatedStatus | undefined;
  readonly only: Status | undefined;
}

/** Where thousands of tasks have one id, each one that depends on it asks about all of them; to remember a few costs more. */
const agreedOn = (tasks: readonly Task[]): Agreed => (tasks.length <= FEW ? agreementOf(tasks) : agreedByMany(tasks));

const FEW = 8;
const agreedByMany = oncePer(agreementOf);

function agreementOf(tasks: readonly Task[]): Agreed {
  const stated = tasks.flatMap(({ status }) => status ?? []);
  const firstIf = (all: (status: StatedStatus) => boolean) => (stated.every(all) ? stated[0] : undefined);
  return {
    done: firstIf(({ value }) => value === 'done'),
    unfinished: firstIf(({ value }) => UNDER_WAY.has(value)),
    only: firstIf(({ value }) => value === stated[0]?.value)?.value,
  };
}
