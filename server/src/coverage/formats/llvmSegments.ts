import { isHitCount } from '../json/plainValues';

/** From a place in a file on, what counts there (LLVM’s `CoverageSegment`). */
export interface Segment {
  readonly line: number;
  readonly count: number;
  readonly hasCount: boolean;
  readonly isEntry: boolean;
  readonly isGap: boolean;
}

/** Undefined for what are no segments, or not in order: `[line, column, count, has a count, begins a region, is a gap]`. */
export function segmentsOf(written: unknown): readonly Segment[] | undefined {
  if (!Array.isArray(written)) return undefined;
  const segments: Segment[] = [];
  let last = 1;
  for (const item of written) {
    if (!Array.isArray(item)) return undefined;
    // The last one is absent before LLVM 11.
    const [line, , count, hasCount, isEntry, isGap = false] = item;
    if (!Number.isInteger(line) || line < last || !isHitCount(count)) return undefined;
    if (![hasCount, isEntry, isGap].every(isFlag)) return undefined;
    segments.push({ line, count, hasCount: !!hasCount, isEntry: !!isEntry, isGap: !!isGap });
    last = line;
  }
  return segments;
}

/**
 * Tells the lines that count, and whether they ran, as LLVM’s `LineCoverageIterator` and `LineCoverageStats` find them. False where `use` says so of
 * one, and no more are told.
 */
export function everyLine(segments: readonly Segment[], use: (line: number, isHit: boolean) => boolean): boolean {
  let wrapped: Segment | undefined;
  for (let at = 0, from = 0; at < segments.length; from = at) {
    const line = segments[at]?.line ?? 0;
    while (segments[at]?.line === line) at++;
    const isHit = stateOf(segments.slice(from, at), wrapped);
    if (isHit !== undefined && !use(line, isHit)) return false;
    wrapped = segments[at - 1];
    const next = segments[at]?.line ?? 0;
    if (wrapped?.hasCount)
      for (let within = line + 1; within < next; within++) if (!use(within, wrapped.count > 0)) return false;
  }
  return true;
}

/** Of a line where segments begin, and which begins within another one; undefined for one without code. */
function stateOf(own: readonly Segment[], wrapped: Segment | undefined): boolean | undefined {
  const starts = own.filter(({ isEntry, isGap, hasCount }) => isEntry && hasCount && !isGap);
  const [first] = own;
  const isSkipped = first?.isEntry && !first.hasCount;
  const isMapped = (!isSkipped && (wrapped?.hasCount || starts.length)) || own.some(one => one.isEntry && one.hasCount);
  if (!isMapped) return undefined;
  return (wrapped?.count ?? 0) > 0 || starts.some(({ count }) => count > 0);
}

const isFlag = (value: unknown): boolean => typeof value === 'boolean' || value === 0 || value === 1;
