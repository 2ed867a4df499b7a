import type { SprintDoc } from '../model/sprint';
import type { Range } from '../range';

/** A text that stands for what somebody has yet to put there. */
export interface Placeholder {
  readonly text: string;
  readonly range: Range;
}

/**
 * `[TODO: who is hit]`, as new documents have it, provided that it is a whole paragraph, list item, cell or value of a field, or
 * the end of a heading: a note in a sentence is somebody’s own.
 */
export function* placesToFillIn({ prose, frontMatter }: SprintDoc): Generator<Placeholder> {
  for (const { value, source } of frontMatter?.entries ?? []) {
    const text = /^(["']?)(\[(?:TODO|TBD):[^\]\n]{0,300}\])\1$/.exec(source)?.[2];
    const start = value.range.start + (source.startsWith('[') ? 0 : 1);
    if (text) yield { text, range: { start, end: start + text.length } };
  }
  let last: Range | undefined;
  for (const { index, 0: text } of prose.matchAll(PLACE)) {
    const range = { start: index, end: index + text.length };
    const follows = last !== undefined && BETWEEN.test(prose.slice(last.end, Math.min(index, last.end + MOST)));
    last = undefined;
    if (!follows && !BEFORE.test(lineUpTo(prose, index))) continue;
    if (!AFTER.test(prose.slice(range.end, range.end + MOST_AFTER))) continue;
    last = range;
    yield { text, range };
  }
}

export const MAY_HOLD_PLACES = /\[(?:TODO|TBD):/;

const PLACE = /\[(?:TODO|TBD):[^[\]\n]{0,300}\]/g;
/** A line’s mark, a cell’s, a field’s, a heading’s words. */
const BEFORE =
  /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?[*_]{0,3}$|[|:：][ \t*_]*$|^[ >]*#{1,6}[ \t][^\n]*$/;
/** Cells are padded to the width of their column. */
const AFTER = /^[ \t*_.]{0,9}(?:$|[ \t]*[\r\n|]|[,;/–—-] ?\[(?:TODO|TBD):)/;
/** Several of them share a cell or a line. */
const BETWEEN = /^[ \t,;/–—-]{0,9}$/;
const MOST = 20;
const MOST_BEFORE = 300;
const MOST_AFTER = 300;

/** The line up to an offset, or as much of it as can matter: a line may be as long as a document. */
function lineUpTo(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - MOST_BEFORE), at);
  return before.slice(before.lastIndexOf('\n') + 1);
}
