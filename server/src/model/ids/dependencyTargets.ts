import type { Dependency, Facts, StatedStatus, Task } from '../sprint';

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
export const isDone = ({ tasks }: Target): boolean => statesOf(tasks, ({ value }) => value === 'done') !== undefined;

/** The state of a task that is not done yet; undefined where that is not certain, and for what was given up. */
export const unfinished = ({ tasks }: Target): StatedStatus | undefined =>
  statesOf(tasks, ({ value }) => UNDER_WAY.has(value));

function statesOf(tasks: readonly Task[], all: (state: StatedStatus) => boolean): StatedStatus | undefined {
  let first: StatedStatus | undefined;
  for (const { status } of tasks) {
    if (!status) continue;
    if (!all(status)) return undefined;
    first ??= status;
  }
  return first;
}
