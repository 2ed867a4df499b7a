import type { TreeNode, TreeOptions, WirePosition } from '../../../server/src/protocol';

export type Direction = 'up' | 'down';

/** What is moved, in its order, and what it is moved past; or why it is not. */
export type Step =
  | { readonly moved: readonly TreeNode[]; readonly past: TreeNode }
  | { readonly problem: 'apart' | 'fixed' | 'first' | 'last' };

/** One step up or down among the tasks of one list. */
export function stepOf(siblings: readonly TreeNode[], places: readonly WirePosition[], direction: Direction): Step {
  const tasks = siblings.filter(({ movable, range }) => movable && range);
  const wanted = new Set(places.map(keyOf));
  const at = tasks.flatMap(({ range }, index) => (range && wanted.has(keyOf(range.start)) ? [index] : []));
  const [first, last] = [at[0], at.at(-1)];
  if (first === undefined || last === undefined) return { problem: 'fixed' };
  if (at.length < wanted.size) return { problem: 'apart' };
  const past = direction === 'up' ? tasks[first - 1] : tasks[last + 1];
  if (!past) return { problem: direction === 'up' ? 'first' : 'last' };
  return { moved: at.flatMap(index => tasks[index] ?? []), past };
}

const keyOf = ({ line, character }: WirePosition): string => `${line}:${character}`;

/** What of the view counts for moves: another order or grouping than the text's says nothing of who stands beside whom. */
export function filtersOf({ groupBy: _, sortBy: __, ...filters }: TreeOptions): TreeOptions {
  return filters;
}
