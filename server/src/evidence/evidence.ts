import type { Status } from '../model/sprint';
import type { LineIndex, Ranged } from '../range';

/** What the repository shows beside its documents. Plain data, but for its lines. */
export type Evidence = TestReport | StatusFile;

interface File {
  readonly uri: string;
  /** Relative to its workspace folder, with `/`. */
  readonly path: string;
  readonly lines: LineIndex;
}

/** The result of a test run: a JUnit report. */
export interface TestReport extends File {
  readonly type: 'test-report';
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  /** The first 50 that failed; fewer where the report does not list its cases. */
  readonly failed: readonly FailedTest[];
}

/** A test case that failed. Each text is one line of at most 200 UTF-16 units, with the characters that it may hold anywhere. */
export interface FailedTest {
  readonly name: string;
  /** Its class, else the suite that it stands in. */
  readonly suite: string | undefined;
  /** As the report spells it. */
  readonly file: string | undefined;
  /** The first line of what it failed with. */
  readonly message: string | undefined;
}

/** States of tasks that a file other than a document keeps, such as BMAD's `sprint-status.yaml`. */
export interface StatusFile extends File {
  readonly type: 'status-file';
  /** By `idKey`. An id that stands twice is not among them. */
  readonly states: ReadonlyMap<string, FiledState>;
}

/** `5-2-import-orders: ready-for-dev` */
export interface FiledState {
  /** "5-2", where it stands. */
  readonly id: Ranged<string>;
  /** "5-2-import-orders": the name of its story file, too. */
  readonly name: string;
  /** "import orders" */
  readonly title: string;
  /** "ready-for-dev", as written. */
  readonly state: Ranged<string>;
  /** Undefined for a word that no tool is known to write. */
  readonly status: Status | undefined;
}
