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

/** Client → server: the nodes of a tree, parent by parent. Params: `TreeParams`; result: a `TreeBranch` of each parent that is still there. */
export const TREE = 'sprintmark/tree';

export const TREE_VIEWS = ['sprints', 'next', 'health'] as const;
export type TreeView = (typeof TREE_VIEWS)[number];

export interface TreeParams {
  view: TreeView;
  options?: TreeOptions;
  parents: TreeParent[];
}

export interface TreeParent {
  /** Null for the root. */
  id: string | null;
  /** Of the answer before; where nothing has changed since, the nodes are left out. */
  resultId?: string;
}

export interface TreeBranch {
  id: string | null;
  resultId: string;
  /** Absent where they are those of the `resultId` that was sent. */
  nodes?: TreeNode[];
}

export const GROUPINGS = ['sprint', 'status', 'owner', 'file'] as const;
export type Grouping = (typeof GROUPINGS)[number];
export const SORTINGS = ['position', 'status', 'priority', 'effort', 'name'] as const;
export type Sorting = (typeof SORTINGS)[number];

/** What of the “Sprints” tree is shown, and how. Absent means: by sprint, in the order of the text, all. */
export interface TreeOptions {
  groupBy?: Grouping;
  sortBy?: Sorting;
  /** Each word must stand in the id, the title or the owner. */
  text?: string;
  /** States of the model, such as “in-progress”. */
  statuses?: string[];
  /** Owners as people write them; "" for what belongs to nobody. */
  owners?: string[];
  withProblems?: boolean;
  hideCompleted?: boolean;
}

export type TreeNodeType =
  // “Sprints”
  | 'sprint'
  | 'group'
  // Documents that are kept for the record, or are patterns for others.
  | 'archive'
  // Stories that belong to no sprint by themselves.
  | 'stories'
  | 'document'
  | 'phase'
  | 'task'
  // A checkbox inside a task.
  | 'item'
  // Documents that are nearly sprint documents, and what was seen in them.
  | 'unrecognised'
  | 'ordinary'
  | 'reason'
  // “Health”
  | 'rule'
  | 'finding'
  | 'missing-files'
  | 'missing-file';

export type TaskVerb = 'claim' | 'start' | 'done' | 'block' | 'unblock' | 'check' | 'uncheck';

export interface TreeProgress {
  done: number;
  total: number;
  /** 0–100; 100 only where all is done. */
  percent: number;
}

export interface TreeNode {
  /** That of its parent, a line break, and a key: stable over re-reads as long as the thing keeps its place and name. */
  id: string;
  type: TreeNodeType;
  /** Plain text out of documents; empty where the client names what it is (`missing-files`, `unrecognised`, `archive`, `stories`). */
  label: string;
  hasChildren: boolean;
  /** Where it is told of. */
  uri?: string;
  range?: WireRange;
  /** One of the model's states; of a group, "" for what has none. */
  status?: string;
  /** Of a document. */
  kind?: string;
  progress?: TreeProgress;
  owner?: string;
  effort?: string;
  priority?: string;
  /** What else is to be shown beside the label: a sprint's title, a folder, a rule's summary. */
  detail?: string;
  /** Whether its checkbox is ticked; absent where it has none. */
  box?: boolean;
  /** What can be done with it, most usual first; whether it may be done now, the act tells. */
  verbs?: TaskVerb[];
  taskId?: string;
  /** URI of the story's own file. */
  storyFile?: string;
  /** Whether it depends on something. */
  hasNeeds?: boolean;
  /** Whether it can be moved among its like. */
  movable?: boolean;
  /** Problems in it and below it. */
  problems?: { count: number; severity: 'error' | 'warning' | 'information' | 'hint' };
  /** In “Health”: the rule that it is about; of a missing file, the one that can create it. */
  rule?: string;
  /** Of a rule or of its findings in one document: how many of them a fix can mend. */
  fixable?: number;
  /** In “Next Up”: why it stands where it stands. */
  rank?: TreeRank;
}

/** What the order of “Next Up” goes by, first to last; see `features/next/ranking.ts`. */
export interface TreeRank {
  /** From 1. */
  place: number;
  /** How many unfinished tasks wait for it, directly or through others. */
  unblocks: number;
  /** As written. */
  priority?: string;
  effort?: string;
}

/** Client → server: where the “Sprints” tree shows what stands at a place. Params: `TaskAtParams`; null where nothing of the tree does. */
export const TASK_AT = 'sprintmark/taskAt';

export interface TaskAtParams {
  uri: string;
  position: WirePosition;
  options?: TreeOptions;
}

export interface TaskAt {
  /** Ids of the nodes from the root to the innermost one; empty where the options hide it. */
  path: string[];
  /** The innermost one. */
  node?: TreeNode;
  /** What can be done at the place itself. */
  verbs: TaskVerb[];
}

/** Client → server: what can be done with the task at a place. Params: `PlaceParams`; result: `TaskOffer[]`. */
export const OFFERS = 'sprintmark/offers';

export interface PlaceParams {
  uri: string;
  position: WirePosition;
}

export interface TaskOffer {
  verb: TaskVerb;
  /** As a menu shows it: “Claim 9-4 as Dev 1”. */
  title: string;
  /** Who would do it; absent where the document does not say who works on what. */
  owner?: string;
  /** Why it cannot be done now. */
  refusal?: string;
}

/** Client → server: the edit that does it. Params: `ActParams`; result: `EditAnswer`. */
export const ACT = 'sprintmark/act';

export interface ActParams extends PlaceParams {
  verb: TaskVerb;
  /** Any name; where the document does not say who works on what, it is left out. */
  owner?: string;
  /** The task's title or id as it was shown: in another text, something else may stand at the place. */
  label?: string;
}

/** Client → server: the edit that moves tasks of one document. Params: `MoveParams`; result: `EditAnswer`. */
export const MOVE = 'sprintmark/move';

export interface MoveParams {
  uri: string;
  /** In the order in which they are to stand. */
  tasks: { position: WirePosition; label?: string }[];
  /** A task, or the heading of a phase or tier: then they go to its end. */
  to: WirePosition;
  /** On which side of the task `to`; `over` is what a drop on it means: behind it if it came from above, else before it. */
  side: 'before' | 'after' | 'over' | 'into';
}

/** Client → server: the edit that makes every safe fix of one rule. Params: `FixRuleParams`; result: `EditAnswer`. */
export const FIX_RULE = 'sprintmark/fixRule';

export interface FixRuleParams {
  rule: string;
  /** Only in this document. */
  uri?: string;
}

/** Edits of one text; for exactly this version of it. */
export interface VersionedEdits {
  uri: string;
  /** Null where the client has not opened the document: it must, and then ask again. */
  version: number | null;
  /** Of a file that the server is never told of as a document: what must stand where, so that the edits fit. */
  was?: { range: WireRange; text: string }[];
  /** Sorted, apart from each other; as LSP has them. */
  edits: { range: WireRange; newText: string }[];
}

/** What to change, all in one step, or a sentence that says why nothing is. */
export type EditAnswer = { changes: VersionedEdits[] } | { refusal: string };

/** Client → server: the sprints that have work, and which is the active one. Params: `SprintsParams`; result: `SprintsAnswer`. */
export const SPRINTS = 'sprintmark/sprints';

export interface SprintsParams {
  /** The document in front. */
  uri?: string;
  /** `id` of the one that a person chose. */
  chosen?: string;
}

export interface SprintsAnswer {
  /** The chosen one, else that of the document in front, else the newest that is not finished. */
  active: SprintSummary | null;
  /** Newest first. */
  sprints: SprintSummary[];
}

export interface SprintSummary {
  /** Stable. */
  id: string;
  /** As written. */
  number: string;
  title?: string;
  /** Where products of one workspace have sprints of one number: which it is. */
  product?: string;
  status?: string;
  progress?: TreeProgress;
  /** Of its plan: `timebox_minutes`, else `focus_minutes`. */
  timebox?: { minutes: number; key: string; uri: string; range: WireRange };
  /** Its plan, else its first document. */
  uri: string;
  range: WireRange;
}

/** Client → server: the text of a new document. Params: `NewDocumentParams`; result: `NewDocument`; null for no kind of ours. */
export const NEW_DOCUMENT = 'sprintmark/newDocument';

export interface NewDocumentParams {
  kind: string;
  /** Its workspace folder. */
  folder: string;
  /** Relative to the folder; where a person wants it instead. */
  path?: string;
}

export interface NewDocument {
  /** Relative to the folder; where such documents lie, with the next number. There is none yet. */
  path: string;
  /** A snippet as LSP has it. */
  snippet: string;
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
