import { changesIn } from '../evidence/coverage/measured';
import { numberText, pathText } from '../evidence/coverage/wording';
import { lineBudget } from '../model/claims/lineBudget';
import { plainUri, rootOf } from '../model/links/paths';
import type { Facts } from '../model/sprint';
import { currentSprints, isOfToday } from '../model/sprints/currentSprint';
import { productIn } from '../model/sprints/sprints';
import type { Project } from '../project';
import type { Rule } from './rule';

/** A sprint adds no more lines than its plan allows. */
export const locBudgetExceeded: Rule = {
  id: 'loc-budget-exceeded',
  severity: 'information',
  summary: 'The branch adds more lines than `loc_budget` allows.',
  *checkInProject(doc, project) {
    if (!project.coverage.changes.size || doc.kind !== 'plan') return;
    const budget = lineBudget(doc);
    const added = budget && addedFor(doc, project);
    if (!added || added.lines <= budget.value) return;
    yield {
      range: budget.range,
      message: `loc_budget allows ${numberText(budget.value)} more ${budget.value === 1 ? 'line' : 'lines'}, but this branch has ${numberText(added.lines)} more than ${pathText(added.base)}.`,
    };
  },
};

/** Undefined where the lines may be another sprint's, or where there is no branch that they could be compared with. */
export function addedFor(
  doc: Facts,
  { sprints, coverage }: Pick<Project, 'sprints' | 'coverage'>,
): AddedLines | undefined {
  const atHand = { sprints, changes: coverage.changes };
  const root = rootOf(doc);
  const { branch, since } = changesIn(coverage, root) ?? {};
  if (
    since?.netLines === undefined ||
    since.base === 'HEAD' ||
    isSameBranch(since.base, branch) ||
    !isOfToday(doc, atHand)
  )
    return undefined;
  // Of several products in one folder, version control does not tell whose lines they are.
  const products = new Set([...currentSprints(atHand)].filter(id => isBelow(id, root)).map(productIn));
  return products.size > 1 ? undefined : { lines: since.netLines, base: since.base };
}

export interface AddedLines {
  /** Less those that were removed. */
  readonly lines: number;
  readonly base: string;
}

/** “origin/main” is what “main” was when it was last fetched. */
const isSameBranch = (base: string, branch: string | undefined): boolean =>
  branch !== undefined && (base === branch || base.slice(base.indexOf('/') + 1) === branch);

const isBelow = (id: string, root: string): boolean => {
  const [product, folder] = [plainUri(productIn(id)), plainUri(root)];
  return product === folder || product.startsWith(`${folder}/`);
};
