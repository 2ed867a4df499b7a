import { percentOf } from '../../coverage/percent';
import type { Count } from '../../coverage/report';
import type { CoverageCount } from '../../protocol';

/** As clients get it; undefined where nothing can be covered. Never shown as a `minimum` (percent) that is not reached. */
export function countOf(count: Count, minimum?: number): CoverageCount | undefined {
  const percent = percentOf(count, minimum);
  return percent === undefined ? undefined : { covered: count.covered, total: count.total, percent };
}

/** A path out of a report or the file system, in one line: control characters have no place in a list. */
export const pathLine = (path: string): string =>
  path.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
