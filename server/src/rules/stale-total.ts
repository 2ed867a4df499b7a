import { staleEffortTotals } from '../model/claims/effortTotals';
import { staleHeadEstimates } from '../model/claims/headEstimates';
import { staleOverallRatios } from '../model/claims/overallRatios';
import { type StaleTotal, staleTableTotals } from '../model/claims/tableTotals';
import type { Finding, Rule } from './rule';

/** A total must be the sum of what it adds up. */
export const staleTotal: Rule = {
  id: 'stale-total',
  severity: 'warning',
  summary: 'A total is not the sum of what it adds up.',
  *checkPart(part) {
    for (const total of staleTableTotals(part)) yield finding(total);
    for (const total of staleOverallRatios(part)) yield finding(total);
  },
  *check(doc) {
    const totals = staleEffortTotals(doc);
    for (const total of totals) yield finding(total);
    const isTold = ({ declared }: StaleTotal): boolean => totals.some(total => total.declared.start === declared.start);
    for (const total of staleHeadEstimates(doc)) if (!isTold(total)) yield finding(total);
  },
};

function finding({ declared, written, right, because, evidence }: StaleTotal): Finding {
  return {
    range: declared,
    message: `This says ${written}, but ${because}.`,
    related: [{ range: evidence, message: `These make ${right}` }],
    fix: { title: `Change ${written} to ${right}`, edits: [{ range: declared, text: right }] },
  };
}
