import { idKey } from '../../model/ids/ids';
import type { Facts, Status, Task } from '../../model/sprint';
import { isOfItsEnd } from '../../model/sprints/lookBack';
import { isSetAside, type Sprint } from '../../model/sprints/sprints';
import { workIn } from '../../model/tasks/work';
import { oncePer } from '../../oncePer';
import type { Project } from '../../project';
import type { TreeProgress } from '../../protocol';
import { type Progress, progressIn, progressOfOnce, toldOnce } from '../progress';
import { isLeftBehind, isLookedBackAt, OVER } from '../sprints/ended';

/** How a sprint stands. */
export interface Standing {
  readonly status?: Status;
  readonly progress?: TreeProgress;
}

/**
 * How far its work is, by the one kind of document that tells; where no task says so, what its documents say of it as a whole.
 * Of what is over, boxes that nobody has ticked do not tell that it is still open, nor how far it came.
 */
export function sprintStanding(id: string, sprint: Sprint, project: Project): Standing {
  const { progress, status = statedStatus(sprint) } = progressOfSprint(sprint);
  const isLookedBack = isLookedBackAt(sprint);
  const isStale = status !== undefined && !OVER.has(status) && (isLookedBack || isLeftBehind(id, project));
  const told = isStale ? finishedStatus(sprint) : status;
  const isProgressTold = !isStale || (!isLookedBack && !told);
  return { ...(told && { status: told }), ...(progress && isProgressTold && { progress }) };
}

/** What a document that counts says of it as a whole, the plan first. */
const statedStatus = oncePer((sprint: Sprint): Status | undefined => statesOf(sprint)[0]);

/** That it is finished, if any of them says so. */
const finishedStatus = oncePer((sprint: Sprint): Status | undefined =>
  statesOf(sprint).find(status => OVER.has(status)),
);

const statesOf = ({ plans, trackers, reviews, readiness }: Sprint): readonly Status[] =>
  [plans, trackers, reviews.filter(isOfItsEnd), readiness]
    .flatMap(current)
    .flatMap(({ status }) => status?.value ?? []);

/**
 * The same work stands in the plan, the queue and the tracker, so only one kind counts: the first in which any of it has
 * begun, since many a plan's boxes are never ticked; else the first that has states at all. Before a sprint is ready to
 * begin, nothing of it is done.
 */
const progressOfSprint = oncePer((sprint: Sprint): Progress => {
  let telling: readonly Facts[] | undefined;
  for (const kind of [sprint.plans, sprint.queues, sprint.trackers]) {
    const docs = current(kind);
    const states = docs.flatMap(doc => progressIn(doc).status ?? []);
    if (states.some(state => state !== 'open')) return progressOfAll(docs);
    if (states.length) telling ??= docs;
  }
  return progressOfAll(telling ?? []);
});

/**
 * Templates and what is kept for the record say nothing of how things stand; by path, since the order in which documents came
 * in must not decide which of two is believed.
 */
const current = (docs: readonly Facts[]): readonly Facts[] =>
  docs.filter(doc => !isSetAside(doc)).sort((a, b) => (a.uri < b.uri ? -1 : 1));

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
