import type { Changes } from '../../diff';
import { oncePer } from '../../oncePer';
import { plainUri, rootOf } from '../links/paths';
import type { Facts, Status, Task } from '../sprint';
import { isForCopies, isTemplatePath } from '../templates/templates';
import { sprintOfBranch } from './branchSprint';
import { OVER, wasLookedBackAt } from './lookBack';
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
 * of plans, trackers and queues without a sprint, those that are under way. What is kept for the record says nothing of today.
 */
export function isOfToday(doc: Facts, atHand: AtHand): boolean {
  if (!isForWork(doc)) return false;
  const id = sprintIdOf(doc);
  if (id !== undefined) return currentSprints(atHand).has(id);
  return IS_WORK.has(doc.kind) && !OVER.has(doc.status?.value) && begunOf(doc) !== 'waiting';
}

/** A pattern for others, or what is kept for the record, is nobody's sprint. */
const isForWork = (doc: Facts): boolean => !isSetAside(doc) && !isTemplatePath(doc.path) && !isForCopies(doc.path);

const IS_WORK: ReadonlySet<string | undefined> = new Set(['plan', 'tracker', 'queue']);

/**
 * By `sprintIdOf`, one sprint of each series at most, as the status bar has it: the one that the branch is named after, else of
 * those after the last that is over the newest that has begun, else the newest of which nothing says that it waits. Where there is
 * none, it is the last one as long as only its boxes say that it is finished: of what is over, nothing is asked any more.
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
const numbered = oncePer((sprint: Sprint): Numbered | undefined => {
  const work = [...sprint.plans, ...sprint.queues, ...sprint.trackers].filter(isForWork);
  const [doc = sprint.reviews[0]] = work;
  const key = sprintKey(sprint.number);
  const form = key.replace(/\d+/g, '#').replace(/[A-Z]+$/, '');
  const rank = key.replace(/\d+/g, digits => digits.padStart(LONGEST_NUMBER, '0'));
  return doc && { sprint, root: plainUri(rootOf(doc)), form, rank, work };
});

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
  let [untold, finished]: (string | undefined)[] = [];
  for (const { id, known } of newest) {
    const state = stateOf(known);
    if (state === 'begun') return id;
    if (state === 'untold') untold ??= id;
    if (state === 'finished') finished = id;
    if (state === 'finished' || state === 'over') break;
  }
  return untold ?? finished;
}

/** By workspace folder, the sprint that the branch is named after. */
const branchesIn = (changes: AtHand['changes']): ReadonlyMap<string, string> =>
  new Map(
    [...changes].flatMap(([root, { branch }]) => {
      const number = branch === undefined ? undefined : sprintOfBranch(branch);
      return number === undefined ? [] : [[plainUri(root), sprintKey(number)] as const];
    }),
  );

/** `finished`: its tasks are, and nothing else says that it is over; `waiting`: it says so itself, or was called off. */
type State = 'over' | 'begun' | 'finished' | 'waiting' | 'untold';

function stateOf({ sprint, work }: Numbered): State {
  const stated = new Set(work.map(({ status }) => status?.value));
  if (stated.has('done') || wasLookedBackAt(sprint)) return 'over';
  if (stated.has('cancelled') || stated.has('deferred')) return 'waiting';
  const states = new Set(work.map(begunOf));
  return (['begun', 'finished', 'waiting'] as const).find(state => states.has(state)) ?? 'untold';
}

/**
 * A prerequisite that is met does not begin a sprint, a criterion that is ticked does. Closed documents stay as they are, and to
 * read their tasks is dear.
 */
const begunOf = oncePer(({ status, coverageClaims, tasks }: Facts): State => {
  const told = statesIn(tasks);
  if (told.length && told.every(each => OVER.has(each))) return 'finished';
  if (status && !WAITING.has(status.value)) return 'begun';
  if (coverageClaims.some(({ box }) => box?.value) || told.some(each => !WAITING.has(each))) return 'begun';
  return status ? 'waiting' : 'untold';
});

const WAITING: ReadonlySet<Status> = new Set<Status>(['open', 'deferred', 'cancelled']);

const statesIn = (tasks: readonly Task[]): Status[] =>
  tasks.flatMap(({ status, steps = [] }) => [...(status ? [status.value] : []), ...statesIn(steps)]);
