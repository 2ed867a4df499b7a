import { percentOf } from '../../coverage/percent';
import { demandsOf } from '../../evidence/coverage/demands';
import { measuredFor } from '../../evidence/coverage/measured';
import type { Weeks } from '../../model/calendar/weeks';
import { stateName } from '../../model/ids/taskNames';
import type { RoadmapSprint } from '../../model/kinds/roadmap';
import type { Facts, SprintDoc } from '../../model/sprint';
import { isOfToday } from '../../model/sprints/currentSprint';
import { sprintKey, sprintsNamedIn } from '../../model/sprints/sprintRef';
import { type Sprint, sprintId } from '../../model/sprints/sprints';
import type { Project } from '../../project';
import { type Ranged, ranged } from '../../range';
import { missingFile } from '../../rules/mandatedFile';
import { asIs, fileName, linkTo, shown } from '../markdownText';
import { holds } from '../places';
import { documentProgress } from '../progress';
import type { Place, Told } from './hover';

/** On a sprint's number: its goal, how far it is, its documents, and the coverage that its plan asks for. */
export function sprintHover({ doc, offset, project }: Place): Told | undefined {
  const named = numberAt(doc, offset);
  const sprint = named && sprintOf(named.value, doc, project);
  const markdown = sprint && textOf(sprint, project);
  return named && markdown ? { range: named.range, markdown } : undefined;
}

/** "Sprint 4" in the text, the number of a roadmap's row or of the front matter; the range is all that names it. */
function numberAt(doc: SprintDoc, offset: number): Ranged<string> | undefined {
  const { frontMatter, sprint, roadmap } = doc;
  if (frontMatter && holds(frontMatter.range, offset))
    return sprint && holds(sprint.number.range, offset) && holds(frontMatter.range, sprint.number.range.start)
      ? sprint.number
      : undefined;
  const row = roadmap?.sprints.find(({ label, number }) => holds(label.range, offset) || holds(number.range, offset));
  return namedAt(doc, offset) ?? (row && { value: row.number.value, range: row.label.range });
}

/** No name of a sprint is longer, and a line may be as long as a document. */
const REACH = 200;

function namedAt({ prose, lines }: SprintDoc, offset: number): Ranged<string> | undefined {
  const { start, end } = lines.lineRange(lines.positionAt(offset).line);
  const [from, to] = [Math.max(start, offset - REACH), Math.min(end, offset + REACH)];
  for (const { number, before } of sprintsNamedIn(ranged(prose.slice(from, to), from, to))) {
    const range = { start: from + before.length, end: number.range.end };
    if (holds(range, offset)) return { value: number.value, range };
  }
  return undefined;
}

/** The sprint of the document's own product; of another one, where only that has such a sprint. */
function sprintOf(number: string, doc: Facts, { sprints }: Project): Sprint | undefined {
  const id = sprintId(doc, number);
  const own = sprints.get(id);
  if (own) return own;
  const ending = id.slice(id.lastIndexOf('#'));
  const others = [...sprints].filter(([key]) => key.endsWith(ending));
  return others.length === 1 ? others[0]?.[1] : undefined;
}

/** Undefined for a sprint that documents only name. */
function textOf(sprint: Sprint, project: Project): string | undefined {
  const title = titleOf(sprint);
  const goal = goalOf(sprint);
  const lines = [...documentsOf(sprint, project), ...coverageOf(sprint, project)];
  if (!title && !goal && !lines.length) return undefined;
  return [
    `**Sprint ${shown(sprint.number)}**${title ? ` ${shown(title)}` : ''}`,
    ...(goal ? [goal] : []),
    lines.map(line => `- ${line}`).join('\n'),
  ].join('\n\n');
}

/** An index or a list of figures may count as a plan; what has tasks or a goal says what the sprint is called. */
const titleOf = (sprint: Sprint): string | undefined =>
  [...sprint.plans.filter(isWork), ...sprint.plans].flatMap(
    plan => plan.sprint?.title?.value ?? textIn(plan, 'title') ?? [],
  )[0] ?? sprint.roadmaps.flatMap(doc => rowIn(doc, sprint)?.name?.value ?? [])[0];

const isWork = ({ tasks, plan }: Facts): boolean => tasks.length > 0 || plan?.goal?.statement !== undefined;

/** A roadmap says what must be true at the end, which is nearly the same. */
function goalOf(sprint: Sprint): string | undefined {
  const goal = sprint.plans.flatMap(plan => textIn(plan, 'goal') ?? plan.plan?.goal?.statement?.value ?? [])[0];
  if (goal) return `Goal: ${shown(goal, 240)}`;
  const [first, ...more] = sprint.roadmaps.flatMap(doc => rowIn(doc, sprint)?.acceptance ?? []);
  return first && `Accepted when: ${shown(first.value, 240)}${more.length ? ` (and ${more.length} more)` : ''}`;
}

function textIn({ frontMatter }: Facts, name: string): string | undefined {
  const value = frontMatter?.entries.find(({ key }) => key.value === name)?.value.value;
  return typeof value === 'string' && value.trim() ? value : undefined;
}

/** What its plans ask for, and what is measured while it is the one that the team is at. */
function coverageOf({ plans }: Sprint, project: Project): string[] {
  const { minimum } = demandsOf(plans);
  if (!minimum) return [];
  const { doc, percent, above } = minimum;
  const isToday = isOfToday(doc, { sprints: project.sprints, changes: project.coverage.changes });
  const totals = isToday ? measuredFor(doc, project)?.totals : undefined;
  const now = totals?.isComplete ? percentOf(totals.lines, percent) : undefined;
  const shownNow = now === undefined ? '' : `, ${totals?.isStale ? 'last measured' : 'now'} ${now}%`;
  return [`Coverage: ${above ? 'above' : 'at least'} ${percent}%${shownNow}`];
}

function documentsOf(sprint: Sprint, project: Project): string[] {
  const { plans, readiness, trackers, queues, reviews, rcas, roadmaps } = sprint;
  return [
    ...linesOf('Plan', plans),
    ...linesOf('Readiness', readiness, each => each.readiness?.verdict?.value.replace('-', ' ')),
    ...linesOf('Tracker', trackers),
    ...linesOf('Queue', queues),
    ...linesOf('Review', reviews, each => each.review?.outcome?.value),
    ...(reviews.length ? [] : mandated('Review', 'review', { plans, project })),
    ...linesOf('RCA', rcas, () => undefined),
    ...(rcas.length ? [] : mandated('RCA', 'rca', { plans, project })),
    ...roadmaps.slice(0, MOST).map(doc => roadmapLine(doc, sprint)),
  ];
}

/** More of one kind are copies. */
const MOST = 3;

const linesOf = (
  label: string,
  documents: readonly Facts[],
  tell: (doc: Facts) => string | undefined = progressIn,
): string[] =>
  documents.slice(0, MOST).map(doc => {
    const told = tell(doc);
    return `${label}: ${linkTo(doc, doc.title?.range, fileName(doc))}${told ? ` · ${told}` : ''}`;
  });

/** Where a roadmap tells of the sprint, and when it is to be. */
function roadmapLine(doc: Facts, sprint: Sprint): string {
  const row = rowIn(doc, sprint);
  const when = row?.weeks ? weeksOf(row.weeks) : row?.dates && shown(row.dates.value, 60);
  return `Roadmap: ${linkTo(doc, row?.label.range, fileName(doc))}${when ? ` · ${when}` : ''}`;
}

const weeksOf = ({ first, last }: Weeks): string => (last > first ? `weeks ${first}–${last}` : `week ${first}`);

const rowIn = ({ roadmap }: Facts, { number }: Sprint): RoadmapSprint | undefined =>
  roadmap?.sprints.find(each => sprintKey(each.number.value) === sprintKey(number));

const progressIn = (doc: Facts): string =>
  [...(doc.status ? [stateName(doc.status.value)] : []), documentProgress(doc)].filter(Boolean).join(' · ');

/** What the plan asks to be written and nobody has; an analysis is due only if CI fails. */
function mandated(
  label: string,
  what: 'rca' | 'review',
  { plans, project }: { readonly plans: readonly Facts[]; readonly project: Project },
): string[] {
  const missing = plans.flatMap(plan => missingFile(plan, project, what) ?? [])[0];
  if (!missing) return [];
  return [`${label}: ${asIs(missing.value, 80)}, ${missing.onlyIfCiFails ? 'due if CI fails' : 'not written yet'}`];
}
