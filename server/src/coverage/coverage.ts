import type { Changes } from '../diff';
import type { LineHits } from './lineHits';
import type { Block, Count, CoverageFormat, CoverageReport } from './report';

/** What the reports of a workspace show, beside each other. Immutable. */
export interface Coverage {
  /** By URI key for files of the workspace; by the path as written for those that are not there. */
  readonly files: ReadonlyMap<string, FileCoverage>;
  readonly reports: readonly ReportState[];
  /** By the URI key of a workspace folder; absent where version control cannot or may not be asked. */
  readonly changes: ReadonlyMap<string, Changes>;
}

export const NO_COVERAGE: Coverage = { files: new Map(), reports: [], changes: new Map() };

/** A covered file, by all complete reports that tell of it. */
export interface FileCoverage {
  /** Undefined for one that is not in the workspace: it counts, since its tool counts it, but cannot be shown. */
  readonly uri: string | undefined;
  /** Relative to its workspace folder; as written where it is not there. */
  readonly path: string;
  /** URI key of the file, or of the folder of the report that tells of it where it is not there: what scopes go by. */
  readonly place: string;
  readonly lines: Count;
  readonly branches: Count;
  readonly hits: LineHits | undefined;
  readonly blocks: ReadonlyMap<string, Block> | undefined;
  /** URI keys of the reports. */
  readonly reports: readonly string[];
}

/** A file that is, or seems to be, a report. */
export interface ReportState {
  /** URI key. */
  readonly key: string;
  readonly uri: string;
  /** Relative to its workspace folder. */
  readonly path: string;
  readonly format: CoverageFormat;
  /** Milliseconds since 1970; undefined where the host cannot tell. */
  readonly modified: number | undefined;
  readonly isComplete: CoverageReport['isComplete'];
  readonly problems: CoverageReport['problems'];
  /** How many files it tells of. */
  readonly files: number;
  /** The newest of its sources that was written after it: what it says may no longer hold. */
  readonly newerSource: { readonly uri: string; readonly path: string } | undefined;
}
