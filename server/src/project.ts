import { type Coverage, NO_COVERAGE } from './coverage/coverage';
import type { Evidence } from './evidence/evidence';
import { KnownIds } from './model/ids/knownIds';
import { urisPointedAt } from './model/links/filePointers';
import { decoded } from './model/links/paths';
import type { Facts, Task } from './model/sprint';
import { planGoal } from './model/sprints/planGoal';
import { planNumber } from './model/sprints/planNumber';
import { SprintReports } from './model/sprints/sprintReports';
import { groupSprints, type Sprint, sprintIdOf } from './model/sprints/sprints';

/** Which files there are, documents or not. */
export interface Files {
  /** Undefined where nobody looked: outside the workspace, or while it is still being read. */
  has(uri: string): boolean | undefined;
  /** For a URI that leads nowhere, the one that was probably meant. */
  nearest?(uri: string): string | undefined;
}

/** What a project has beside its documents. */
export interface Surroundings {
  readonly files: Files;
  readonly evidence: readonly Evidence[];
  /** Absent where there is none. */
  readonly coverage?: Coverage;
}

const NOTHING: Surroundings = { files: { has: () => undefined }, evidence: [] };

/** What is found by key. */
export type Lookup<T> = Pick<ReadonlyMap<string, T>, 'get' | 'has'>;

/** All recognised documents of the workspace, as rules see them. Immutable. */
export interface Project extends Surroundings {
  readonly coverage: Coverage;
  readonly documents: readonly Facts[];
  /** By URI without percent-encoding, since there is more than one way to encode. */
  readonly documentsByUri: Lookup<Facts>;
  /** By file name in lower case. */
  readonly documentsByName: Lookup<readonly Facts[]>;
  /** Every place that defines a task of this id; ids compare as `idKey` makes them. */
  readonly tasksById: Lookup<readonly TaskInDoc[]>;
  /** Every task that depends on this id, by its key. */
  readonly waitingFor: Lookup<readonly TaskInDoc[]>;
  /** By an id's key, the documents that name it anywhere; where, their `mentions` tell. */
  readonly mentioning: Lookup<readonly Facts[]>;
  /** By a decoded URI, the documents that name a file there in a link, a story-file cell or elsewhere. */
  readonly pointingAt: Lookup<readonly Facts[]>;
  readonly ids: KnownIds;
  /** By `planNumber`; more than one share a number by mistake. */
  readonly plansByNumber: Lookup<readonly Facts[]>;
  /** By `planGoal`; more than one say the same where one was copied. */
  readonly plansByGoal: Lookup<readonly Facts[]>;
  /** By `sprintIdOf`: the documents of each sprint side by side. */
  readonly sprints: ReadonlyMap<string, Sprint>;
  readonly reports: SprintReports;
  /**
   * What `make` makes of the documents when it is first asked for, remembered by `make`: of those that stay as they are from
   * keystroke to keystroke first, then of the others, with what came of the first as `base`.
   */
  derived<T>(make: Derive<T>): T;
}

export type Derive<T> = (own: readonly Facts[], base: T | undefined) => T;

export interface TaskInDoc {
  readonly doc: Facts;
  readonly task: Task;
}

/**
 * What is looked up is put together when it is first asked for: most keystrokes are over before. `base` holds the documents
 * that stay as they are, so that a keystroke does not cost the workspace's size.
 */
export function makeProject(
  own: readonly Facts[],
  { files, evidence, coverage = NO_COVERAGE } = NOTHING,
  base?: Project,
): Project {
  const documents = base ? [...base.documents, ...own] : own;
  const once = rememberer();
  return {
    ...{ documents, files, evidence, coverage },
    get documentsByUri() {
      const byUri = () => new Map(own.map(doc => [decoded(doc.uri), doc]));
      return once('uri', () => overlaid(byUri(), base?.documentsByUri));
    },
    get documentsByName() {
      return once('name', () => joined(grouped(own, nameOf), base?.documentsByName));
    },
    get tasksById() {
      return once('tasks', () => joined(groupById(own), base?.tasksById));
    },
    get waitingFor() {
      return once('waiting', () => joined(groupByNeed(own), base?.waitingFor));
    },
    get mentioning() {
      return once('mentioning', () =>
        joined(
          groupedByEach(own, ({ mentions }) => mentions.keys()),
          base?.mentioning,
        ),
      );
    },
    get pointingAt() {
      return once('pointing', () => joined(groupedByEach(own, urisPointedAt), base?.pointingAt));
    },
    get ids() {
      return once('ids', () => new KnownIds(own, base?.ids));
    },
    get plansByNumber() {
      return once('number', () => joined(grouped(own, planNumber), base?.plansByNumber));
    },
    get plansByGoal() {
      return once('goal', () => joined(grouped(own, planGoal), base?.plansByGoal));
    },
    get sprints() {
      return once('sprints', () => groupSprints(own, base?.sprints));
    },
    get reports() {
      return once('reports', () => new SprintReports(own, base?.reports));
    },
    derived: make => once(make, () => make(own, base?.derived(make))),
  };
}

function rememberer(): <T>(key: unknown, make: () => T) => T {
  const known = new Map<unknown, unknown>();
  return <T>(key: unknown, make: () => T): T => {
    if (!known.has(key)) known.set(key, make());
    return known.get(key) as T;
  };
}

const overlaid = <T>(own: Lookup<T>, base: Lookup<T> | undefined): Lookup<T> =>
  base ? { get: key => own.get(key) ?? base.get(key), has: key => own.has(key) || base.has(key) } : own;

const joined = <T>(own: Lookup<readonly T[]>, base: Lookup<readonly T[]> | undefined): Lookup<readonly T[]> =>
  base
    ? {
        get: key => {
          const [before, after] = [base.get(key), own.get(key)];
          return before && after ? [...before, ...after] : (before ?? after);
        },
        has: key => base.has(key) || own.has(key),
      }
    : own;

const nameOf = ({ path }: Facts): string => path.slice(path.lastIndexOf('/') + 1).toLowerCase();

/** All documents of the sprint that a document is about. */
export const sprintOf = (project: Project, doc: Facts): Sprint | undefined =>
  project.sprints.get(sprintIdOf(doc) ?? '');

function grouped(documents: readonly Facts[], keyOf: (doc: Facts) => string | undefined): Map<string, Facts[]> {
  const groups = new Map<string, Facts[]>();
  for (const doc of documents) {
    const key = keyOf(doc);
    const group = key && groups.get(key);
    if (group) group.push(doc);
    else if (key) groups.set(key, [doc]);
  }
  return groups;
}

/** A document stands in the group of each of its keys, once. */
function groupedByEach(documents: readonly Facts[], keysOf: (doc: Facts) => Iterable<string>): Map<string, Facts[]> {
  const groups = new Map<string, Facts[]>();
  for (const doc of documents)
    for (const key of keysOf(doc)) {
      const group = groups.get(key);
      if (!group) groups.set(key, [doc]);
      else if (group.at(-1) !== doc) group.push(doc);
    }
  return groups;
}

function groupById(documents: readonly Facts[]): ReadonlyMap<string, readonly TaskInDoc[]> {
  const tasksById = new Map<string, TaskInDoc[]>();
  for (const doc of documents)
    for (const [key, { tasks }] of doc.ids) {
      const known = tasksById.get(key) ?? [];
      for (const task of tasks) known.push({ doc, task });
      tasksById.set(key, known);
    }
  return tasksById;
}

function groupByNeed(documents: readonly Facts[]): ReadonlyMap<string, readonly TaskInDoc[]> {
  const waiting = new Map<string, TaskInDoc[]>();
  for (const doc of documents)
    for (const task of doc.tasks)
      for (const { key } of task.dependsOn) {
        const known = waiting.get(key);
        if (!known) waiting.set(key, [{ doc, task }]);
        // Named twice, it waits once.
        else if (known.at(-1)?.task !== task) known.push({ doc, task });
      }
  return waiting;
}

/** The project as it is once `doc` stands in its earlier reading's place. */
export const withDocument = (project: Project, doc: Facts): Project =>
  makeProject(
    project.documents.map(each => (each.uri === doc.uri ? doc : each)),
    project,
  );
