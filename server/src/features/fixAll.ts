import type { Edit } from '../model/sprint';
import type { Finding } from '../rules/rule';
import { applyEdits, composeEdits, conflicts } from './edits';

/** One fix can uncover another; real documents need two or three passes. */
const MOST_PASSES = 10;

/** The text once every fix is made that `check` still finds after the ones before it. Fixing that again changes nothing. */
export const fixAll = (text: string, check: (text: string) => readonly Finding[]): string =>
  applyEdits(text, fixAllEdits(text, check));

/** The same as edits of `text`: the fixes' own, so that whatever no fix names stays as it is. */
export function fixAllEdits(text: string, check: (text: string) => readonly Finding[]): readonly Edit[] {
  const seen = new Set([text]);
  let edits: readonly Edit[] = [];
  let current = text;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = compatibleEdits(check(current));
    current = applyEdits(current, next);
    if (next.length) edits = composeEdits(text.length, edits, next);
    // Two fixes that undo each other end where they first met.
    if (seen.has(current)) break;
    seen.add(current);
  }
  return edits.filter(({ range, text: replacement }) => text.slice(range.start, range.end) !== replacement);
}

/** The edits of as many fixes as can be made at once, earlier findings first; a fix is made whole or not at all. */
export function compatibleEdits(findings: readonly Finding[]): readonly Edit[] {
  const chosen: Edit[] = [];
  const wanted = findings.flatMap(({ fix }) => (fix && !fix.create ? [fix] : []));
  const fixes = wanted.sort((a, b) => startOf(a.edits) - startOf(b.edits));
  for (const { edits } of fixes) {
    const placed = edits
      .map(edit => ({ edit, at: placeFor(edit, chosen) }))
      .filter(({ edit, at }) => !isThere(edit, at));
    if (placed.some(({ edit, at }) => at.some(other => conflicts(edit.range, other.range)))) continue;
    for (const { edit } of placed) chosen.splice(indexFor(edit, chosen), 0, edit);
  }
  return chosen;
}

/** The neighbors that `edit` would get in a sorted list; no other edit of the list can be in its way. */
function placeFor(edit: Edit, sorted: readonly Edit[]): readonly Edit[] {
  const index = indexFor(edit, sorted);
  return sorted.slice(Math.max(0, index - 1), index + 1);
}

function indexFor({ range }: Edit, sorted: readonly Edit[]): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Edit).range.start > range.start) high = middle;
    else low = middle + 1;
  }
  return low;
}

const isThere = (a: Edit, others: readonly Edit[]): boolean =>
  others.some(b => a.range.start === b.range.start && a.range.end === b.range.end && a.text === b.text);

const startOf = (edits: readonly Edit[]): number => Math.min(...edits.map(({ range }) => range.start));
