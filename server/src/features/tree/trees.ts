import type { SettingProblem } from '../../config';
import type { Facts } from '../../model/sprint';
import type { Project } from '../../project';
import type { TreeOptions, TreeView } from '../../protocol';
import type { RuleFinding } from '../../rules/rule';
import { coverageTree } from '../coverage/coverageTree';
import { healthTree } from '../health/healthTree';
import { nextTree } from '../next/nextTree';
import type { Branch } from './branch';
import { sprintsTree } from './sprintsTree';
import type { Unrecognised } from './unrecognised';

/** What the trees are made of. */
export interface TreeSource {
  readonly project: Project;
  /** What was last found in a document; undefined where nobody has looked yet. It may be of an earlier text. */
  findingsOf(doc: Facts): readonly TreeFinding[] | undefined;
  /** Each `.sprintmark.json`. */
  readonly settingsFiles: readonly SettingsFile[];
  /** Markdown files that are no sprint documents, as URIs. */
  readonly others: readonly string[];
  /** Those of them that show something of one; undefined where nobody has read them. */
  readonly unrecognised?: readonly Unrecognised[] | undefined;
}

/** A `.sprintmark.json` and what is wrong with it. */
export interface SettingsFile {
  readonly uri: string;
  readonly text: string;
  readonly problems: readonly SettingProblem[];
}

/** A finding as clients get it. */
export interface TreeFinding extends Pick<RuleFinding, 'rule' | 'severity' | 'message' | 'range'> {
  readonly fixable: boolean;
}

const TREES: Readonly<Record<TreeView, (source: TreeSource, options: TreeOptions) => readonly Branch[]>> = {
  sprints: sprintsTree,
  next: nextTree,
  health: healthTree,
  coverage: coverageTree,
};

/** The root's nodes of a view. */
export const treeOf = (view: TreeView, source: TreeSource, options: TreeOptions = {}): readonly Branch[] =>
  TREES[view](source, options);
