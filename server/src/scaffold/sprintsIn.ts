import { plainUri, rootOf } from '../model/links/paths';
import type { Sprint } from '../model/sprints/sprints';
import { oncePer } from '../oncePer';
import type { Project } from '../project';

/**
 * The sprints by plain ids: some editors spell a drive or an umlaut otherwise than the files are listed, and a sprint is one
 * whichever of its documents are open.
 */
export const sprintsIn = ({ sprints }: Project): ReadonlyMap<string, Sprint> => joinedById(sprints);

/** Whether a document of the sprint is of a workspace folder, a plain URI: another one may lie in it, or begin alike. */
export const isOfFolder = (sprint: Sprint, folder: string): boolean =>
  documentsOf(sprint).some(doc => plainUri(rootOf(doc)) === folder);

const documentsOf = ({ plans, readiness, trackers, queues, reviews, rcas, successors, roadmaps }: Sprint) => [
  ...[...plans, ...readiness, ...trackers, ...queues, ...reviews, ...rcas, ...successors, ...roadmaps],
];

const joinedById = oncePer((sprints: Project['sprints']): ReadonlyMap<string, Sprint> => {
  const found = new Map<string, Sprint>();
  for (const [id, sprint] of sprints) {
    const plain = plainUri(id);
    const before = found.get(plain);
    found.set(plain, before ? joined(before, sprint) : sprint);
  }
  return found;
});

const joined = (a: Sprint, b: Sprint): Sprint => ({
  number: a.number,
  ...{ plans: [...a.plans, ...b.plans], readiness: [...a.readiness, ...b.readiness] },
  ...{ trackers: [...a.trackers, ...b.trackers], queues: [...a.queues, ...b.queues] },
  ...{ reviews: [...a.reviews, ...b.reviews], rcas: [...a.rcas, ...b.rcas] },
  ...{ successors: [...a.successors, ...b.successors], roadmaps: [...a.roadmaps, ...b.roadmaps] },
});
