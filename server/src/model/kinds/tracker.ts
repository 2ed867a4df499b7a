import { type Range, type Ranged, ranged } from '../../range';
import { readCiFailures } from '../claims/ciFailures';
import { type Counters, countersOf, isWhole } from '../claims/counts';
import { ratiosOf } from '../claims/ratios';
import { type StatusClaim, statusClaims } from '../claims/statusClaims';
import type { Field } from '../fields';
import type { SprintDoc, Status } from '../sprint';
import { spanOf } from '../statuses/documentStatus';

/** What a status tracker adds: the states of its phases, and the totals that it keeps by hand. */
export interface Tracker {
  readonly statusLines: readonly StatusLine[];
  /** "**Total Tasks**: 133", "**Completed**: 2": the first that there are. */
  readonly totals: Totals | undefined;
  /** Where it says that CI failed. */
  readonly ciFailures: readonly Ranged<string>[];
}

/** "**Phase 2 Status**: Not Started (0/38 tasks)" */
export interface StatusLine {
  /** The label, or the heading that ends in a state. */
  readonly name: Ranged<string>;
  readonly status: Ranged<Status>;
  /** What it speaks of. */
  readonly scope: Range;
  readonly done?: Ranged<number>;
  readonly total?: Ranged<number>;
}

export interface Totals {
  readonly total: Ranged<number>;
  readonly done?: Ranged<number>;
  readonly open?: Ranged<number>;
}

export function readTracker(doc: SprintDoc): Tracker {
  return {
    statusLines: statusClaims(doc).claims.map(claim => statusLine(claim, doc)),
    totals: countersOf(doc).map(totalsOf)[0],
    ciFailures: readCiFailures(doc),
  };
}

function statusLine(claim: StatusClaim, { parts, text }: SprintDoc): StatusLine {
  const [ratio] = ratiosOf(claim.text);
  return {
    name: claim.name,
    status: ranged(claim.match.status, ...spanOf(claim)),
    scope: { start: claim.scope.own.start, end: parts[claim.scope.end - 1]?.end ?? text.length },
    ...(ratio && { done: ratio.done, total: ratio.total }),
  };
}

function totalsOf({ total, done, open }: Counters): Totals {
  const [doneCount, openCount] = [numberOf(done), numberOf(open)];
  return {
    total: numberOf(total) ?? ranged(0, total.value.range.start, total.value.range.end),
    ...(doneCount && { done: doneCount }),
    ...(openCount && { open: openCount }),
  };
}

const numberOf = (field: Field | undefined): Ranged<number> | undefined =>
  isWhole(field) ? { value: Number(field.value.value), range: field.value.range } : undefined;
