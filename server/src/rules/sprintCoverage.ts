import type { Coverage } from '../coverage/coverage';
import { type ChangedTotals, changedTotals, type Totals, totalsWhere } from '../coverage/totals';
import type { Demand } from '../coverage/verdict';
import type { ChangesSince } from '../diff';
import type { CoverageClaim } from '../model/claims/coverage';
import { lineBudget } from '../model/claims/lineBudget';
import { plainUri, rootOf } from '../model/links/paths';
import type { Facts } from '../model/sprint';
import { productIn, productOf } from '../model/sprints/sprints';
import type { Project } from '../project';
import type { Range } from '../range';

/** What the reports show of the code that a document is about. */
export interface Measured {
  readonly totals: Totals;
  /** The folder of that code in its workspace folder; absent where it is all of that. */
  readonly folder?: string;
  /** Absent where version control does not tell. */
  readonly changed?: ChangedTotals & Pick<ChangesSince, 'base' | 'netLines'>;
}

type Placed = Pick<Facts, 'uri' | 'path'>;
type Shown = Pick<Project, 'coverage' | 'sprints'>;

/**
 * The code below the folder of the document's product, where reports tell of any; else all of its workspace folder, unless some of
 * that is another product's.
 */
export function measuredFor(doc: Placed, { coverage, sprints }: Shown): Measured | undefined {
  const scope = { root: rootOf(doc), product: productOf(doc), products: productsOf(sprints) };
  const key = [scope.product, ...scope.products].join('\n');
  const known = MEASURED.get(coverage) ?? new Map<string, Measured | undefined>();
  MEASURED.set(coverage, known);
  if (!known.has(key)) known.set(key, measure(coverage, scope));
  return known.get(key);
}

/** What the reports show stays the same from keystroke to keystroke. */
const MEASURED = new WeakMap<Coverage, Map<string, Measured | undefined>>();

interface Scope {
  readonly root: string;
  readonly product: string;
  /** Those that have sprints. */
  readonly products: readonly string[];
}

function productsOf(sprints: Project['sprints']): readonly string[] {
  const known = PRODUCTS.get(sprints) ?? [...new Set([...sprints.keys()].map(productIn))];
  PRODUCTS.set(sprints, known);
  return known;
}

const PRODUCTS = new WeakMap<Project['sprints'], readonly string[]>();

function measure(coverage: Coverage, scope: Scope): Measured | undefined {
  const { root, product } = scope;
  const own = product === root ? undefined : totalsIn(coverage, codeOf(product, root));
  const totals = own?.files.length ? own : sharedTotals(coverage, scope);
  if (!totals) return undefined;
  const since = changesIn(coverage, root)?.since;
  return {
    totals,
    ...(totals === own && { folder: product.slice(root.length + 1) }),
    ...(since && {
      changed: { ...changedTotals(totals.files, since), base: since.base, netLines: since.netLines },
    }),
  };
}

/** Where code lies with its products, one of which nothing is told has no report, and that of another says nothing of it. */
function sharedTotals(coverage: Coverage, { root, product, products }: Scope): Totals | undefined {
  const totals = totalsIn(coverage, plainUri(root));
  if (product === root || !totals) return totals;
  const others = products.filter(other => other.startsWith(`${root}/`) && !`${product}/`.startsWith(`${other}/`));
  const folders = new Set(others.map(other => codeOf(other, root)));
  return totals.files.some(({ place }) => isInAny(folders, plainUri(place))) ? undefined : totals;
}

/** Asks for the few folders above a place: there may be many products, and many files. */
function isInAny(folders: ReadonlySet<string>, place: string): boolean {
  for (let end = place.length; end > 0; end = place.lastIndexOf('/', end - 1))
    if (folders.has(place.slice(0, end))) return true;
  return false;
}

const codeOf = (product: string, root: string): string => plainUri(root) + product.slice(root.length);

const totalsIn = (coverage: Coverage, folder: string): Totals | undefined =>
  totalsWhere(coverage, place => {
    const plain = plainUri(place);
    return plain === folder || plain.startsWith(`${folder}/`);
  });

/** What version control says of a workspace folder, however its URI is written. */
export const changesIn = ({ changes }: Pick<Coverage, 'changes'>, root: string) =>
  changes.get(root) ?? [...changes].find(([key]) => plainUri(key) === plainUri(root))?.[1];

/** What a document asks for, and where. */
export interface StatedDemand extends Demand {
  /** “coverage_min”, or all that states the criterion; as it is written. */
  readonly text: string;
  readonly doc: Facts;
  readonly range: Range;
}

export interface Demands {
  readonly minimum?: StatedDemand;
  /** Of changed lines alone. */
  readonly changed?: StatedDemand;
  /** How many lines the sprint may add on balance. */
  readonly budget?: { readonly lines: number; readonly doc: Facts; readonly range: Range };
}

/** What the documents of a sprint, the weightiest first, ask of its code: front matter before criteria, plans before others. */
export function demandsOf(documents: readonly Facts[]): Demands {
  const plans = documents.filter(({ kind }) => kind === 'plan');
  const ordered = [...plans, ...documents.filter(({ kind }) => kind !== 'plan')];
  const asked = ordered.flatMap(doc =>
    doc.coverageClaims.flatMap(claim => (claim.is === 'minimum' ? { doc, claim } : [])),
  );
  const find = (isMeant: (claim: CoverageClaim) => boolean) => asked.find(({ claim }) => isMeant(claim));
  const minimum =
    find(({ source }) => source === 'front matter') ??
    find(({ changedOnly, linesOnly }) => !changedOnly && !linesOnly) ??
    find(({ changedOnly }) => !changedOnly);
  const changed = find(({ changedOnly }) => changedOnly === true);
  const [budget] = plans.flatMap(doc => {
    const stated = lineBudget(doc);
    return stated ? [{ lines: stated.value, doc, range: stated.range }] : [];
  });
  return {
    ...(minimum && { minimum: demandOf(minimum) }),
    ...(changed && { changed: demandOf(changed) }),
    ...(budget && { budget }),
  };
}

const demandOf = ({ doc, claim }: { readonly doc: Facts; readonly claim: CoverageClaim }): StatedDemand => ({
  percent: claim.percent.value,
  ...(claim.above && { above: true }),
  ...{ text: claim.text.value, doc, range: claim.percent.range },
});
