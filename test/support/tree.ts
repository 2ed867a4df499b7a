import type { Branch } from '../../server/src/features/tree/branch';
import { type TreeFinding, type TreeSource, treeOf } from '../../server/src/features/tree/trees';
import { readDocument } from '../../server/src/model/parse';
import type { Facts } from '../../server/src/model/sprint';
import { makeProject } from '../../server/src/project';
import type { TreeNode, TreeOptions } from '../../server/src/protocol';

/** What the trees are made of, from files by their paths; `others` are files that are only there. */
export function sourceOf(files: Record<string, string>, others: readonly string[] = []): TreeSource {
  const documents = Object.entries(files).map(([path, text]) => readDocument(uriOf(path), path, text));
  const uris = new Set([...Object.keys(files), ...others].map(uriOf));
  const surroundings = { files: { has: (uri: string) => uris.has(uri) }, evidence: [] };
  return {
    project: makeProject(
      documents.filter(({ kind }) => kind),
      surroundings,
    ),
    findingsOf: () => undefined,
    settingsFiles: [],
    others: documents.filter(({ kind }) => !kind).map(({ uri }) => uri),
  };
}

const uriOf = (path: string): string => `file:///w/${path}`;

export const documentOf = ({ project }: TreeSource): Facts => project.documents[0] as Facts;

export const finding = (severity: TreeFinding['severity'], range: TreeFinding['range']): TreeFinding => ({
  ...{ rule: 'dead-link', message: 'Wrong', severity, range, fixable: false },
});

/** Of files, or of what was made of some. */
export function roots(
  files: Record<string, string> | TreeSource,
  options: TreeOptions = {},
  others: readonly string[] = [],
): readonly Branch[] {
  const source = 'project' in files ? (files as TreeSource) : sourceOf(files as Record<string, string>, others);
  return treeOf('sprints', source, options);
}

export const nodesBelow = (branches: readonly Branch[]): TreeNode[] =>
  branches.flatMap(({ node, children }) => [node, ...nodesBelow(children())]);

/** One line a node: type, label, (title), progress, state. */
export const show = (branches: readonly Branch[], indent = ''): string =>
  branches
    .map(({ node: { type, label, detail, progress, status }, children }) => {
      const told = [type, label, detail && `(${detail})`, progress && `${progress.done}/${progress.total}`, status];
      return `${indent}${told.filter(Boolean).join(' ')}\n${show(children(), `${indent}  `)}`;
    })
    .join('');

/** A small sprint plan. */
export const planOf = (number: number): string => `---
number: ${number}
coverage_min: 85
timebox_minutes: 90
---

# Sprint ${number} · Importer

## Sprint Goal

Import.

## Tasks

| # | Task Name | Acceptance Criteria |
|---|-----------|---------------------|
| 1 | Read | It reads |
`;
