import type { FileCoverage } from '../../coverage/coverage';
import type { LineDetail } from '../../protocol';

/** The lines of a file that can be covered, in order; null where no report details them. */
export function lineDetails(file: FileCoverage | undefined): LineDetail[] | null {
  const hits = file?.uri === undefined ? undefined : file.hits;
  if (!hits || hits.count.total > MOST_LINES) return null;
  return [...hits.lines()].map(line => {
    const branches = hits.branchesAt(line);
    return { line, isCovered: hits.isHit(line) === true, ...(branches && { branches: { ...branches } }) };
  });
}

/** Nobody reads a file of more, and a hostile report may claim millions. */
const MOST_LINES = 200_000;
