import type { Coverage } from '../../coverage/coverage';
import { type Totals, totalsWhere } from '../../coverage/totals';
import { type Demand, type Verdict, verdictOn } from '../../coverage/verdict';
import { plainUri, rootOf } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';
import { isSetAside } from '../../model/sprints/sprints';
import type { Project } from '../../project';
import type { CoverageParams, SprintSummary } from '../../protocol';
import { type Demands, demandsOf, type Measured, measuredFor } from '../../rules/sprintCoverage';
import { oncePer } from '../oncePer';
import { activeSprint } from '../sprints/activeSprint';
import { workDocuments } from '../sprints/workDocuments';

/** What is asked of the code of a sprint, and what the reports show of it. */
export interface Standing {
  readonly sprint: SprintSummary | undefined;
  readonly demands: Demands;
  /** What the code is judged by: the minimum of the sprint, unless somebody asks for another one. */
  readonly demand: Demand | undefined;
  readonly measured: Measured | undefined;
  readonly state: Verdict;
}

/** That of the active sprint; where there is none, of the workspace folder of the document in front, else of all that is measured. */
export function standingOf(project: Project, params: CoverageParams): Standing {
  const sprint = activeSprint(project, params).active ?? undefined;
  const documents = sprint ? documentsOf(project, sprint.id) : [];
  const [first] = documents;
  const measured = first ? measuredFor(first, project) : measuredAround(project, params.uri);
  const demands = demandsOf(documents);
  return judgedBy(demands.minimum, { sprint, demands, measured });
}

/** The same beside another minimum. */
export const judgedBy = (
  demand: Demand | undefined,
  { sprint, demands, measured }: Omit<Standing, 'demand' | 'state'>,
): Standing => ({ sprint, demands, demand, measured, state: verdictOn(measured?.totals, demand) });

/** What tells of a sprint's work; what is kept for the record asks for nothing, unless nothing else is left. */
export function documentsOf({ sprints }: Pick<Project, 'sprints'>, id: string): readonly Facts[] {
  const sprint = sprints.get(id);
  const all = sprint ? workDocuments(sprint) : [];
  const current = all.filter(doc => !isSetAside(doc));
  return current.length ? current : all;
}

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
