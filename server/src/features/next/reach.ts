/**
 * How many nodes each of the first `starts` nodes reaches, itself not counted, each of them once, whichever ways lead there;
 * `edges` are the nodes that follow each node. Circles become one node first. Where only one way leads to each node, sums
 * are enough; the other starts go through the nodes in their order, 31 at a time, as the bits of a number.
 */
export function countsOfReached(starts: number, edges: readonly (readonly number[])[]): readonly number[] {
  const { groupOf, sizes } = groupsOf(edges);
  const graph = { sizes, next: edgesOfGroups(edges, groupOf, sizes.length) };
  const sums = sumsOfTrees(graph);
  const groups = Array.from(groupOf.subarray(0, starts));
  const tangled = [...new Set(groups.filter(group => !sums[group]))];
  const counts = new Map(countsOfTangled(tangled, graph).map((count, at) => [tangled[at], count]));
  return groups.map(group => (sums[group] || (counts.get(group) ?? 0)) - 1);
}

interface Graph {
  /** How many nodes each group has. */
  readonly sizes: readonly number[];
  /** A group has a lower number than those that lead to it. */
  readonly next: readonly (readonly number[])[];
}

/** How many nodes each group has and reaches, if no two ways lead to the same; else 0. */
function sumsOfTrees({ sizes, next }: Graph): Int32Array {
  const ways = new Int32Array(sizes.length);
  for (const followers of next) for (const to of followers) ways[to] = (ways[to] as number) + 1;
  const sums = new Int32Array(sizes.length);
  for (const [group, followers] of next.entries()) {
    let sum = sizes[group] as number;
    for (const to of followers) sum = ways[to] === 1 && sum && sums[to] ? sum + (sums[to] as number) : 0;
    sums[group] = sum;
  }
  return sums;
}

function countsOfTangled(starts: readonly number[], { sizes, next }: Graph): readonly number[] {
  const counts = new Array<number>(starts.length).fill(0);
  const bits = new Int32Array(sizes.length);
  for (let from = 0; from < starts.length; from += BITS) {
    const some = starts.slice(from, from + BITS);
    for (const [bit, group] of some.entries()) bits[group] = 1 << bit;
    const first = Math.max(...some);
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
    const before = open.length;
    for (let last = open.pop(); last !== undefined; last = last === node ? undefined : open.pop())
      groupOf[last] = sizes.length;
    sizes.push(before - open.length);
  }
}

const NONE: number[] = [];

function edgesOfGroups(edges: readonly (readonly number[])[], groupOf: Int32Array, count: number): number[][] {
  const next = new Array<number[]>(count).fill(NONE);
  for (let node = 0; node < edges.length; node++) {
    const group = groupOf[node] as number;
    for (const to of edges[node] as readonly number[]) {
      if (groupOf[to] === group) continue;
      if (next[group] === NONE) next[group] = [];
      next[group]?.push(groupOf[to] as number);
    }
  }
  return next;
}
