import type { Changes } from '../../diff';
import { plainUri, rootOf } from '../links/paths';
import type { Facts, Status, Task } from '../sprint';
import { isForCopies, isTemplatePath } from '../templates/templates';
import { sprintOfBranch } from './branchSprint';
import { sprintKey } from './sprintRef';
import { isSetAside, type Sprint, sprintIdOf } from './sprints';

/** What tells which sprint is at hand. */
export interface AtHand {
  readonly sprints: ReadonlyMap<string, Sprint>;
  /** By the URI key of a workspace folder. */
  readonly changes: ReadonlyMap<string, Changes>;
}

/**
 * Whether what is measured today is about a document. Of a sprint's documents, those of the one that its series has come to;
 * of plans, trackers and queues without a sprint, those that are not over. What is kept for the record says nothing of today.
 */
export function isOfToday(doc: Facts, atHand: AtHand): boolean {
  if (!isForWork(doc)) return false;
  const id = sprintIdOf(doc);
  if (id !== undefined) return currentSprints(atHand).has(id);
  return IS_WORK.has(doc.kind) && !OVER.has(doc.status?.value);
}

/** A pattern for others, or what is kept for the record, is nobody's sprint. */
const isForWork = (doc: Facts): boolean => !isSetAside(doc) && !isTemplatePath(doc.path) && !isForCopies(doc.path);

const IS_WORK: ReadonlySet<string | undefined> = new Set(['plan', 'tracker', 'queue']);
const OVER: ReadonlySet<Status | undefined> = new Set<Status>(['done', 'cancelled', 'deferred']);

/**
 * By `sprintIdOf`, one sprint of each series: the one that the branch is named after, else the last that has begun. Where that is
 * over, it is the next, unless that says of itself that it waits. Where none has begun, it is the last of which nothing tells
 * whether it has, else the first of all.
 */
export function currentSprints({ sprints, changes }: AtHand): ReadonlySet<string> {
  const known = KNOWN.get(sprints);
  if (known?.changes === changes) return known.ids;
  const branches = branchesIn(changes);
  const ids = new Set([...seriesIn(sprints).values()].flatMap(series => currentOf(series, branches) ?? []));
  KNOWN.set(sprints, { changes, ids });
  return ids;
}

/** Asked of every document after each keystroke. */
const KNOWN = new WeakMap<
  AtHand['sprints'],
  { readonly changes: AtHand['changes']; readonly ids: ReadonlySet<string> }
>();

/** What is asked of a sprint after each keystroke elsewhere; it stays the same object until one of its documents changes. */
interface Numbered {
  readonly sprint: Sprint;
  /** URI of its workspace folder. */
  readonly root: string;
  /** “#” of “6A”, “#.#” of “1.2”: “2026-08” comes neither before nor after “31”. */
  readonly form: string;
  /** Compares as the number does. */
  readonly rank: string;
  readonly work: readonly Facts[];
}

/** None for a sprint without work and without a look back at it. */
function numbered(sprint: Sprint): Numbered | undefined {
  const known = NUMBERED.get(sprint);
  if (known) return known.value;
  const work = [...sprint.plans, ...sprint.queues, ...sprint.trackers].filter(isForWork);
  const [doc = sprint.reviews[0]] = work;
  const key = sprintKey(sprint.number);
  const form = key.replace(/\d+/g, '#').replace(/[A-Z]+$/, '');
  const rank = key.replace(/\d+/g, digits => digits.padStart(LONGEST_NUMBER, '0'));
  const value = doc && { sprint, root: plainUri(rootOf(doc)), form, rank, work };
  NUMBERED.set(sprint, { value });
  return value;
}

const NUMBERED = new WeakMap<Sprint, { readonly value: Numbered | undefined }>();
const LONGEST_NUMBER = 6;

/** By product and form of number, the newest first; with their ids. */
function seriesIn(sprints: AtHand['sprints']): ReadonlyMap<string, readonly Placed[]> {
  const all = new Map<string, Placed[]>();
  for (const [id, sprint] of sprints) {
    const known = numbered(sprint);
    if (!known) continue;
    const series = id.slice(0, id.lastIndexOf('#') + 1) + known.form;
    const others = all.get(series);
    if (others) others.push({ id, known });
    else all.set(series, [{ id, known }]);
  }
  for (const series of all.values()) series.sort((a, b) => (a.known.rank < b.known.rank ? 1 : -1));
  return all;
}

interface Placed {
  readonly id: string;
  readonly known: Numbered;
}

function currentOf(newest: readonly Placed[], branches: ReadonlyMap<string, string>): string | undefined {
  const branch = branches.get(newest[0]?.known.root ?? '');
  const ofBranch = branch && newest.find(({ known }) => sprintKey(known.sprint.number) === branch);
  if (ofBranch) return ofBranch.id;
  const states: Begun[] = [];
  for (const { known } of newest) if (states.push(stateOf(known)) && states.at(-1) === 'begun') break;
  const last = states.indexOf('begun');
  const begun = newest[last];
  if (!begun) return (newest[states.indexOf('untold')] ?? newest.at(-1))?.id;
  const next = isOver(begun.known) ? newest.slice(0, last).findLast((_, at) => states[at] !== 'waiting') : undefined;
  return (next ?? begun).id;
}

/** By workspace folder, the sprint that the branch is named after. */
const branchesIn = (changes: AtHand['changes']): ReadonlyMap<string, string> =>
  new Map(
    [...changes].flatMap(([root, { branch }]) => {
      const number = branch === undefined ? undefined : sprintOfBranch(branch);
      return number === undefined ? [] : [[plainUri(root), sprintKey(number)] as const];
    }),
  );

const isOver = ({ sprint, work }: Numbered): boolean =>
  sprint.reviews.length > 0 || work.some(({ status }) => OVER.has(status?.value));

/** `open`: its tasks are; `waiting`: it says so itself. */
type Begun = 'begun' | 'waiting' | 'open' | 'untold';

/** What its work documents say of whether it has begun; a prerequisite that is met does not begin a sprint. */
function stateOf({ sprint, work }: Numbered): Begun {
  const states = new Set(sprint.reviews.some(doc => !isSetAside(doc)) ? ['begun'] : work.map(begunOf));
  return (['begun', 'waiting', 'open'] as const).find(state => states.has(state)) ?? 'untold';
}

function begunOf(doc: Facts): Begun {
  const known = BEGUN.get(doc) ?? readBegun(doc);
  BEGUN.set(doc, known);
  return known;
}

/** Closed documents stay as they are, and to read their tasks is dear. */
const BEGUN = new WeakMap<Facts, Begun>();

function readBegun({ status, coverageClaims, tasks }: Facts): Begun {
  if (status && !WAITING.has(status.value)) return 'begun';
  const told = statesIn(tasks);
  if (coverageClaims.some(({ box }) => box?.value) || told.some(each => !WAITING.has(each))) return 'begun';
  return status ? 'waiting' : told.length ? 'open' : 'untold';
}

const WAITING: ReadonlySet<Status> = new Set<Status>(['open', 'deferred', 'cancelled', 'blocked']);

const statesIn = (tasks: readonly Task[]): Status[] =>
  tasks.flatMap(({ status, steps = [] }) => [...(status ? [status.value] : []), ...statesIn(steps)]);
