import type { Coverage } from '../../coverage/coverage';
import { type ChangedTotals, changedTotals, type Totals, totalsWhere } from '../../coverage/totals';
import type { ChangesSince } from '../../diff';
import { plainUri, rootOf } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';
import { productIn, productOf, type Sprint } from '../../model/sprints/sprints';
import { oncePer } from '../../oncePer';

/** What the reports show of the code that a document is about. */
export interface Measured {
  readonly totals: Totals;
  /** The folder of that code in its workspace folder; absent where it is all of that. */
  readonly folder?: string;
  /** Absent where version control does not tell. */
  readonly changed?: ChangedTotals & Pick<ChangesSince, 'base' | 'netLines'>;
}

type Placed = Pick<Facts, 'uri' | 'path'>;

/** What of a project tells. */
interface Shown {
  readonly coverage: Coverage;
  /** By `sprintIdOf`. */
  readonly sprints: Sprints;
}

type Sprints = ReadonlyMap<string, Sprint>;

/**
 * The code below the folder of the document's product, where reports tell of any; else all of its workspace folder, unless some of
 * that is another product's.
 */
export function measuredFor(doc: Placed, { coverage, sprints }: Shown): Measured | undefined {
  const scope = { root: rootOf(doc), product: productOf(doc), products: productsOf(sprints) };
  const key = [scope.product, ...scope.products].join('\n');
  const known = measuredIn(coverage);
  if (!known.has(key)) known.set(key, measure(coverage, scope));
  return known.get(key);
}

/** What the reports show stays the same from keystroke to keystroke. */
const measuredIn = oncePer((_: Coverage) => new Map<string, Measured | undefined>());

interface Scope {
  readonly root: string;
  readonly product: string;
  /** Those that have sprints. */
  readonly products: readonly string[];
}

const productsOf = oncePer((sprints: Sprints): readonly string[] => [...new Set([...sprints.keys()].map(productIn))]);

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
