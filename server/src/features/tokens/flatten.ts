import type { Range } from '../../range';
import type { Token } from './encode';

/**
 * The same tokens without overlaps, in the order of the text: what lies inside another one is cut out of it, unless it is
 * one of its kind. Of two with the same range the later one stays. `sorted` by `byPlace`.
 */
export function flatten(sorted: readonly Token[]): readonly Token[] {
  const flat: Token[] = [];
  const around: Token[] = [];
  let at = 0;
  for (const token of sorted) {
    closeUntil(token.range.start);
    around.push(token);
  }
  closeUntil(Number.POSITIVE_INFINITY);
  return flat;

  /** Writes what is still unwritten before `offset`, from the inside out. */
  function closeUntil(offset: number): void {
    for (let token = around.at(-1); token; token = around.at(-1)) {
      const end = Math.min(token.range.end, offset);
      const start = Math.max(at, token.range.start);
      if (end > start) write({ ...token, range: { start, end } });
      at = Math.max(at, end);
      if (token.range.end > offset) return;
      around.pop();
    }
  }

  function write(token: Token): void {
    const before = flat.at(-1);
    if (before?.range.end !== token.range.start || !isAlike(before, token)) flat.push(token);
    else flat[flat.length - 1] = { ...token, range: { start: before.range.start, end: token.range.end } };
  }
}

const isAlike = (a: Token, b: Token): boolean => a.type === b.type && a.modifiers.join() === b.modifiers.join();

/** What holds another token comes before it. */
export const byPlace = (a: { readonly range: Range }, b: { readonly range: Range }): number =>
  a.range.start - b.range.start || b.range.end - a.range.end;
