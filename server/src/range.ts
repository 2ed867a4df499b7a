/** A half-open span of UTF-16 offsets into a document's text: `text.slice(start, end)`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A fact and the exact text that states it. */
export interface Ranged<T> {
  readonly value: T;
  readonly range: Range;
}

/** Zero-based line and UTF-16 column, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export const contains = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Whether one of `sorted`, which do not overlap, contains `inner`. */
export function isInside(inner: Range, sorted: readonly Range[]): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Range).end < inner.end) low = middle + 1;
    else high = middle;
  }
  const outer = sorted[low];
  return outer !== undefined && contains(outer, inner);
}

/** Tells of a range, quickly however many there are, whether it shares text with one of `ranges`. */
export function overlapsOneOf(ranges: readonly Range[]): (range: Range) => boolean {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  let furthest = 0;
  const ends = sorted.map(({ end }) => {
    furthest = Math.max(furthest, end);
    return furthest;
  });
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as Range).start < end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (ends[low - 1] as number) > start;
  };
}

/** Whether two ranges share text or touch; an empty range touches what it stands beside. */
export const touches = (a: Range, b: Range): boolean => a.start <= b.end && b.start <= a.end;

export const ranged = <T>(value: T, start: number, end: number): Ranged<T> => ({
  value,
  range: { start, end },
});

/** Converts between offsets and positions. Lines end at `\n`, `\r\n` or a lone `\r`, as LSP demands. */
export class LineIndex {
  /** Of each line, its length without the line break; below zero (−1 is an empty line) where the break is `\r\n`. */
  readonly lengths: readonly number[];
  readonly #starts: readonly number[];
  readonly #length: number;

  /** Of a text, or of the `lengths` that another index has told. */
  constructor(source: string | readonly number[]) {
    this.lengths = typeof source === 'string' ? lineLengths(source) : source;
    let at = 0;
    this.#starts = this.lengths.map(length => {
      const start = at;
      at += length < 0 ? 1 - length : length + 1;
      return start;
    });
    // The last line has no break.
    this.#length = at - 1;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The line that holds `offset`; offsets outside the text are clamped. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) > at) high = middle;
      else low = middle + 1;
    }
    const line = low - 1;
    return { line, character: at - (this.#starts[line] as number) };
  }

  /** The offset of `position`; a column past its line's end means that end. */
  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    const { start, end } = this.lineRange(line);
    return Math.min(start + Math.max(0, character), end);
  }

  /** A line without its line break. */
  lineRange(line: number): Range {
    const start = this.#starts[line] ?? this.#length;
    const length = this.lengths[line] ?? 0;
    return { start, end: start + (length < 0 ? -1 - length : length) };
  }
}

function lineLengths(text: string): number[] {
  const lengths: number[] = [];
  const hasReturns = text.includes('\r');
  let start = 0;
  for (let end = breakIn(text, start, hasReturns); end >= 0; end = breakIn(text, start, hasReturns)) {
    const isDouble = text.startsWith('\r\n', end);
    lengths.push(isDouble ? start - end - 1 : end - start);
    start = end + (isDouble ? 2 : 1);
  }
  lengths.push(text.length - start);
  return lengths;
}

/** The next line break from `start` on, or -1. Most texts hold no `\r`, and a search for one character is the fastest. */
function breakIn(text: string, start: number, hasReturns: boolean): number {
  if (!hasReturns) return text.indexOf('\n', start);
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return -1;
}
