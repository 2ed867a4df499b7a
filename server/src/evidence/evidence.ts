import type { Ranged } from '../range';

/** The result of a test run: a JUnit report. */
export interface TestReport {
  readonly type: 'test-report';
  readonly uri: string;
  readonly path: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

/** States of tasks that a file other than a document keeps, such as BMAD's `sprint-status.yaml`. */
export interface StatusFile {
  readonly type: 'status-file';
  readonly uri: string;
  readonly path: string;
  /** As written, by `idKey`. */
  readonly states: ReadonlyMap<string, Ranged<string>>;
}

/** What the repository shows beside its documents. Plain data. */
export type Evidence = TestReport | StatusFile;
