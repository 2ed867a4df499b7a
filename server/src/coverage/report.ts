import type { LineHits } from './lineHits';

/** How reports are called by people, by what they are recognized as. */
export const FORMATS = {
  lcov: 'LCOV',
  cobertura: 'Cobertura',
  'coverage-py': 'coverage.py',
  istanbul: 'Istanbul',
  'istanbul-summary': 'Istanbul summary',
  jacoco: 'JaCoCo',
  clover: 'Clover',
  go: 'Go cover profile',
  'llvm-cov': 'llvm-cov',
  simplecov: 'SimpleCov',
} as const;
export type CoverageFormat = keyof typeof FORMATS;

/** Whole numbers, `covered` never more than `total`. */
export interface Count {
  readonly covered: number;
  readonly total: number;
}

export const NO_COUNT: Count = { covered: 0, total: 0 };

/** What a report says of one file. */
export interface ReportedFile {
  /** As the report writes it, with `/`: absolute, relative to one of its roots, or a package's path. Not to be trusted. */
  readonly path: string;
  /** What the tool's own percentage of lines is made of: lines, or Go's statements. */
  readonly lines: Count;
  /** 0 of 0 where the report has none. */
  readonly branches: Count;
  /** Absent where the report has totals alone. */
  readonly hits?: LineHits;
  /** Go's blocks by their place, so that two profiles can be joined: statements in each, and whether it ran. */
  readonly blocks?: ReadonlyMap<string, Block>;
}

export interface Block {
  readonly statements: number;
  readonly isCovered: boolean;
}

/** A report as it was read, as far as it can be trusted. Plain data, but for its lines. */
export interface CoverageReport {
  readonly format: CoverageFormat;
  /** Folders that its paths may be relative to, as written, with `/`. */
  readonly roots: readonly string[];
  /** Each path once. A file whose record broke off is not among them. */
  readonly files: readonly ReportedFile[];
  /** Whether nothing is missing: the totals of a report that broke off say nothing. */
  readonly isComplete: boolean;
  /** Whole sentences, at most `MOST_PROBLEMS`. */
  readonly problems: readonly string[];
}

export const MOST_PROBLEMS = 10;

/** Reads one format, piece by piece. Never throws. */
export interface FormatReader {
  /** Pieces may break anywhere. */
  write(text: string): void;
  /** What was read; nothing may be written afterwards. */
  end(): CoverageReport;
}

/** How a format is told from others by its content, and what reads it. */
export interface Format {
  /**
   * `head` is the beginning of the text, from its first character that says something: without byte order mark and space, of XML without
   * declaration, comments and doctype. Undefined where more of it is needed to tell.
   */
  recognizes(head: string): boolean | undefined;
  make(): FormatReader;
}
