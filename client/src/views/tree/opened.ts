import type { TreeNode } from '../../../../server/src/protocol';

/**
 * The node at the root that is open before anybody has opened one: what people come for. That is the only one there is,
 * else the newest sprint that is under way; null where all stay closed.
 */
export function openedAtFirst(roots: readonly TreeNode[]): string | null {
  const branches = roots.filter(({ hasChildren, type }) => hasChildren && type !== 'unrecognised');
  const underWay = branches.filter(({ type, status }) => type === 'sprint' && status === 'in-progress');
  const newest = underWay.sort((a, b) => byName.compare(a.label, b.label)).at(-1);
  return (branches.length === 1 ? branches[0] : newest)?.id ?? null;
}

const byName = new Intl.Collator(undefined, { numeric: true });
