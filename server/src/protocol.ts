/** The requests between client and server beyond LSP's own, and their plain types. Positions are LSP's. */

export interface WirePosition {
  line: number;
  character: number;
}

export interface WireRange {
  start: WirePosition;
  end: WirePosition;
}

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

/** Client → server: the tree of sprints, phases and tasks. No params. */
export const OUTLINE = 'sprintmark/outline';

export type OutlineType = 'sprint' | 'document' | 'phase' | 'task';

export interface OutlineNode {
  /** Stable over re-reads as long as the thing keeps its place and name. */
  id: string;
  type: OutlineType;
  label: string;
  /** "12/30 · 40%", a kind, an owner. */
  description?: string;
  /** One of the model's states, for the icon. */
  status?: string;
  uri?: string;
  range?: WireRange;
  children: OutlineNode[];
}

/** Client → server: what the language status item shows of a document. Params: `{ uri }`; null for one that is not read. */
export const STATUS = 'sprintmark/status';

export interface DocumentStatus {
  /** Null for an ordinary document. */
  kind: string | null;
  /** "12/30 · 40%"; empty where no task has a status. */
  progress: string;
  problems: number;
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

/** Server → client notification: the outline or the recognition of some document has changed. No params. */
export const CHANGED = 'sprintmark/changed';

/** Server → client: files for a server that has no file system of its own. */
export const FIND_FILES = 'sprintmark/findFiles';
export const READ_FILE = 'sprintmark/readFile';
export const LIST_FOLDER = 'sprintmark/listFolder';

export interface FindFilesParams {
  /** A folder's URI. */
  folder: string;
  /** Globs relative to the folder. */
  include: string[];
  exclude: string[];
}

/** Result of FIND_FILES: URIs. Params of READ_FILE: `{ uri }`; result: its text, or null where it cannot be read. */
export interface ReadFileParams {
  uri: string;
}

export interface ListFolderParams {
  /** A folder's URI. */
  uri: string;
}

/** Result of LIST_FOLDER, or null where the folder cannot be listed. */
export interface ListedEntry {
  name: string;
  /** A link to a folder is none. */
  isFolder: boolean;
}
