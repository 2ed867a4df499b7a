import { decoded } from '../../model/links/paths';
import type { Status } from '../../model/sprint';
import { isSetAside, type Sprint, sprintIdOf } from '../../model/sprints/sprints';
import { workDocuments } from '../../model/sprints/workDocuments';
import { compareNaturally } from '../../naturalOrder';
import type { Project } from '../../project';
import type { SprintSummary, SprintsAnswer, SprintsParams } from '../../protocol';
import { hasEnded, OVER } from './ended';
import { sprintAtHand } from './sprintAtHand';
import { sprintSummaries } from './summaries';

/** The sprints that have work, and the one that people are at. What a client sends may be anything. */
export function activeSprint(project: Project, { uri, chosen }: SprintsParams): SprintsAnswer {
  const sprints = sprintSummaries(project);
  const byId = new Map(sprints.map(sprint => [sprint.id, sprint]));
  const front = typeof uri === 'string' ? project.documentsByUri.get(decoded(uri)) : undefined;
  const ofFront = front && sprintIdOf(front);
  const active =
    byId.get(chosen ?? '') ??
    byId.get(ofFront ?? '') ??
    sprintAtHand(project, sprints, typeof uri === 'string' ? uri : undefined) ??
    newestUnfinished(project, sprints);
  return { active: active ?? null, sprints };
}

/**
 * One on which work has begun before one of which nothing says so, and last the first of those that say of themselves that
 * they have not: people plan ahead.
 */
function newestUnfinished(project: Project, summaries: readonly SprintSummary[]): SprintSummary | undefined {
  const lastDone = lastDoneOf(project.sprints, summaries);
  const open = summaries.flatMap(summary => {
    const sprint = project.sprints.get(summary.id);
    // Boxes that nobody ticked in an old plan tell nothing once later sprints are over.
    const isPast = sprint && compareNaturally(sprint.number, lastDone.get(seriesOf(summary.id, sprint)) ?? '') < 0;
    const isUnfinished = sprint && !isPast && !hasEnded(summary.id, project) && !OVER.has(summary.status as Status);
    // What is kept for the record is nothing that people are at.
    return isUnfinished && workDocuments(sprint).some(doc => !isSetAside(doc)) ? { summary, sprint } : [];
  });
  const begun = open.find(({ summary: { status } }) => BEGUN.has(status as Status));
  const untold = open.find(({ sprint }) => !saysItIsOpen(sprint));
  return (begun ?? untold ?? open.at(-1))?.summary;
}

/** By series, the highest number of a sprint that is done, even if nothing but its review is left. */
function lastDoneOf(sprints: Project['sprints'], summaries: readonly SprintSummary[]): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const { id, status } of summaries) {
    const sprint = status === 'done' ? sprints.get(id) : undefined;
    const series = sprint && seriesOf(id, sprint);
    if (series !== undefined && compareNaturally(sprint?.number ?? '', last.get(series) ?? '') > 0)
      last.set(series, sprint?.number ?? '');
  }
  return last;
}

/** A product that goes from “31” to “2026-08” has two. */
const seriesOf = (id: string, { number }: Sprint): string =>
  id.slice(0, id.lastIndexOf('#') + 1) + (/^20\d\d/.test(number) ? 'dated' : '');

const BEGUN: ReadonlySet<Status | undefined> = new Set(['claimed', 'in-progress', 'in-review', 'blocked']);

const saysItIsOpen = (sprint: Sprint): boolean =>
  workDocuments(sprint).some(doc => !isSetAside(doc) && doc.status?.value === 'open');
