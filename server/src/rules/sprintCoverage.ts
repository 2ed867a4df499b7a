import type { Coverage, FileCoverage } from '../coverage/coverage';
import type { Count } from '../coverage/report';
import { changedTotals, type Totals, totalsWhere } from '../coverage/totals';
import type { Demand } from '../coverage/verdict';
import type { ChangesSince } from '../diff';
import type { CoverageClaim } from '../model/claims/coverage';
import { lineBudget } from '../model/claims/lineBudget';
import { plainUri, rootOf } from '../model/links/paths';
import type { Facts } from '../model/sprint';
import { productOf } from '../model/sprints/sprints';
import type { Project } from '../project';
import type { Range } from '../range';

/** What the reports show of the code that a document is about. */
export interface Measured {
  readonly totals: Totals;
  /** The folder of that code in its workspace folder; absent where it is all of that. */
  readonly folder?: string;
  /** Absent where version control does not tell. */
  readonly changed?: { readonly lines: Count; readonly files: readonly FileCoverage[] } & Pick<
    ChangesSince,
    'base' | 'netLines'
  >;
}

type Placed = Pick<Facts, 'uri' | 'path'>;
type Shown = Pick<Project, 'coverage'>;

/** The code below the folder of the document's product, where reports tell of any; else all of its workspace folder. */
export function measuredFor(doc: Placed, { coverage }: Shown): Measured | undefined {
  const product = productOf(doc);
  const known = MEASURED.get(coverage) ?? new Map<string, Measured | undefined>();
  MEASURED.set(coverage, known);
  if (!known.has(product)) known.set(product, measure(coverage, { root: rootOf(doc), product }));
  return known.get(product);
}

/** What the reports show stays the same from keystroke to keystroke. */
const MEASURED = new WeakMap<Coverage, Map<string, Measured | undefined>>();

interface Scope {
  readonly root: string;
  readonly product: string;
}

function measure(coverage: Coverage, { root, product }: Scope): Measured | undefined {
  const inside = product.slice(root.length + 1);
  const own = inside ? totalsIn(coverage, `${plainUri(root)}/${inside}`) : undefined;
  const totals = own?.files.length ? own : totalsIn(coverage, plainUri(root));
  if (!totals) return undefined;
  const since = changesIn(coverage, root)?.since;
  return {
    totals,
    ...(totals === own && { folder: inside }),
    ...(since && {
      changed: { ...changedTotals(totals.files, since), base: since.base, netLines: since.netLines },
    }),
  };
}

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
