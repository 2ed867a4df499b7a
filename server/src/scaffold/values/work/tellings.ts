import type { StatusFile } from '../../../evidence/evidence';
import type { Facts, Status } from '../../../model/sprint';
import { isSameWork } from '../../../model/sprints/sameWork';
import { sprintKey } from '../../../model/sprints/sprintRef';
import { isSetAside, productOf } from '../../../model/sprints/sprints';
import type { Project } from '../../../project';
import { covers, titleOf } from './titled';
import { combined, type Told } from './told';

/** That a file says how a task stands. */
export interface Telling {
  readonly path: string;
  readonly status: Status;
}

/** How a piece of work stands by all that tells of it; parts of it tell only where nothing else does. */
export function tellingsOf(row: readonly Told[], project: Project): readonly Telling[] {
  const named = row.find(({ key }) => key);
  const parts = new Set(partsIn(row));
  const whole = row.filter(told => !parts.has(told));
  const all = [...byDocument(whole), ...(named ? elsewhere(named, project) : [])];
  return all.length ? all : ofParts([...parts].filter(({ doc }) => doc.kind !== 'readiness'));
}

/** The boxes that are about less than the task that is listed. */
function partsIn(row: readonly Told[]): readonly Told[] {
  const tasks = row.filter(({ isStep }) => !isStep);
  if (!tasks.length) return [];
  return row.filter(told => told.isStep && !tasks.some(task => covers(titleOf(told), titleOf(task))));
}

/** Done parts make no task done, and as long as nothing but open ones are told of, it is open. */
function ofParts(parts: readonly Told[]): readonly Telling[] {
  const begun = parts.find(({ states }) => states.some(state => BEGUN.has(state)));
  if (begun) return telling(begun.doc.path, 'in-progress');
  const [first] = parts;
  const isOpen = parts.every(({ states: [state, ...others] }) => state === 'open' && !others.length);
  return first && isOpen ? telling(first.doc.path, 'open') : [];
}

const BEGUN: ReadonlySet<Status> = new Set<Status>(['claimed', 'in-progress', 'in-review', 'done']);

/** Of a document's steps, what they come to; what was written to get ready says nothing of the end. */
function byDocument(row: readonly Told[]): readonly Telling[] {
  return [...new Set(row.map(({ doc }) => doc))].flatMap(doc => {
    if (doc.kind === 'readiness') return [];
    const own = row.filter(told => told.doc === doc);
    const tasks = own.filter(({ isStep }) => !isStep).flatMap(({ states }) => states);
    const steps = combined(own.flatMap(({ states }) => states));
    const states = tasks.length ? [...new Set(tasks)] : steps ? [steps] : [];
    return states.map(status => ({ path: doc.path, status }));
  });
}

/** What story files and a tool's status file say of the same id. */
function elsewhere(told: Told, project: Project): readonly Telling[] {
  const product = productOf(told.doc);
  const stories = (project.tasksById.get(told.key ?? '') ?? []).filter(
    ({ doc, task }) =>
      doc.kind === 'story' &&
      !isSetAside(doc) &&
      productOf(doc) === product &&
      isOfSprint(doc, told.doc) &&
      isSameWork(task.title.value, told.title),
  );
  const files = project.evidence.filter(
    (file): file is StatusFile => file.type === 'status-file' && productOf(file) === product,
  );
  return [
    ...stories.slice(0, MOST_STORIES).flatMap(({ doc, task }) => telling(doc.path, task.status?.value)),
    ...files.flatMap(({ path, states }) => {
      const filed = states.get(told.key ?? '');
      return filed && isSameWork(filed.title, told.title) ? telling(path, filed.status) : [];
    }),
  ];
}

const MOST_STORIES = 3;
const telling = (path: string, status: Status | undefined): Telling[] => (status ? [{ path, status }] : []);

const isOfSprint = (doc: Facts, other: Facts): boolean =>
  !doc.sprint || !other.sprint || sprintKey(doc.sprint.number.value) === sprintKey(other.sprint.number.value);
