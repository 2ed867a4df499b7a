import type { CoverageCount } from './coverage';
import type { WirePosition, WireRange } from './places';
import type { ScaffoldParams } from './scaffolds';
import type { TaskVerb } from './tasks';

/** Client → server: the nodes of a tree, parent by parent. Params: `TreeParams`; result: a `TreeBranch` of each parent that is still there. */
export const TREE = 'sprintmark/tree';

export const TREE_VIEWS = ['sprints', 'next', 'health', 'coverage'] as const;
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

/** What of a tree is shown, and how; of “Sprints” unless it says otherwise. Absent means: by sprint, in the order of the text, all. */
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
  /** In “Coverage”: `id` of the sprint by whose minimum files are judged; absent for the one that seems active. */
  sprint?: string;
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
  | 'missing-file'
  // “Coverage”
  | 'coverage-folder'
  | 'coverage-file';

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
  /** In “Health”: the rule that it is about; of a missing file, the one that misses it. */
  rule?: string;
  /** Of a missing file: what to ask for, so that it is made. */
  scaffold?: ScaffoldParams;
  /** Of a rule or of its findings in one document: how many of them a fix can mend. */
  fixable?: number;
  /** In “Next Up”: why it stands where it stands. */
  rank?: TreeRank;
  /** In “Coverage”: of a file, or of all that is shown below a folder; absent of folders where some report broke off. */
  coverage?: TreeCoverage;
}

/** Lines that are covered, beside the minimum of the sprint that the tree is asked for. */
export interface TreeCoverage extends CoverageCount {
  isBelow: boolean;
  /** Of a folder: how many files below the minimum it holds. */
  below?: number;
  branches?: CoverageCount;
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
