import type { TreeNode } from '../../../server/src/protocol';

/** Without what stands inside another one of them. */
export const outermost = (nodes: readonly TreeNode[]): readonly TreeNode[] => withoutInner(nodes, node => node);

/** Those whose node does not stand inside that of another one. */
export function withoutInner<T>(all: readonly T[], nodeOf: (each: T) => TreeNode | undefined): readonly T[] {
  const ids = new Set(all.flatMap(each => nodeOf(each)?.id ?? []));
  return all.filter(each => !parentsOf(nodeOf(each)?.id ?? '').some(id => ids.has(id)));
}

/** From the root's: an id is that of its parent, a line break, and a key. */
export function parentsOf(id: string): readonly string[] {
  const keys = id.split('\n');
  return keys.slice(1).map((_, at) => keys.slice(0, at + 1).join('\n'));
}

export const parentOf = (id: string): string | undefined => parentsOf(id).at(-1);

/** The selection if the focused node is part of it, else that node; `toggled` is the selection with the focused node in or out. */
export function meantNodes(toggled: readonly TreeNode[], selected: readonly TreeNode[]): readonly TreeNode[] {
  const ids = new Set(selected.map(({ id }) => id));
  const focused = toggled.filter(({ id }) => !ids.has(id));
  return focused.length ? focused : selected;
}
