import type { Coverage } from '../../coverage/coverage';
import { type Totals, totalsWhere } from '../../coverage/totals';
import { type Demand, type Verdict, verdictOn } from '../../coverage/verdict';
import { type Demands, demandsOf } from '../../evidence/coverage/demands';
import { type Measured, measuredFor } from '../../evidence/coverage/measured';
import { decoded, plainUri, rootOf } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';
import { currentSprints } from '../../model/sprints/currentSprint';
import { sprintIdOf } from '../../model/sprints/sprints';
import { askingDocuments } from '../../model/sprints/workDocuments';
import { oncePer } from '../../oncePer';
import type { Project } from '../../project';
import type { CoverageParams, SprintSummary } from '../../protocol';
import { type AddedLines, addedFor } from '../../rules/loc-budget-exceeded';
import { activeSprint } from '../sprints/activeSprint';

/** What is asked of the code of a sprint, and what the reports show of it. */
export interface Standing {
  readonly sprint: SprintSummary | undefined;
  readonly demands: Demands;
  /** What the code is judged by: the minimum of the sprint, unless somebody asks for another one. */
  readonly demand: Demand | undefined;
  readonly measured: Measured | undefined;
  /** How many lines the branch has more than its base, where the sprint has a budget for them. */
  readonly added: AddedLines | undefined;
  readonly state: Verdict;
}

/** That of the active sprint; where there is none, of the workspace folder of the document in front, else of all that is measured. */
export function standingOf(project: Project, params: CoverageParams): Standing {
  const sprint = measuredSprint(project, params);
  const documents = sprint ? documentsOf(project, sprint.id) : [];
  const [first] = documents;
  const measured = first ? measuredFor(first, project) : measuredAround(project, params.uri);
  const demands = demandsOf(documents);
  return judgedBy(demands.minimum, { sprint, demands, measured, added: addedOn(demands, project) });
}

/**
 * The one that people are at. Where neither a choice nor the document in front says so, findings must not be about another one:
 * a sprint is measured until it is over, even if all its boxes are ticked.
 */
export function measuredSprint(project: Project, params: CoverageParams): SprintSummary | undefined {
  const { active, sprints } = activeSprint(project, params);
  const front = typeof params.uri === 'string' ? project.documentsByUri.get(decoded(params.uri)) : undefined;
  if (active && (active.id === params.chosen || (front && active.id === sprintIdOf(front)))) return active;
  const current = currentSprints({ sprints: project.sprints, changes: project.coverage.changes });
  if (active && current.has(active.id)) return active;
  const [only, ...others] = sprints.filter(({ id }) => current.has(id));
  return (only && !others.length ? only : active) ?? undefined;
}

/** Of the plan with the budget, with a report or without one. */
const addedOn = ({ budget }: Demands, project: Project): Standing['added'] => budget && addedFor(budget.doc, project);

/** The same beside another minimum. */
export const judgedBy = (
  demand: Demand | undefined,
  { sprint, demands, measured, added }: Omit<Standing, 'demand' | 'state'>,
): Standing => ({ sprint, demands, demand, measured, added, state: verdictOn(measured?.totals, demand) });

export const documentsOf = ({ sprints }: Pick<Project, 'sprints'>, id: string): readonly Facts[] =>
  askingDocuments(sprints.get(id));

function measuredAround(project: Project, uri: unknown): Measured | undefined {
  const root = rootAround(project.coverage, uri);
  if (root !== undefined) return measuredFor({ uri: `${root}/-`, path: '-' }, project);
  const totals = allTotals(project.coverage);
  return totals && { totals };
}

/** The workspace folder that holds a document, or the only one that is measured. */
function rootAround(coverage: Coverage, uri: unknown): string | undefined {
  const roots = measuredRoots(coverage);
  const front = typeof uri === 'string' ? plainUri(uri) : '';
  return roots.length === 1 ? roots[0] : roots.find(root => front.startsWith(`${plainUri(root)}/`));
}

/** The innermost first. */
const measuredRoots = oncePer(({ files, reports }: Coverage): readonly string[] => {
  const ofFiles = [...files.values()].flatMap(({ uri, place, path }) =>
    uri === undefined ? [] : rootOf({ uri: place, path }),
  );
  const all = new Set([...ofFiles, ...reports.map(({ key, path }) => rootOf({ uri: key, path }))]);
  return [...all].sort((a, b) => b.length - a.length);
});

const allTotals = oncePer((coverage: Coverage): Totals | undefined => totalsWhere(coverage, () => true));
