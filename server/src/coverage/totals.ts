import type { ChangesSince } from '../diff';
import type { Coverage, FileCoverage, ReportState } from './coverage';
import { type Count, NO_COUNT } from './report';

/** What the reports show of the files below a folder. */
export interface Totals {
  readonly lines: Count;
  readonly branches: Count;
  readonly files: readonly FileCoverage[];
  /** The reports that tell of them, and those below the folder that tell of nothing yet. */
  readonly reports: readonly ReportState[];
  /** Whether no report broke off: then the counts are all that was measured. */
  readonly isComplete: boolean;
  readonly isStale: boolean;
}

/** `folder` is a URI key. Undefined where no report has anything to do with it. */
export const totalsBelow = (coverage: Coverage, folder: string): Totals | undefined =>
  totalsWhere(coverage, place => place === folder || place.startsWith(`${folder}/`));

/** The same of what stands at certain places: URI keys of files and of reports. */
export function totalsWhere(coverage: Coverage, isMeant: (place: string) => boolean): Totals | undefined {
  const files = [...coverage.files.values()].filter(({ place }) => isMeant(place));
  const telling = new Set(files.flatMap(({ reports }) => reports));
  const reports = coverage.reports.filter(({ key }) => telling.has(key) || isMeant(key));
  if (!reports.length) return undefined;
  return {
    lines: sum(files.map(({ lines }) => lines)),
    branches: sum(files.map(({ branches }) => branches)),
    ...{ files, reports },
    isComplete: reports.every(({ isComplete }) => isComplete),
    isStale: reports.some(({ newerSource }) => newerSource !== undefined),
  };
}

/** Of the lines that were added or changed; files without line details tell nothing. */
export function changedTotals(
  files: readonly FileCoverage[],
  { files: changed }: ChangesSince,
): { readonly lines: Count; readonly files: readonly FileCoverage[] } {
  const told = files.flatMap(file => {
    const added = file.uri === undefined ? undefined : changed.get(file.path)?.added;
    return added?.length && file.hits ? [{ file, lines: countIn(file, added) }] : [];
  });
  return { lines: sum(told.map(({ lines }) => lines)), files: told.map(({ file }) => file) };
}

function countIn({ hits }: FileCoverage, ranges: Iterable<readonly [first: number, count: number]>): Count {
  const isChanged = rangeFinder([...ranges]);
  let [covered, total] = [0, 0];
  for (const line of hits?.lines() ?? []) {
    if (!isChanged(line)) continue;
    total++;
    if (hits?.isHit(line)) covered++;
  }
  return { covered, total };
}

/** For lines that are asked about in order. */
function rangeFinder(ranges: readonly (readonly [first: number, count: number])[]): (line: number) => boolean {
  let at = 0;
  return line => {
    for (let range = ranges[at]; range && line >= range[0] + range[1]; range = ranges[++at]);
    const range = ranges[at];
    return range !== undefined && line >= range[0];
  };
}

const sum = (counts: readonly Count[]): Count =>
  counts.reduce((a, b) => ({ covered: a.covered + b.covered, total: a.total + b.total }), NO_COUNT);
