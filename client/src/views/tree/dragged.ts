import type { TreeNode } from '../../../../server/src/protocol';
import type { TreeElement } from './element';

/** What of a selection is moved, in the order of its document: what is inside something that is moved goes along anyway. */
export function draggedTasks(source: readonly TreeElement[]): readonly TreeNode[] {
  const all = new Set(source);
  const goesAlong = ({ parent }: TreeElement): boolean =>
    parent !== undefined && ((all.has(parent) && parent.node.movable === true) || goesAlong(parent));
  return [...all]
    .filter(element => element.node.movable && !goesAlong(element))
    .map(({ node }) => node)
    .sort(byPlace);
}

function byPlace(a: TreeNode, b: TreeNode): number {
  if (a.uri !== b.uri) return String(a.uri) < String(b.uri) ? -1 : 1;
  const [first, second] = [a.range?.start, b.range?.start];
  return (first?.line ?? 0) - (second?.line ?? 0) || (first?.character ?? 0) - (second?.character ?? 0);
}
