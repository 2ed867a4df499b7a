import { RULES } from '../../server/src/rules/index';
import { Workspace } from '../../server/src/workspace';
import { memoryHost } from './memoryHost';

export const RULE_IDS = RULES.map(rule => rule.id);
export const ROOT = 'file:///project';
export const queue = (row: string) =>
  `# Work Queue\n\n| Status | Story | Title | Depends On |\n|---|---|---|---|\n${row}\n`;
/** Defines 1-1. */
export const FIRST = queue('| [DONE] | 1-1 | Parse | |');
/** Depends on 1-1. */
export const SECOND = queue('| [ ] | 2-1 | Check | 1-1 |');

/** A workspace over files in memory, once it is loaded. */
export async function loaded(entries: Record<string, string>, folders = [ROOT]) {
  const files = new Map(Object.entries(entries).map(([path, text]) => [`${ROOT}/${path}`, text]));
  const workspace = new Workspace(memoryHost(files), RULE_IDS);
  workspace.changeFolders(folders);
  await workspace.load();
  return { files, workspace };
}

export const rulesFound = (workspace: Workspace, path: string): string[] => {
  const doc = workspace.facts(`${ROOT}/${path}`);
  return doc ? workspace.check(doc).map(({ rule }) => rule) : ['no document'];
};
export const paths = (workspace: Workspace) => workspace.project.documents.map(({ path }) => path).sort();
