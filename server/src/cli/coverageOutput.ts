import { type Judged, judgedFiles } from '../coverage/judged';
import type { Demand } from '../coverage/verdict';
import { answerOf } from '../features/coverage/coverageAnswer';
import type { Standing } from '../features/coverage/standing';
import { summaryOf } from '../features/coverage/summaries';
import type {
  ChangedCoverage,
  CoverageCount,
  CoverageDemand,
  CoverageReportSummary,
  CoverageState,
  CoveredFileSummary,
  LineBudget,
} from '../protocol';

/** How coverage stands, as the JSON form has it. */
export interface PrintedCoverage {
  readonly sprint: { readonly number: string; readonly title: string | null } | null;
  readonly state: CoverageState;
  readonly minimum: PrintedMinimum | null;
  readonly lines: CoverageCount | null;
  readonly branches: CoverageCount | null;
  readonly changed: PrintedChanges | null;
  readonly budget: (PrintedPlace & Pick<LineBudget, 'allowed' | 'net' | 'base'>) | null;
  /** By path. */
  readonly files: readonly PrintedFile[];
  readonly reports: readonly PrintedReport[];
}

/** Where it is stated, zero-based; nowhere for what stands on the command line. */
interface PrintedPlace {
  readonly path: string | null;
  readonly line: number | null;
}

export interface PrintedMinimum extends PrintedPlace {
  readonly percent: number;
  /** Whether the percentage itself is not enough. */
  readonly above: boolean;
}

interface PrintedChanges {
  readonly lines: CoverageCount | null;
  /** Whether reports do not tell the lines of a changed file; then `lines` are not known. */
  readonly isPartial: boolean;
  readonly minimum: PrintedMinimum | null;
  /** Null where there is none, or where it cannot be told. */
  readonly passes: boolean | null;
  readonly files: number;
  readonly base: string;
}

export interface PrintedFile {
  readonly path: string;
  readonly lines: CoverageCount;
  readonly branches: CoverageCount | null;
  /** Zero-based line; null where the reports have totals alone, or nothing is uncovered. */
  readonly firstUncovered: number | null;
  readonly isBelow: boolean;
}

export interface PrintedReport {
  readonly path: string;
  readonly format: string | null;
  /** ISO 8601; null where nobody can tell. */
  readonly modified: string | null;
  readonly stale: boolean;
  /** The newest source that was written after it. */
  readonly newerSource: string | null;
  readonly isComplete: boolean;
  readonly problems: readonly string[];
}

/** A URI as it is to be printed. */
type PathOf = (uri: string) => string;

/** How the code that was asked for stands. */
export function toPrintedCoverage(standing: Standing, pathOf: PathOf): PrintedCoverage {
  const { sprint, state, minimum, lines, branches, changed, budget, reports } = answerOf(standing);
  const { demand, measured } = standing;
  return {
    sprint: sprint && { number: sprint.number, title: sprint.title ?? null },
    ...{ state, minimum: minimum ? minimumOf(minimum, pathOf) : demand ? unplaced(demand) : null },
    ...{ lines: lines ?? null, branches: branches ?? null },
    changed: changed ? changesOf(changed, pathOf) : null,
    budget: budget ? { allowed: budget.allowed, net: budget.net, base: budget.base, ...placeOf(budget, pathOf) } : null,
    files: measured ? filesOf(judgedFiles(measured.totals, demand), pathOf, demand?.percent) : [],
    reports: reports.map(report => reportOf(report, pathOf)),
  };
}

const minimumOf = (demand: CoverageDemand, pathOf: PathOf): PrintedMinimum => ({
  ...{ percent: demand.percent, above: demand.above === true },
  ...placeOf(demand, pathOf),
});

/** What stands on the command line has no place. */
const unplaced = ({ percent }: Demand): PrintedMinimum => ({ percent, above: false, path: null, line: null });

const placeOf = ({ uri, range }: Pick<CoverageDemand, 'uri' | 'range'>, pathOf: PathOf): PrintedPlace => ({
  ...{ path: pathOf(uri), line: range.start.line },
});

const changesOf = (
  { lines, isPartial = false, minimum, passes, files, base }: ChangedCoverage,
  pathOf: PathOf,
): PrintedChanges => ({
  ...{ lines: lines ?? null, isPartial, minimum: minimum ? minimumOf(minimum, pathOf) : null, passes, files, base },
});

function filesOf({ files, below }: Judged, pathOf: PathOf, minimum?: number): readonly PrintedFile[] {
  const isBelow = new Set(below);
  return files
    .map(file => ({ ...fileOf(summaryOf(file, minimum), pathOf), isBelow: isBelow.has(file) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

const fileOf = ({ uri, lines, branches, firstUncovered }: CoveredFileSummary, pathOf: PathOf) => ({
  ...{ path: pathOf(uri), lines, branches: branches ?? null },
  firstUncovered: firstUncovered === undefined ? null : firstUncovered - 1,
});

const reportOf = (report: CoverageReportSummary, pathOf: PathOf): PrintedReport => ({
  ...{ path: pathOf(report.uri), format: report.format ?? null },
  modified: report.modified === undefined ? null : timeOf(report.modified),
  stale: report.newerSource !== undefined,
  newerSource: report.newerSource ? pathOf(report.newerSource.uri) : null,
  ...{ isComplete: report.isComplete, problems: report.problems },
});

/** A file system may tell any number. */
const timeOf = (modified: number): string | null =>
  Math.abs(modified) <= 8.64e15 ? new Date(modified).toISOString() : null;

/** Version 1 of the stable form: fields are only ever added. Lines are zero-based. */
export const coverageJson = (printed: PrintedCoverage): string =>
  `${JSON.stringify({ version: 1, ...printed }, undefined, 2)}\n`;
