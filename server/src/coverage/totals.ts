import type { ChangedFile, ChangesSince } from '../diff';
import type { Coverage, FileCoverage, ReportState } from './coverage';
import { type Count, NO_COUNT } from './report';

/** What the reports show of some of the files. */
export interface Totals {
  readonly lines: Count;
  readonly branches: Count;
  readonly files: readonly FileCoverage[];
  /** The reports that tell of them, and those at the same places that tell of nothing yet. */
  readonly reports: readonly ReportState[];
  /** Whether no report broke off: then the counts are all that was measured. */
  readonly isComplete: boolean;
  readonly isStale: boolean;
}

/** Of what stands at certain places: URI keys of files and of reports. Undefined where no report has anything to do with them. */
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

/** What the reports show of the lines that were added or changed. */
export interface ChangedTotals {
  readonly lines: Count;
  readonly files: readonly FileCoverage[];
  /** Whether that is all: no changed file is there of which reports have totals alone, or which they may mean by a path that nobody can place. */
  readonly isWhole: boolean;
}

/** Files without line details tell nothing. */
export function changedTotals(files: readonly FileCoverage[], { files: changed }: ChangesSince): ChangedTotals {
  const told = files.flatMap(file => {
    const added = file.uri === undefined ? undefined : changed.get(file.path)?.added;
    return added?.length && file.hits ? [{ file, lines: countIn(file, added) }] : [];
  });
  return {
    ...{ lines: sum(told.map(({ lines }) => lines)), files: told.map(({ file }) => file) },
    isWhole: !files.some(untoldOf(files, changed)),
  };
}

/** Whether lines of a file may have changed which its report does not tell of. */
function untoldOf(files: readonly FileCoverage[], changed: ChangesSince['files']): (file: FileCoverage) => boolean {
  const placed = new Set(files.flatMap(({ uri, path }) => (uri === undefined ? [] : [path])));
  const open = [...changed].filter(([path, file]) => isSomeChanged(file) && !placed.has(path));
  const names = new Set(open.map(([path]) => endOf(path)));
  return ({ uri, path, hits, lines }) => {
    if (lines.total === 0) return false;
    if (uri === undefined) return names.has(endOf(path));
    const file = changed.get(path);
    return file !== undefined && (file.isOpaque === true || (!hits && isSomeChanged(file)));
  };
}

const isSomeChanged = ({ added, isOpaque }: ChangedFile): boolean => isOpaque === true || added.length > 0;

/** "/app/src/oar.ts" -> "src/oar.ts" */
const endOf = (path: string): string => path.split(/[\\/]/).slice(-2).join('/');

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
