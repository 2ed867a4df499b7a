import type { Evidence } from './evidence/evidence';
import { KnownIds } from './model/knownIds';
import { decoded } from './model/paths';
import { planGoal } from './model/planGoal';
import { planNumber } from './model/planNumber';
import type { Facts, Task } from './model/sprint';
import { SprintReports } from './model/sprintReports';
import { groupSprints, type Sprint, sprintIdOf } from './model/sprints';

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
}

const NOTHING: Surroundings = { files: { has: () => undefined }, evidence: [] };

/** All recognised documents of the workspace, as rules see them. Immutable. */
export interface Project extends Surroundings {
  readonly documents: readonly Facts[];
  /** By URI without percent-encoding, since there is more than one way to encode. */
  readonly documentsByUri: ReadonlyMap<string, Facts>;
  /** By file name in lower case. */
  readonly documentsByName: ReadonlyMap<string, readonly Facts[]>;
  /** Every place that defines a task of this id; ids compare as `idKey` makes them. */
  readonly tasksById: ReadonlyMap<string, readonly TaskInDoc[]>;
  readonly ids: KnownIds;
  /** By `planNumber`; more than one share a number by mistake. */
  readonly plansByNumber: ReadonlyMap<string, readonly Facts[]>;
  /** By `planGoal`; more than one say the same where one was copied. */
  readonly plansByGoal: ReadonlyMap<string, readonly Facts[]>;
  /** By `sprintIdOf`: the documents of each sprint side by side. */
  readonly sprints: ReadonlyMap<string, Sprint>;
  readonly reports: SprintReports;
}

export interface TaskInDoc {
  readonly doc: Facts;
  readonly task: Task;
}

/** What is looked up by id is put together when it is first asked for: most keystrokes are over before. */
export function makeProject(documents: readonly Facts[], { files, evidence } = NOTHING): Project {
  let documentsByUri: ReadonlyMap<string, Facts> | undefined;
  let documentsByName: ReadonlyMap<string, readonly Facts[]> | undefined;
  let tasksById: ReadonlyMap<string, readonly TaskInDoc[]> | undefined;
  let ids: KnownIds | undefined;
  let plansByNumber: ReadonlyMap<string, readonly Facts[]> | undefined;
  let plansByGoal: ReadonlyMap<string, readonly Facts[]> | undefined;
  let sprints: ReadonlyMap<string, Sprint> | undefined;
  let reports: SprintReports | undefined;
  return {
    ...{ documents, files, evidence },
    get documentsByUri() {
      documentsByUri ??= new Map(documents.map(doc => [decoded(doc.uri), doc]));
      return documentsByUri;
    },
    get documentsByName() {
      documentsByName ??= grouped(documents, ({ path }) => path.slice(path.lastIndexOf('/') + 1).toLowerCase());
      return documentsByName;
    },
    get tasksById() {
      tasksById ??= groupById(documents);
      return tasksById;
    },
    get ids() {
      ids ??= new KnownIds(documents);
      return ids;
    },
    get plansByNumber() {
      plansByNumber ??= grouped(documents, planNumber);
      return plansByNumber;
    },
    get plansByGoal() {
      plansByGoal ??= grouped(documents, planGoal);
      return plansByGoal;
    },
    get sprints() {
      sprints ??= groupSprints(documents);
      return sprints;
    },
    get reports() {
      reports ??= new SprintReports(documents);
      return reports;
    },
  };
}

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
