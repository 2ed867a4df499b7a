import type { Facts, Status } from '../../../model/sprint';
import { isSameWork } from '../../../model/sprints/sameWork';
import type { Sprint } from '../../../model/sprints/sprints';
import { askingDocuments } from '../../../model/sprints/workDocuments';
import type { Project } from '../../../project';
import { plannedRow } from './readied';
import { type Telling, tellingsOf } from './tellings';
import { isAlike, titleOf } from './titled';
import { type Told, toldIn } from './told';

/** A piece of a sprint's work, with what all its documents say of it. Texts are as written. */
export interface WorkTask {
  readonly id: string | undefined;
  readonly title: string;
  readonly effort: string | undefined;
  readonly blocker: string | undefined;
  /** The documents that list it, the plan first; one that has only steps of it does not. */
  readonly places: readonly Facts[];
  readonly tellings: readonly Telling[];
  /** The plan has it, and yet does not promise it. */
  readonly isDropped: boolean;
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
 * ids are rows of their own only where nothing else is. Many variables of one new document are made of it.
 */
export function joinedWork(documents: readonly Facts[], project: Project): readonly WorkTask[] {
  const known = KNOWN.get(project) ?? new Map<string, readonly WorkTask[]>();
  KNOWN.set(project, known);
  const key = documents.map(({ uri }) => uri).join('\n');
  const found = known.get(key) ?? readWork(documents, project);
  known.set(key, found);
  return found;
}

const KNOWN = new WeakMap<Project, Map<string, readonly WorkTask[]>>();

function readWork(documents: readonly Facts[], project: Project): readonly WorkTask[] {
  const told = documents.flatMap(toldIn);
  const rows: Row[] = [];
  for (const each of told) if (!each.isStep) place(each, rows);
  const isBare = !rows.length;
  const steps = told.filter(({ isStep }) => isStep);
  // A box and the part that it stands in are no two pieces of work.
  const areMany =
    steps.filter(({ phase }) => !phase).length > MOST_BOXES && steps.some(({ phase }) => phase === 'main');
  const areRows = ({ phase }: Told): boolean => (areMany ? phase === 'main' : !phase);
  for (const each of steps) if (areRows(each)) place(each, rows, isBare);
  for (const each of steps) if (!areRows(each)) place(each, rows, false);
  return rows.slice(0, MOST).map(row => workOf(row, project));
}

const MOST = 200;
/** Of more than these, the parts of the document tell. */
const MOST_BOXES = 40;

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
  const { title } = titleOf(told);
  const same = free.filter(row => row.some(each => titleOf(each).title === title));
  const planned = same.length ? undefined : plannedRow(told, others);
  if (planned) return planned;
  const alike = same.length ? same : free.filter(row => row.some(each => isAlike(titleOf(each), titleOf(told))));
  return alike.length === 1 ? alike[0] : undefined;
}

const isSameTask = (a: Told, b: Told): boolean => a.title === a.id || b.title === b.id || isSameWork(a.title, b.title);

function workOf(row: Row, project: Project): WorkTask {
  const [first] = row as [Told];
  const named = row.find(({ key }) => key);
  const find = (name: 'effort' | 'blocker') => row.find(told => told[name])?.[name];
  return {
    ...{ id: named?.id ?? first.id, title: first.title, effort: find('effort'), blocker: find('blocker') },
    places: [...new Set(row.filter(({ isStep }) => !isStep || first.isStep).map(({ doc }) => doc))],
    tellings: tellingsOf(row, project),
    isDropped: row.some(({ isDropped }) => isDropped),
  };
}
