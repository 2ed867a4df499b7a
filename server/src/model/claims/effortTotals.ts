import { type Effort, measured } from '../effort';
import { decimalsOf } from '../numbers';
import type { SprintDoc } from '../sprint';
import { addendsOf } from './effortAddends';
import { type EffortClaim, effortClaims } from './effortClaims';
import { type EffortReadings, effortReadings } from './effortReadings';
import { total, unitOf } from './effortSums';
import type { StaleTotal } from './tableTotals';

/** A total of hours, days or points, and what it adds up. */
export interface EffortSum {
  readonly declared: Effort['digits'];
  /** "3h + 4h + 2h" */
  readonly terms: string;
}

/** The totals that are the sum of what they stand with, or about that. */
export function effortSums(doc: SprintDoc): readonly EffortSum[] {
  const claims = effortClaims(doc).slice(0, MOST_CLAIMS);
  const withTotals = new Set(claims.map(({ section }) => section));
  return claims.flatMap((claim, at) => {
    const addends = addendsOf(claim, { prose: doc.prose, earlier: claims[at - 1], withTotals });
    const said = measured(claim.effort)?.amount ?? 0;
    if (!addends || addends.length < 2 || !isNear(said, total(addends), claim.effort)) return [];
    return [{ declared: claim.effort.digits, terms: termsOf(addends, doc.text) }];
  });
}

/** Totals of hours, days or points that are not the sum of what they stand with. */
export function staleEffortTotals(doc: SprintDoc): StaleTotal[] {
  const claims = effortClaims(doc).slice(0, MOST_CLAIMS);
  const withTotals = new Set(claims.map(({ section }) => section));
  const totals = claims.map(({ effort }) => effort);
  let readings: EffortReadings | undefined;
  return claims.flatMap((claim, at) => {
    const addends = addendsOf(claim, { prose: doc.prose, earlier: claims[at - 1], withTotals });
    const said = measured(claim.effort)?.amount ?? 0;
    if (!addends || addends.length < 2 || isNearOrFar(said, total(addends), claim.effort)) return [];
    readings ??= effortReadings(doc, totals);
    return readings.give(said, unitOf(claim.effort), claim.effort.range.start) ? [] : [stale(doc, claim, addends)];
  });
}

/** No person keeps more of them. */
const MOST_CLAIMS = 300;
/** So far from the sum, a number counts something else. */
const FARTHEST = 3;

const isNearOrFar = (said: number, found: number, effort: Effort): boolean =>
  isNear(said, found, effort) || said > found * FARTHEST || found > said * FARTHEST;

/** A whole number of hours may be rounded. */
function isNear(said: number, found: number, { unit, value }: Effort): boolean {
  const slack = Number.isInteger(value) ? (unit === 'hours' ? 30 : 0.5) : 0.5;
  return Math.abs(said - found) <= slack;
}

function stale({ text }: SprintDoc, { effort }: EffortClaim, addends: readonly Effort[]): StaleTotal {
  const { start, end } = effort.digits;
  const { unit } = effort;
  const found = Math.round(total(addends) / (unit === 'hours' ? 0.6 : 0.01)) / 100;
  const right = found.toFixed(decimalsOf(found));
  const written = text.slice(start, end);
  return {
    declared: effort.digits,
    written,
    right: written.includes('h') ? `${right}h` : right,
    because: `${termsOf(addends, text)} make ${right} ${unit}`,
    evidence: { start: addends[0]?.range.start ?? start, end: addends.at(-1)?.range.end ?? end },
  };
}

/** "3h + 4h + … + 2h" */
function termsOf(addends: readonly Effort[], text: string): string {
  const terms = addends.map(({ range }) => text.slice(range.start, range.end).replace(/\s+/g, ' '));
  return (terms.length > MOST_TERMS ? [...terms.slice(0, 2), '…', ...terms.slice(-1)] : terms).join(' + ');
}

const MOST_TERMS = 6;
