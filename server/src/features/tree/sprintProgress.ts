import { idKey } from '../../model/ids/ids';
import type { Facts, Status, Task } from '../../model/sprint';
import { isSetAside, type Sprint } from '../../model/sprints/sprints';
import type { TreeProgress } from '../../protocol';
import { oncePer } from '../oncePer';
import { type Progress, progressIn, progressOfOnce, toldOnce, workIn } from '../progress';

/** How far the work of a sprint is, by the one kind of document that tells; undefined where none does. */
export const sprintProgress = (sprint: Sprint): TreeProgress | undefined => progressOfSprint(sprint).progress;

/** How its work stands; where no task says so, what its documents say of it as a whole. */
export const sprintStatus = (sprint: Sprint): Status | undefined =>
  progressOfSprint(sprint).status ?? statedStatus(sprint);

const statedStatus = oncePer(({ plans, trackers, reviews, readiness }: Sprint): Status | undefined => {
  const stated = [plans, trackers, reviews, readiness].flatMap(current).find(({ status }) => status);
  return stated?.status?.value;
});

/**
 * The same work stands in the plan, the queue, the tracker and the readiness assessment, so only one kind counts: the first
 * in which any of it has begun, since many a plan's boxes are never ticked; else the first that has states at all.
 */
const progressOfSprint = oncePer((sprint: Sprint): Progress => {
  let telling: readonly Facts[] | undefined;
  for (const kind of [sprint.plans, sprint.queues, sprint.trackers, sprint.readiness]) {
    const docs = current(kind);
    const states = docs.flatMap(doc => progressIn(doc).status ?? []);
    if (states.some(state => state !== 'open')) return progressOfAll(docs);
    if (states.length) telling ??= docs;
  }
  return progressOfAll(telling ?? []);
});

/** Without templates and what is kept for the record, unless there is nothing else. */
function current(docs: readonly Facts[]): readonly Facts[] {
  const own = docs.filter(doc => !isSetAside(doc));
  return own.length ? own : docs;
}

function progressOfAll(docs: readonly Facts[]): Progress {
  const [only] = docs;
  if (only && docs.length === 1) return progressIn(only);
  const seen = new Set<string>();
  return progressOfOnce(docs.flatMap(doc => workOnce(doc, seen)));
}

/** Of a second plan or tracker, what the first does not tell of; a plain number is each document's own. */
function workOnce(doc: Facts, seen: Set<string>): readonly Task[] {
  const keyOf = ({ id }: Task): string => (id ? idKey(id.value) : '');
  const fresh = toldOnce(workIn(doc)).filter(task => !seen.has(keyOf(task)));
  for (const task of fresh) if (/\D/.test(keyOf(task))) seen.add(keyOf(task));
  return fresh;
}
