/** Client → server: why a document was, or was not, recognised. Params: `{ uri }`. */
export const EXPLAIN = 'sprintmark/explain';

export interface Explanation {
  uri: string;
  kind: string | null;
  /** Plain sentences, most telling first. */
  reasons: string[];
  /** The whole explanation as Markdown, safe to show untrusted. */
  markdown: string;
}

/** Client → server: what the language status item shows of a document. Params: `{ uri }`; null for one that is not read. */
export const STATUS = 'sprintmark/status';

export interface DocumentStatus {
  /** Null for an ordinary document. */
  kind: string | null;
  /** "12/30 · 40%"; empty where no task has a status. */
  progress: string;
  problems: number;
  /** Whether it names tests that can be run. */
  hasTests: boolean;
}

/** Client → server: what selects the tests of a plan's sprint. Params: `{ uri }`; null where there is nothing to run. */
export const TESTS = 'sprintmark/tests';

export interface SprintTests {
  /** For `pytest -k`. */
  expression: string;
}

/** Commands of the server that code lenses name. Arguments: a document's URI, and for the first one a rule. */
export const CREATE_REPORT = 'sprintmark.createReport';
export const SHOW_NEXT = 'sprintmark.showNext';
/** A command of the client. Argument: a document's URI. */
export const RUN_TESTS = 'sprintmark.runTests';
