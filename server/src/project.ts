import type { Evidence } from './evidence/evidence';
import { KnownIds } from './model/knownIds';
import { planNumber } from './model/planNumber';
import type { Facts, Task } from './model/sprint';

/** Which files there are, documents or not. */
export interface Files {
  /** Undefined where nobody looked: outside the workspace, or while it is still being read. */
  has(uri: string): boolean | undefined;
}

/** What a project has beside its documents. */
export interface Surroundings {
  readonly files: Files;
  readonly evidence: readonly Evidence[];
}

const NOTHING: Surroundings = { files: { has: () => undefined }, evidence: [] };

/** All recognised documents of the workspace, as rules see them. Immutable. */
export interface Project extends Surroundings {
  readonly documents: readonly Facts[];
  /** Every place that defines a task of this id; ids compare as `idKey` makes them. */
  readonly tasksById: ReadonlyMap<string, readonly TaskInDoc[]>;
  readonly ids: KnownIds;
  /** By `planNumber`; more than one share a number by mistake. */
  readonly plansByNumber: ReadonlyMap<string, readonly Facts[]>;
}

export interface TaskInDoc {
  readonly doc: Facts;
  readonly task: Task;
}

/** What is looked up by id is put together when it is first asked for: most keystrokes are over before. */
export function makeProject(documents: readonly Facts[], { files, evidence } = NOTHING): Project {
  let tasksById: ReadonlyMap<string, readonly TaskInDoc[]> | undefined;
  let ids: KnownIds | undefined;
  let plansByNumber: ReadonlyMap<string, readonly Facts[]> | undefined;
  return {
    ...{ documents, files, evidence },
    get tasksById() {
      tasksById ??= groupById(documents);
      return tasksById;
    },
    get ids() {
      ids ??= new KnownIds(documents);
      return ids;
    },
    get plansByNumber() {
      plansByNumber ??= groupByNumber(documents);
      return plansByNumber;
    },
  };
}

function groupByNumber(documents: readonly Facts[]): ReadonlyMap<string, readonly Facts[]> {
  const plans = new Map<string, Facts[]>();
  for (const doc of documents) {
    const number = planNumber(doc);
    const known = number && plans.get(number);
    if (known) known.push(doc);
    else if (number) plans.set(number, [doc]);
  }
  return plans;
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

/** The project as it is once `doc` stands in its earlier reading's place. */
export const withDocument = (project: Project, doc: Facts): Project =>
  makeProject(
    project.documents.map(each => (each.uri === doc.uri ? doc : each)),
    project,
  );
