/** The neighbors of a node; asked for once. */
export type Edges<Node> = (node: Node) => readonly Node[];

interface Frame<Node> {
  readonly node: Node;
  readonly next: readonly Node[];
  at: number;
}

/**
 * The groups of nodes that reach each other, and nodes with an edge to themselves, among all that `roots` reach.
 * Tarjan's algorithm without recursion: linear, and as deep as need be.
 */
export function cyclesOf<Node>(roots: Iterable<Node>, edges: Edges<Node>): Node[][] {
  const index = new Map<Node, number>();
  const low = new Map<Node, number>();
  const open: Node[] = [];
  const isOpen = new Set<Node>();
  const found: Node[][] = [];
  for (const root of roots) if (!index.has(root)) visit(root);
  return found;

  function visit(root: Node): void {
    const frames = [enter(root)];
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const next = frame.next[frame.at++];
      if (next === undefined) {
        frames.pop();
        leave(frame, frames.at(-1)?.node);
      } else if (!index.has(next)) frames.push(enter(next));
      else if (isOpen.has(next)) lower(frame.node, index.get(next) ?? 0);
    }
  }

  function enter(node: Node): Frame<Node> {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    open.push(node);
    isOpen.add(node);
    return { node, next: edges(node), at: 0 };
  }

  function leave({ node, next }: Frame<Node>, parent: Node | undefined): void {
    const lowest = low.get(node) ?? 0;
    if (parent !== undefined) lower(parent, lowest);
    if (lowest !== index.get(node)) return;
    const group = open.splice(open.lastIndexOf(node));
    for (const each of group) isOpen.delete(each);
    if (group.length > 1 || next.includes(node)) found.push(group);
  }

  function lower(node: Node, to: number): void {
    low.set(node, Math.min(low.get(node) ?? to, to));
  }
}

/** The shortest way from `start` back to it, both ends included, inside one of those groups. */
export function shortestCycle<Node>(start: Node, group: ReadonlySet<Node>, edges: Edges<Node>): Node[] {
  const before = new Map<Node, Node>();
  const queue = [start];
  for (const node of queue) {
    for (const next of edges(node)) {
      if (next === start) return pathTo(node, before, [start]);
      if (!group.has(next) || before.has(next)) continue;
      before.set(next, node);
      queue.push(next);
    }
  }
  return [start];
}

function pathTo<Node>(last: Node, before: ReadonlyMap<Node, Node>, end: readonly Node[]): Node[] {
  const path = [...end];
  for (let node: Node | undefined = last; node !== undefined; node = before.get(node)) path.push(node);
  return path.reverse();
}
