import { remembered } from '../../model/remembered';
import type { Status } from '../../model/sprint';
import { wasLookedBackAt } from '../../model/sprints/lookBack';
import { sprintKey } from '../../model/sprints/sprintRef';
import { isSetAside, type Sprint } from '../../model/sprints/sprints';
import { oncePer } from '../../oncePer';
import type { Project } from '../../project';
import { compareNumbers } from '../next/ranking';

/** Whether a sprint is over: its documents or a look back at it say so, or a later one of its product is. */
export const hasEnded = (id: string, project: Project): boolean =>
  endedSprints(project).ids.has(id) || isLeftBehind(id, project);

/** What a team has not done when a later sprint is over, it has moved there, or dropped. */
export function isLeftBehind(id: string, project: Project): boolean {
  const [product, number] = partsOf(id);
  const last = endedSprints(project).last.get(product) ?? [];
  return last.some(each => isAlike(each, number) && compareNumbers(number, each) < 0);
}

const partsOf = (id: string): readonly [product: string, number: string] => {
  const at = id.lastIndexOf('#');
  return [id.slice(0, at), id.slice(at + 1)];
};

export { OVER } from '../../model/sprints/lookBack';

interface Ended {
  readonly ids: ReadonlySet<string>;
  /** By product, the last number of each form: “2026-04” comes neither before nor after “12”. */
  readonly last: ReadonlyMap<string, readonly string[]>;
}

const endedSprints = oncePer((project: Project): Ended => {
  const ids = new Set<string>();
  const last = new Map<string, string[]>();
  for (const [id, sprint] of project.sprints) {
    const isDone = isLookedBackAt(sprint) || says(sprint, 'done');
    if (isDone || says(sprint, 'cancelled') || says(sprint, 'deferred')) ids.add(id);
    // What was called off ahead of time says nothing of what comes before it.
    if (!isDone) continue;
    const [product] = partsOf(id);
    const known = last.get(product) ?? [];
    const others = known.filter(each => !isAlike(each, sprint.number));
    const [same = sprint.number] = known.filter(each => isAlike(each, sprint.number));
    last.set(product, [...others, compareNumbers(same, sprint.number) < 0 ? sprint.number : same]);
  }
  return { ids, last };
});

const isAlike = (a: string, b: string): boolean => formOf(a) === formOf(b);
const formOf = remembered((number: string): string =>
  sprintKey(number)
    .replace(/\d+/g, '#')
    .replace(/[A-Z]+$/, ''),
);

const says = (sprint: Sprint, status: Status): boolean => statesOf(sprint).has(status);

const statesOf = oncePer(({ plans, trackers, queues }: Sprint): ReadonlySet<Status> => {
  const docs = [...plans, ...trackers, ...queues].filter(doc => !isSetAside(doc));
  return new Set(docs.flatMap(({ status }) => status?.value ?? []));
});

/** Whether it was looked back at as a whole, if only by the sprint after it. */
export const isLookedBackAt = oncePer(wasLookedBackAt);
