import { hash } from '../../hash';
import { oncePer } from '../../oncePer';
import type { TreeBranch, TreeNode, TreeParent } from '../../protocol';

/** A node of a tree, whose children are made when somebody wants to see them. */
export interface Branch {
  readonly node: TreeNode;
  /** Made once. */
  children(): readonly Branch[];
  /** Whether what stands at a place is in it or below it. */
  holds(place: TreePlace): boolean;
}

export interface TreePlace {
  readonly uri: string;
  readonly offset: number;
}

/** Between the id of a parent and the key of its child: no key holds one. */
const SEPARATOR = '\n';

/** The id of a child. Keys are names rather than positions, so that a row added above does not fold the tree. */
export const childId = (parent: string | null, key: string): string => {
  const own = inOneLine(key.length > LONGEST ? key.slice(0, LONGEST) + hash(key) : key);
  return parent === null ? own : parent + SEPARATOR + own;
};

/** The name of a heading may stand on several lines. */
const inOneLine = (key: string): string => key.replace(/[\r\n]+/g, ' ');

/** An id repeats the keys of all that it is below. */
const LONGEST = 300;

/** A branch without children is a leaf. */
export function branch(
  node: Omit<TreeNode, 'hasChildren'>,
  children?: () => readonly Branch[],
  holds: Branch['holds'] = () => false,
): Branch {
  let made: readonly Branch[] | undefined;
  return {
    node: { ...node, hasChildren: children !== undefined },
    holds,
    children() {
      made ??= children?.() ?? [];
      return made;
    },
  };
}

/** The nodes below each parent that is still there; those that the client has already are not sent again. */
export const branchesBelow = (roots: readonly Branch[], parents: readonly TreeParent[]): TreeBranch[] =>
  parents.flatMap(({ id, resultId: known }) => {
    const found = id === null ? roots : findBranch(roots, id)?.children();
    if (!found) return [];
    const resultId = resultIdOf(found);
    return known === resultId ? { id, resultId } : { id, resultId, nodes: found.map(({ node }) => node) };
  });

/** Remembered: a keystroke asks for all that is expanded, and changes little of it. */
const resultIdOf = oncePer((branches: readonly Branch[]) => hash(JSON.stringify(branches.map(({ node }) => node))));

/** The branch of an id, by way of its parents. */
function findBranch(roots: readonly Branch[], id: string): Branch | undefined {
  const found = roots.find(({ node }) => id === node.id || id.startsWith(node.id + SEPARATOR));
  return !found || found.node.id === id ? found : findBranch(found.children(), id);
}

/** Makes keys unique among siblings: something else may really be named “Reader#2”. */
export function uniqueKeys(): (key: string) => string {
  const used = new Set<string>();
  const counts = new Map<string, number>();
  return name => {
    const key = inOneLine(name);
    let count = counts.get(key) ?? 1;
    let unique = count === 1 ? key : `${key}#${count}`;
    while (used.has(unique)) unique = `${key}#${++count}`;
    counts.set(key, count + 1);
    used.add(unique);
    return unique;
  };
}
