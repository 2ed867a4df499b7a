import type { StatusFile } from '../../../evidence/evidence';
import type { Facts, Status } from '../../../model/sprint';
import { isSameWork } from '../../../model/sprints/sameWork';
import { sprintKey } from '../../../model/sprints/sprintRef';
import { isSetAside, productOf, type Sprint } from '../../../model/sprints/sprints';
import { askingDocuments } from '../../../model/sprints/workDocuments';
import type { Project } from '../../../project';
import { combined, type Told, toldIn } from './told';

/** A piece of a sprint's work, with what all its documents say of it. Texts are as written. */
export interface WorkTask {
  readonly id: string | undefined;
  readonly title: string;
  readonly effort: string | undefined;
  readonly blocker: string | undefined;
  /** The documents that list it, the plan first. */
  readonly places: readonly Facts[];
  readonly tellings: readonly Telling[];
  /** The plan has it, and yet does not promise it. */
  readonly isDropped: boolean;
}

/** That a file says how a task stands. */
export interface Telling {
  readonly path: string;
  readonly status: Status;
}

/** `unknown` where nothing tells; `disputed` where two documents disagree. */
export type Standing = Status | 'unknown' | 'disputed';

export function standingOf({ tellings: [first, ...others] }: WorkTask): Standing {
  if (!first) return 'unknown';
  return others.every(({ status }) => status === first.status) ? first.status : 'disputed';
}

/** Whether nothing is left to do; what is disputed is not over. */
export const isOver = (task: WorkTask): boolean => OVER.has(standingOf(task));
const OVER: ReadonlySet<Standing> = new Set<Standing>(['done', 'cancelled']);

/** The documents of a sprint that list its work: one plan, then queues and trackers, then what was written to get ready. */
export function listingDocuments(sprint: Sprint | undefined, plan: Facts | undefined): readonly Facts[] {
  const asking = askingDocuments(sprint);
  const own = plan ?? asking.find(({ kind }) => kind === 'plan');
  return [...(own ? [own] : []), ...asking.filter(({ kind }) => kind !== 'plan')];
}

/**
 * The work of documents, joined by id, else by title: what the first lists first, then what only later ones have. Boxes without
 * ids are rows of their own only where nothing else is.
 */
export function joinedWork(documents: readonly Facts[], project: Project): readonly WorkTask[] {
  const told = documents.map(toldIn);
  const rows: Row[] = [];
  for (const each of told.flat()) if (!each.isStep) place(each, rows);
  const isBare = !rows.length;
  for (const each of told.flat()) if (each.isStep) place(each, rows, isBare);
  return rows.slice(0, MOST).map(row => workOf(row, project));
}

const MOST = 200;

type Row = Told[];

function place(told: Told, rows: Row[], isRow = !told.isStep): void {
  const row = rowFor(told, rows);
  if (row) row.push(told);
  else if (isRow && rows.length < MOST) rows.push([told]);
}

/** By id; what has ids that differ is never the same. By title, only one row may be meant. */
function rowFor(told: Told, rows: readonly Row[]): Row | undefined {
  const others = rows.filter(row => row[0]?.doc !== told.doc);
  const byId = others.find(row => row.some(each => each.key && each.key === told.key && isSameTask(each, told)));
  if (byId) return byId;
  const free = others.filter(row => !told.key || row.every(({ key }) => !key || key === told.key));
  const title = plainTitle(told.title);
  const same = free.filter(row => row.some(each => plainTitle(each.title) === title));
  const alike = same.length ? same : free.filter(row => row.some(each => isAlike(each.title, told.title)));
  return alike.length === 1 ? alike[0] : undefined;
}

const isSameTask = (a: Told, b: Told): boolean => a.title === a.id || b.title === b.id || isSameWork(a.title, b.title);

const plainTitle = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** One word in common says little. */
const isAlike = (a: string, b: string): boolean => isLong(a) && isLong(b) && isSameWork(a, b);
const isLong = (title: string): boolean => (title.slice(0, 200).match(/[\p{L}\d]{3,}/gu)?.length ?? 0) > 1;

function workOf(row: Row, project: Project): WorkTask {
  const [first] = row as [Told];
  const named = row.find(({ key }) => key);
  const find = (name: 'effort' | 'blocker') => row.find(told => told[name])?.[name];
  return {
    ...{ id: named?.id ?? first.id, title: first.title, effort: find('effort'), blocker: find('blocker') },
    places: [...new Set(row.map(({ doc }) => doc))],
    tellings: [...tellingsOf(row), ...(named ? elsewhere(named, project) : [])],
    isDropped: row.some(({ isDropped }) => isDropped),
  };
}

/** Of a document's steps, what they come to; what was written to get ready says nothing of the end. */
function tellingsOf(row: Row): readonly Telling[] {
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
