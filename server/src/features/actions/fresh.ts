import type { Edit } from '../../model/sprint';
import type { RuleFinding } from '../../rules/rule';

/** What tells that two findings are the same one. */
export type KeyOf = (finding: RuleFinding) => string;

/** What was found before, and what has been edited since. */
export interface Known {
  readonly known: readonly RuleFinding[];
  /** Of the text in which `known` was found. */
  readonly edits: readonly Edit[];
}

/**
 * Findings beyond those that were known. What was wrong at the same place before is no news, even if it is told in other
 * words now; only what an action is about to follow, such as a number, is judged by what is told.
 */
export function freshOf({ known, edits }: Known, now: readonly RuleFinding[], keyOf: KeyOf): RuleFinding[] {
  const byPlace = new Map<string, RuleFinding[]>();
  for (const finding of known) add(byPlace, placeOf(finding.rule, shifted(finding.range.start, edits)), finding);
  const isAtPlace = new Set(
    now.filter(finding => take(byPlace.get(placeOf(finding.rule, finding.range.start)), finding)),
  );
  const byKey = new Map<string, RuleFinding[]>();
  for (const finding of [...byPlace.values()].flat()) add(byKey, keyOf(finding), finding);
  return now.filter(finding => !isAtPlace.has(finding) && !byKey.get(keyOf(finding))?.pop());

  function take(there: RuleFinding[] | undefined, finding: RuleFinding): boolean {
    const same = there?.findIndex(each => keyOf(each) === keyOf(finding)) ?? -1;
    const at = same < 0 && !FOLLOWED.has(finding.rule) ? 0 : same;
    return at >= 0 && Boolean(there?.splice(at, 1).length);
  }
}

/** What tells of a state or number that has changed, and so changes with it; a box can be wrong in two ways. */
const FOLLOWED: ReadonlySet<string> = new Set([
  ...['stale-count', 'stale-percent', 'stale-total', 'list-length', 'stale-progress-bar'],
  ...['stale-dependency-note', 'cross-document-status', 'missing-from-completed', 'checkbox-contradiction'],
]);

const placeOf = (rule: string, offset: number): string => `${rule} ${offset}`;

function add(map: Map<string, RuleFinding[]>, key: string, finding: RuleFinding): void {
  const known = map.get(key);
  if (known) known.push(finding);
  else map.set(key, [finding]);
}

/** Where an offset is once the edits are made; within one of them, where that begins. */
function shifted(offset: number, edits: readonly Edit[]): number {
  let by = 0;
  for (const { range, text } of edits)
    if (range.end <= offset) by += text.length - (range.end - range.start);
    else if (range.start < offset) by -= offset - range.start;
  return offset + by;
}

/** Lines move when a row is added above them. */
export const exact: KeyOf = ({ rule, message }) => `${rule} ${message.replace(/\bline \d+/g, 'line')}`;

/** “3 of 5 are open” was found before if 4 of 5 were, and “4-1 is claimed here, but done there” if it was open here. */
export const roughly: KeyOf = ({ rule, message }) =>
  `${rule} ${SAME.get(rule)?.exec(message)?.[0] ?? message.replace(/\d+/g, '#')}`;

const SAME: ReadonlyMap<string, RegExp> = new Map([
  ['duplicate-id', /^\S+/],
  ['cross-document-status', /^\S+/],
  ['status-contradiction', /^This says “[^”]*”/],
]);
