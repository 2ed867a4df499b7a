import { type StatusConflict, statusConflicts } from '../model/claims/statusConflicts';
import { startedInstead } from '../model/claims/statusFix';
import type { PartScope } from '../model/partScopes';
import type { Fix } from '../model/sprint';
import { spanOf } from '../model/statuses/documentStatus';
import type { Finding, Rule } from './rule';

/** What is complete has no work left, and what has not started has none done. */
export const statusContradiction: Rule = {
  id: 'status-contradiction',
  severity: 'warning',
  summary: 'A status says complete over open checkboxes, or not started over checked ones.',
  *check(doc) {
    // A heading and a line below it that say the same are told once, at the line.
    const byScope = new Map<PartScope, StatusConflict[]>();
    for (const conflict of statusConflicts(doc))
      if (!byScope.get(conflict.claim.scope)?.push(conflict)) byScope.set(conflict.claim.scope, [conflict]);
    for (const same of byScope.values()) yield finding(same.at(-1) as StatusConflict, same);
  },
};

function finding({ claim, count, first, areAll, where }: StatusConflict, same: readonly StatusConflict[]): Finding {
  const [start, end] = spanOf(claim);
  const words = claim.text.value.slice(claim.match.from, claim.match.to).replace(/[*_`]/g, '');
  const isDone = claim.match.status === 'done';
  const place = where.heading ? `in “${plain(where.heading.text.value)}”` : 'in this document';
  const state = isDone ? 'open' : 'checked';
  const fix = fixOf(same);
  return {
    range: { start, end },
    message: `This says “${words}”, but ${amount(count, areAll)} ${place} ${count === 1 ? 'is' : 'are'} ${state}. ${advice(isDone)}`,
    related: [{ range: first, message: count === 1 ? `The one that is ${state}` : `The first of ${count} ${state}` }],
    ...(fix && { fix }),
  };
}

function amount(count: number, areAll: boolean): string {
  if (count === 1) return areAll ? 'the only checkbox' : '1 checkbox';
  return `${areAll ? 'all ' : ''}${count} checkboxes`;
}

const advice = (isDone: boolean): string =>
  isDone ? 'Check what is done, or change the status.' : 'Change the status, or uncheck what is not done.';

function fixOf(conflicts: readonly StatusConflict[]): Fix | undefined {
  const edits = conflicts.flatMap(conflict => startedInstead(conflict) ?? []);
  const [first] = edits;
  return first && edits.length === conflicts.length
    ? { title: `Change the status to “${first.text.replace(/^\P{L}+/u, '')}”`, edits }
    : undefined;
}

/** A heading’s words, without markup and its state. */
const plain = (text: string): string =>
  text.replace(/[*_`]/g, '').replace(/\s*(?:[[(][^\])]*[\])]|\P{ASCII}{1,8}\s*[A-Z ]{4,30})\s*$/u, '');
