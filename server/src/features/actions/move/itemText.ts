import type { Edit } from '../../../model/sprint';

/** How an item begins: what stands before it, and its marker without the blanks behind it. */
export interface Lead {
  /** Blanks and marks of quotations. */
  readonly prefix: string;
  readonly marker: string;
}

export const markerOf = (text: string, start: number): string | undefined =>
  /^(?:[-*+]|\d{1,9}[.)])/.exec(text.slice(start, start + 10))?.[0];

/**
 * An item's lines as they stand with another beginning: what is nested in it keeps its place below the text. Undefined
 * where its lines do not begin alike.
 */
export function retold(block: string, from: Lead, to: Lead): string | undefined {
  if (from.prefix === to.prefix && from.marker === to.marker) return block;
  const [first = '', ...others] = block.split(/(?<=\r\n|\n|\r(?!\n))/);
  const begin = from.prefix + from.marker;
  if (!first.startsWith(begin)) return undefined;
  const by = {
    from: from.marker.length + blanksBehind(first.slice(begin.length)),
    by: to.marker.length - from.marker.length,
  };
  const lines = [to.prefix + to.marker + first.slice(begin.length)];
  for (const line of others) {
    const body = line.trimEnd();
    if (body === from.prefix.trimEnd())
      lines.push((to.prefix.trimEnd() || (from.prefix.includes('>') ? '' : body)) + line.slice(body.length));
    else if (line.startsWith(from.prefix)) lines.push(to.prefix + shifted(line.slice(from.prefix.length), by));
    else if (from.prefix === to.prefix || (!body && !to.prefix.includes('>'))) lines.push(line);
    else return undefined;
  }
  return lines.join('');
}

/** More than four blanks begin code. */
function blanksBehind(rest: string): number {
  const blanks = /^ */.exec(rest)?.[0].length ?? 0;
  return blanks >= 1 && blanks <= 4 && /\S/.test(rest) ? blanks : 1;
}

/** A tab reaches far enough, and what is not indented goes on with the text above by itself. */
function shifted(line: string, { from, by }: { readonly from: number; readonly by: number }): string {
  if (!by || !line.startsWith(' '.repeat(from))) return line;
  return by > 0 ? ' '.repeat(by) + line : line.slice(-by);
}

/** The changed stretch of each line, where two texts have as many lines. */
export function lineEdits(before: string, after: string, start: number): Edit[] {
  const [old, now] = [before, after].map(text => text.split(/(?<=\n)/)) as [string[], string[]];
  let at = start;
  return old.flatMap((line, number) => {
    const from = at;
    at += line.length;
    return trimmedEdit(line, now[number] ?? '', from);
  });
}

/** Without what both texts begin and end with; a line break or a character of two units stays whole. */
export function trimmedEdit(before: string, after: string, start: number): Edit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let [head, tail] = [0, 0];
  while (head < most && before[head] === after[head]) head++;
  while (head > 0 && [before, after].some(text => isWithin(text, head))) head--;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  while (tail > 0 && [before, after].some(text => isWithin(text, text.length - tail))) tail--;
  const range = { start: start + head, end: start + before.length - tail };
  return [{ range, text: after.slice(head, after.length - tail) }];
}

const isWithin = (text: string, at: number): boolean =>
  /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(at - 1, at + 1));
