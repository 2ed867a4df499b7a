import { changedTotals, totalsWhere } from '../../coverage/totals';
import { changesIn, type Measured } from '../../evidence/coverage/measured';
import { plainUri } from '../../model/links/paths';
import { sprintKey } from '../../model/sprints/sprintRef';
import { productOf } from '../../model/sprints/sprints';
import { makeProject, type Project } from '../../project';
import type { SprintSummary } from '../../protocol';
import { sprintSummaries } from '../sprints/summaries';
import { judgedBy, measuredSprint, type Standing, standingOf } from './standing';

/** What of the workspace is asked for; URIs. */
export interface Scope {
  /** Workspace folders. */
  readonly projects: readonly string[];
  /** Of code; none for all. */
  readonly folders: readonly string[];
  /** A document whose sprint is meant. */
  readonly front: string | undefined;
  readonly number: string | undefined;
}

/** How the code that is asked for stands beside the sprint that is asked for; or why nobody can tell which one that is. */
export function standingIn(project: Project, scope: Scope): Standing | { readonly problem: string } {
  const chosen = sprintIn(project, scope);
  if (chosen && 'problem' in chosen) return chosen;
  if (!scope.folders.length) return standingOf(project, { ...(chosen && { chosen: chosen.id }) });
  const { demands, added } = chosen ? standingOf(project, { chosen: chosen.id }) : { demands: {}, added: undefined };
  return judgedBy(demands.minimum, { sprint: chosen, demands, added, measured: measuredBelow(project, scope) });
}

/** Of several sprints of one number, or of none, that of the product which the folders belong to. */
function sprintIn(project: Project, scope: Scope): SprintSummary | undefined | { readonly problem: string } {
  const { number, front } = scope;
  const all = sprintSummaries(project);
  const near = nearProducts(new Set(all.map(productIn)), scope.folders);
  if (number === undefined) {
    const documents = project.documents.filter(doc => near.has(plainUri(productOf(doc))));
    const around = scope.folders.length ? makeProject(documents, project) : project;
    return measuredSprint(around, { ...(front !== undefined && { uri: front }) });
  }
  const named = all.filter(each => sprintKey(each.number) === sprintKey(number.trim()));
  const meant = named.length > 1 ? named.filter(each => near.has(productIn(each))) : named;
  if (meant.length === 1) return meant[0];
  return { problem: meant.length ? severalSprints(number, meant) : noSprint(number, all) };
}

const productIn = ({ id }: SprintSummary): string => plainUri(id.slice(0, id.lastIndexOf('#')));

/** Those inside the folders, and the innermost one around each; all where no folder is named. */
function nearProducts(products: ReadonlySet<string>, folders: readonly string[]): ReadonlySet<string> {
  if (!folders.length) return products;
  const near = folders.map(plainUri).flatMap(folder => {
    const around = [...products].filter(product => isIn(folder, product));
    const inside = [...products].filter(product => isIn(product, folder));
    return [...inside, ...around.sort((a, b) => b.length - a.length).slice(0, 1)];
  });
  return new Set(near);
}

const isIn = (place: string, folder: string): boolean => place === folder || place.startsWith(`${folder}/`);

function measuredBelow({ coverage }: Project, { folders, projects }: Scope): Measured | undefined {
  const plain = folders.map(plainUri);
  const totals = totalsWhere(coverage, place => plain.some(folder => isIn(plainUri(place), folder)));
  // Paths of changed lines are those of one project.
  const since = projects.length === 1 ? changesIn(coverage, projects[0] ?? '')?.since : undefined;
  if (!totals || !since) return totals && { totals };
  const { base, netLines } = since;
  return { totals, changed: { ...changedTotals(totals.files, since), base, netLines } };
}

function severalSprints(number: string, sprints: readonly SprintSummary[]): string {
  const products = sprints.map(({ product, uri }) => product ?? uri).join(', ');
  return `Several products have a sprint ${number}: ${products}. Name the folder of one as PATH.`;
}

function noSprint(number: string, all: readonly SprintSummary[]): string {
  const numbers = [...new Set(all.map(each => each.number))];
  const others = numbers.length > MOST ? `${numbers.slice(0, MOST).join(', ')}, …` : numbers.join(', ');
  const known = others ? `There are: ${others}.` : 'No document here is about a sprint.';
  return `There is no sprint ${number}. ${known}`;
}

const MOST = 20;
