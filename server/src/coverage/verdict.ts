import { exactPercent } from './percent';
import type { Count } from './report';
import type { Totals } from './totals';

/** How much is asked for, in percent; "> 79%" is `above`. */
export interface Demand {
  readonly percent: number;
  readonly above?: boolean;
}

/** Whether a minimum is met, by the exact share and not by what is shown of it. */
export const meets = (count: Count, { percent, above }: Demand): boolean =>
  above ? exactPercent(count) > percent : exactPercent(count) >= percent;

/** Points below a minimum that still are nearly there. */
export const NEAR = 2;

export type Verdict = 'pass' | 'near' | 'fail' | 'stale' | 'unknown' | 'unjudged' | 'none';

/** What can be said: what is missing or old is no ground for more. */
export function verdictOn(totals: Totals | undefined, demand: Demand | undefined): Verdict {
  if (!totals) return 'none';
  if (!totals.isComplete || totals.lines.total === 0) return 'unknown';
  if (totals.isStale) return 'stale';
  if (!demand) return 'unjudged';
  if (meets(totals.lines, demand)) return 'pass';
  return exactPercent(totals.lines) >= demand.percent - NEAR ? 'near' : 'fail';
}
