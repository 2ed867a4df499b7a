import type { WireRange } from './places';

/** Client → server: what tests show of the active sprint. Params: `CoverageParams`; result: `CoverageAnswer`. */
export const COVERAGE = 'sprintmark/coverage';

export interface CoverageParams {
  /** The document in front. */
  uri?: string;
  /** `id` of the sprint that a person chose. */
  chosen?: string;
}

/**
 * How coverage stands beside the minimum. `near`: below it by 2 points at most. `stale`: a source is newer than the report.
 * `unknown`: a report is there and cannot be trusted. `unjudged`: nothing states a minimum. `none`: there is no report.
 */
export const COVERAGE_STATES = ['pass', 'near', 'fail', 'stale', 'unknown', 'unjudged', 'none'] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

/** What is covered of what can be; of lines, or of what the report's tool counts instead. */
export interface CoverageCount {
  covered: number;
  total: number;
  /** 0–100, one decimal, rounded down near 100: 100 only where all is covered, 0 only where nothing is. */
  percent: number;
}

export interface CoverageAnswer {
  state: CoverageState;
  /** Which sprint it is told of; null where none is known. */
  sprint: { id: string; number: string; title?: string } | null;
  minimum?: CoverageDemand;
  /** Absent where no report can be trusted. */
  lines?: CoverageCount;
  branches?: CoverageCount;
  /** Of the lines that differ from the base branch; absent where version control does not tell. */
  changed?: ChangedCoverage;
  budget?: LineBudget;
  /** Covered files below the minimum, and all covered files. */
  below: number;
  files: number;
  /** Of those below the minimum, those that lack most lines, at most 10; without a minimum, of all. */
  worst: CoveredFileSummary[];
  reports: CoverageReportSummary[];
}

/** A minimum in percent, and where it is stated. */
export interface CoverageDemand {
  percent: number;
  /** "> 79%" is not met by 79. */
  above?: boolean;
  /** "coverage_min" or the criterion's own line, plain text. */
  text: string;
  uri: string;
  range: WireRange;
}

export interface ChangedCoverage {
  /** Whether it meets `minimum`; null where there is none, or nothing changed that a report covers. */
  passes: boolean | null;
  minimum?: CoverageDemand;
  /** Absent where no changed line can be covered, or it is not known. */
  lines?: CoverageCount;
  /** Whether reports do not tell the lines of a changed file: they have totals alone, or a path that fits no file. */
  isPartial?: boolean;
  /** Changed files that a report covers. */
  files: number;
  /** "origin/main" */
  base: string;
}

export interface LineBudget {
  /** Lines that the sprint may add on balance. */
  allowed: number;
  /** Added less removed lines since the base. */
  net: number;
  base: string;
  uri: string;
  range: WireRange;
}

export interface CoveredFileSummary {
  uri: string;
  /** Relative to its workspace folder. */
  path: string;
  lines: CoverageCount;
  branches?: CoverageCount;
  /** From 1; absent where the report has totals alone, or nothing is uncovered. */
  firstUncovered?: number;
}

export interface CoverageReportSummary {
  uri: string;
  path: string;
  /** “LCOV”, “Cobertura”, …: as people call it. Absent for a file that could not be read as any. */
  format?: string;
  /** Milliseconds since 1970; absent where the host cannot tell. */
  modified?: number;
  files: number;
  /** What is wrong with it, whole sentences. */
  problems: string[];
  isComplete: boolean;
  /** The newest source that is newer than it. */
  newerSource?: { uri: string; path: string };
}

/** Client → server: all covered files, for the editor's own coverage view. Params: `CoveredFilesParams`; result: `CoveredFiles`. */
export const COVERED_FILES = 'sprintmark/coveredFiles';

export interface CoveredFilesParams {
  /** Of the answer before; where no report has changed since, the files are left out. */
  resultId?: string;
}

export interface CoveredFiles {
  /** Another one whenever a report was read anew, also where the counts are the same. */
  resultId: string;
  /** Absent where they are those of the `resultId` that was sent. */
  files?: CoveredFileSummary[];
}

/** Client → server: the lines of one file. Params: `{ uri }`; result: `LineDetail[]`, in order; null for a file that no report details. */
export const COVERED_LINES = 'sprintmark/coveredLines';

export interface LineDetail {
  /** From 1. */
  line: number;
  isCovered: boolean;
  /** Branches that begin there, where the report has them. */
  branches?: { covered: number; total: number };
}

/** Client → server: reads all reports anew, whether they seem to have changed or not. No params; result: null when done. */
export const REFRESH_COVERAGE = 'sprintmark/refreshCoverage';

/** Client → server notification: the workspace has become trusted, so version control may be asked. No params. */
export const TRUSTED = 'sprintmark/trusted';

/** Server → client: when files were last written. Params: `StatFilesParams`; result: `(StattedFile | null)[]` in their order. */
export const STAT_FILES = 'sprintmark/statFiles';

export interface StatFilesParams {
  uris: string[];
}

export interface StattedFile {
  /** Milliseconds since 1970. */
  modified: number;
  /** Bytes. */
  size: number;
}
