import { decoded } from '../../model/links/paths';
import type { Facts, Status } from '../../model/sprint';
import { numberInName, sprintsNamedIn } from '../../model/sprints/sprintRef';
import { isSetAside, type Sprint, sprintIdOf } from '../../model/sprints/sprints';
import type { Project } from '../../project';
import type { SprintSummary, SprintsAnswer, SprintsParams } from '../../protocol';
import { fileName } from '../markdownText';
import { oncePer } from '../oncePer';
import { sprintStatus } from '../tree/sprintProgress';
import { sprintSummaries } from './summaries';
import { workDocuments } from './workDocuments';

/** The sprints that have work, and the one that people are at. What a client sends may be anything. */
export function activeSprint(project: Project, { uri, chosen }: SprintsParams): SprintsAnswer {
  const sprints = sprintSummaries(project);
  const byId = new Map(sprints.map(sprint => [sprint.id, sprint]));
  const front = typeof uri === 'string' ? project.documentsByUri.get(decoded(uri)) : undefined;
  const ofFront = front && sprintIdOf(front);
  const active = byId.get(chosen ?? '') ?? byId.get(ofFront ?? '') ?? newestUnfinished(project, sprints);
  return { active: active ?? null, sprints };
}

/** One on which work has begun before one on which it has not: people plan ahead. */
function newestUnfinished({ sprints }: Project, summaries: readonly SprintSummary[]): SprintSummary | undefined {
  const lastOver = lastOverOf(sprints);
  const open = summaries.flatMap(summary => {
    const sprint = sprints.get(summary.id);
    // Boxes that nobody ticked in an old plan tell nothing once later sprints are over.
    const isPast = sprint && compare(sprint.number, lastOver.get(seriesOf(summary.id, sprint)) ?? '') < 0;
    return sprint && !isPast && isUnfinished(sprint) ? { summary, isBegun: BEGUN.has(sprintStatus(sprint)) } : [];
  });
  return (open.find(({ isBegun }) => isBegun) ?? open[0])?.summary;
}

/** By series, the highest number of a sprint that is over, even if nothing but its review is left. */
function lastOverOf(sprints: Project['sprints']): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const [id, sprint] of sprints) {
    const series = seriesOf(id, sprint);
    if (isOver(sprint) && compare(sprint.number, last.get(series) ?? '') > 0) last.set(series, sprint.number);
  }
  return last;
}

/** A product that goes from “31” to “2026-08” has two. */
const seriesOf = (id: string, { number }: Sprint): string =>
  id.slice(0, id.lastIndexOf('#') + 1) + (/^20\d\d/.test(number) ? 'dated' : '');

const { compare } = new Intl.Collator('en', { numeric: true });

const BEGUN: ReadonlySet<Status | undefined> = new Set(['claimed', 'in-progress', 'in-review', 'blocked']);
const OVER: ReadonlySet<Status | undefined> = new Set(['done', 'cancelled', 'deferred']);

/** What was looked back at is over, however many boxes nobody has ticked. */
const isOver = oncePer(
  (sprint: Sprint): boolean => OVER.has(sprintStatus(sprint)) || sprint.reviews.some(isLookedBack),
);

/** What is kept for the record is nothing that people are at. */
const isUnfinished = (sprint: Sprint): boolean =>
  !isOver(sprint) && workDocuments(sprint).some(doc => !isSetAside(doc));

/**
 * A report about one story may lie in the sprint's folder, so the review's own name or title must say which sprint it is
 * about; one that says of itself that it is still open may have been prepared in advance.
 */
const isLookedBack = (review: Facts): boolean =>
  !isSetAside(review) &&
  (review.status === undefined || OVER.has(review.status.value)) &&
  (numberInName(fileName(review)) !== undefined || Boolean(review.title && sprintsNamedIn(review.title).length));
