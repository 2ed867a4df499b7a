import type { Demand } from '../../coverage/verdict';
import type { CoverageClaim } from '../../model/claims/coverage';
import { lineBudget } from '../../model/claims/lineBudget';
import type { Facts } from '../../model/sprint';
import type { Range } from '../../range';

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
