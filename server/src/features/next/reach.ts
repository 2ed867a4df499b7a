/**
 * How many nodes each of the first `starts` nodes reaches, itself not counted, each of them once, whichever ways lead there;
 * `edges` are the nodes that follow each node. Circles become one node first; then 31 starts at a time go through the nodes
 * in their order as the bits of a number.
 */
export function countsOfReached(starts: number, edges: readonly (readonly number[])[]): readonly number[] {
  const { groupOf, sizes } = groupsOf(edges);
  const next = edgesOfGroups(edges, groupOf, sizes.length);
  const counts = new Array<number>(starts).fill(-1);
  const bits = new Int32Array(sizes.length);
  for (let from = 0; from < starts; from += BITS) {
    const to = Math.min(starts, from + BITS);
    let first = -1;
    for (let at = from; at < to; at++) {
      const group = groupOf[at] as number;
      bits[group] = (bits[group] as number) | (1 << (at - from));
      first = Math.max(first, group);
    }
    // A group has a lower number than those that lead to it.
    for (let group = first; group >= 0; group--) {
      const own = bits[group] as number;
      if (!own) continue;
      bits[group] = 0;
      for (const other of next[group] as readonly number[]) bits[other] = (bits[other] as number) | own;
      for (let left = own; left; left &= left - 1) {
        const at = from + 31 - Math.clz32(left & -left);
        counts[at] = (counts[at] as number) + (sizes[group] as number);
      }
    }
  }
  return counts;
}

const BITS = 31;

interface Groups {
  /** By node. */
  readonly groupOf: Int32Array;
  /** How many nodes each has. */
  readonly sizes: readonly number[];
}

/** Nodes that reach each other are one group: Tarjan's algorithm without recursion, so that a chain may be long. */
function groupsOf(edges: readonly (readonly number[])[]): Groups {
  const groupOf = new Int32Array(edges.length).fill(-1);
  const index = new Int32Array(edges.length).fill(-1);
  const low = new Int32Array(edges.length);
  const at = new Int32Array(edges.length);
  const sizes: number[] = [];
  const open: number[] = [];
  let count = 0;
  for (let root = 0; root < edges.length; root++) if (index[root] === -1) visit(root);
  return { groupOf, sizes };

  function visit(root: number): void {
    const path = [enter(root)];
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const to = edges[node]?.[(at[node] as number)++];
      if (to === undefined) {
        path.pop();
        leave(node, path.at(-1));
      } else if (index[to] === -1) path.push(enter(to));
      else if (groupOf[to] === -1) low[node] = Math.min(low[node] as number, index[to] as number);
    }
  }

  function enter(node: number): number {
    index[node] = low[node] = count++;
    open.push(node);
    return node;
  }

  function leave(node: number, parent: number | undefined): void {
    if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[node] as number);
    if (low[node] !== index[node]) return;
    const group = open.splice(open.lastIndexOf(node));
    for (const each of group) groupOf[each] = sizes.length;
    sizes.push(group.length);
  }
}

function edgesOfGroups(edges: readonly (readonly number[])[], groupOf: Int32Array, count: number): number[][] {
  const next = Array.from({ length: count }, (): number[] => []);
  for (const [node, followers] of edges.entries()) {
    const group = groupOf[node] as number;
    for (const to of followers) if (groupOf[to] !== group) next[group]?.push(groupOf[to] as number);
  }
  return next;
}
