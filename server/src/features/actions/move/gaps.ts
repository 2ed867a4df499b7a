import type { SprintDoc } from '../../../model/sprint';
import type { Landing } from './ground';
import type { Siblings } from './siblings';

/** What stands between two siblings: a line break, blank lines, a line that sets them off. */
export function gapBehind({ text }: SprintDoc, { blocks }: Siblings, at: number): string | undefined {
  const [block, next] = [blocks[at], blocks[at + 1]];
  return block && next && text.slice(block.end, next.start);
}

interface Moving {
  /** What stood between it and its neighbor. */
  readonly own: string | undefined;
  readonly isFirst: boolean;
}

/**
 * The gap that goes with a moved sibling: words in it stay with the one that they set off, else it is that of the new place.
 * The first of its like in a phase stands apart from what the phase says.
 */
export function gapAt(doc: SprintDoc, { siblings, beside }: Landing, { own, isFirst }: Moving): string {
  if (own !== undefined && !isBlank(own)) return own;
  if (!siblings && isFirst) return doc.eol.repeat(2);
  const there = siblings && tighter(gapBehind(doc, siblings, beside - 1), gapBehind(doc, siblings, beside));
  if (there !== undefined && isBlank(there)) return there;
  if (own !== undefined && !own.includes('>')) return own;
  return doc.eol.repeat(siblings?.type === 'item' ? 1 : 2);
}

export const tighter = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b.length < a.length) ? b : a;

/** In a quotation, blank lines have its mark. */
const isBlank = (gap: string): boolean => /^[\s>]*$/.test(gap);
