import type { TreeBranch, TreeNode, TreeParent } from '../../../../server/src/protocol';
import type { TreeElement } from './element';

/** Asks for the nodes below each parent; undefined where there is no answer to be had. */
export type AskTree = (parents: readonly TreeParent[]) => Promise<readonly TreeBranch[] | undefined>;

/** What is to be drawn again, with what is below it: elements, or undefined for the whole tree. */
export type Announce = (changed: readonly (TreeElement | undefined)[]) => void;

/** The children of an element; none yet, and no `resultId`, where the server has not told of them. */
interface Branch {
  readonly parent: TreeElement | undefined;
  children: readonly TreeElement[];
  resultId?: string;
  /** Whether nothing was shown of it for want of an answer: whoever is told of it next is not the one who showed that. */
  isOwed?: boolean;
}

type Id = string | null;

/**
 * What a view has seen of its tree. It asks for children once and for everything that was ever seen on each refresh, and
 * announces no more than what differs: an element stays the same object as long as its id stays.
 */
export class TreeModel {
  readonly #ask: AskTree;
  readonly #announce: Announce;
  /** Parents stand before their children. */
  readonly #branches = new Map<Id, Branch>();
  #generation = 0;
  #wanted: Set<Id> | undefined;
  #loading: Promise<void> = Promise.resolve();
  #refreshing: Promise<void> = Promise.resolve();
  #queued: Promise<void> | undefined;

  constructor(ask: AskTree, announce: Announce) {
    this.#ask = ask;
    this.#announce = announce;
  }

  /** The elements below one, or those at the root; none below one that is no longer there. */
  async children(parent?: TreeElement): Promise<readonly TreeElement[]> {
    const id = parent?.node.id ?? null;
    const branch = this.#branches.get(id);
    if (branch?.resultId !== undefined) return branch.children;
    if (parent && !this.#branches.get(parent.parent?.node.id ?? null)?.children.includes(parent)) return [];
    // Known from now on, so that a refresh that overtakes the answer asks for it, too.
    if (!branch) this.#branches.set(id, { parent, children: [] });
    await this.#load(id);
    const loaded = this.#branches.get(id);
    if (loaded && loaded.resultId === undefined) loaded.isOwed = true;
    return loaded?.children ?? [];
  }

  /** The element at the end of a path of ids; undefined where it is not shown. */
  async find(path: readonly string[]): Promise<TreeElement | undefined> {
    let found: TreeElement | undefined;
    for (const id of path) {
      found = (await this.children(found)).find(({ node }) => node.id === id);
      if (!found) return undefined;
    }
    return found;
  }

  /** Learns what has changed. Asked again meanwhile, it happens once more after that, not at the same time. */
  refresh(): Promise<void> {
    this.#queued ??= this.#refreshing.then(() => {
      this.#queued = undefined;
      this.#refreshing = this.#refresh();
      return this.#refreshing;
    });
    return this.#queued;
  }

  /** Learns everything anew, since another question is asked from now on: answers to the old one no longer count. */
  restart(): Promise<void> {
    this.#generation++;
    return this.refresh();
  }

  /** Shows nothing, until the next refresh. */
  clear(): void {
    this.#generation++;
    const shown = this.#branches.get(null)?.children.length;
    this.#branches.clear();
    this.#branches.set(null, { parent: undefined, children: [], isOwed: true });
    if (shown) this.#announce([undefined]);
  }

  /** Asks once for all that is wanted at the same moment: a view opens its branches one by one. */
  #load(id: Id): Promise<void> {
    if (!this.#wanted) {
      this.#wanted = new Set();
      this.#loading = new Promise<void>(resolve => setTimeout(resolve)).then(() => this.#loadWanted());
    }
    this.#wanted.add(id);
    return this.#loading;
  }

  async #loadWanted(): Promise<void> {
    const parents = [...(this.#wanted ?? [])].map(id => ({ id }));
    this.#wanted = undefined;
    const generation = this.#generation;
    const told = (await this.#ask(parents)) ?? [];
    if (generation !== this.#generation) return this.refresh();
    const owed = told.flatMap(each => {
      const branch = this.#branches.get(each.id);
      // What a refresh told meanwhile is newer.
      if (!branch || branch.resultId !== undefined) return [];
      const changed = this.#renew(branch, each);
      return branch.isOwed ? changed : [];
    });
    if (owed.length > 0) this.#announce(outermost(owed));
  }

  async #refresh(): Promise<void> {
    const parents = [...this.#branches].map(([id, { resultId }]) => ({
      id,
      ...(resultId !== undefined && { resultId }),
    }));
    const generation = this.#generation;
    const told = parents.length > 0 ? await this.#ask(parents) : [];
    const byId = new Map(told?.map(branch => [branch.id, branch]));
    // An answer without the root is that of a request that failed: what is shown stays.
    if (generation !== this.#generation || !byId.has(null)) return;
    const changed = parents.flatMap(({ id }) => {
      const branch = this.#branches.get(id);
      const news = byId.get(id);
      if (branch && news) return this.#renew(branch, news);
      // The server tells nothing of what is gone.
      this.#branches.delete(id);
      return [];
    });
    if (changed.length > 0) this.#announce(outermost(changed));
  }

  /** Takes over what is told of a branch, and says what of it is to be drawn again. */
  #renew(branch: Branch, { nodes, resultId }: TreeBranch): (TreeElement | undefined)[] {
    branch.resultId = resultId;
    if (!nodes) return [];
    const before = new Map(branch.children.map(element => [element.node.id, element]));
    const after = new Map(nodes.map(node => [node.id, before.get(node.id) ?? { node, parent: branch.parent }]));
    const changed = nodes.flatMap(node => {
      const element = after.get(node.id);
      return element && replace(element, node) ? [element] : [];
    });
    const [old, now] = [branch.children, [...after.values()]];
    branch.children = now;
    return old.length === now.length && old.every((element, index) => element === now[index])
      ? changed
      : [branch.parent];
  }
}

/** Whether the element shows something else now. */
function replace(element: TreeElement, node: TreeNode): boolean {
  const differs = element.node !== node && JSON.stringify(element.node) !== JSON.stringify(node);
  element.node = node;
  return differs;
}

/** What is below something that is drawn again is drawn again with it. */
function outermost(changed: readonly (TreeElement | undefined)[]): readonly (TreeElement | undefined)[] {
  const all = new Set(changed);
  if (all.has(undefined)) return [undefined];
  const isBelow = (element: TreeElement | undefined): boolean =>
    element !== undefined && (all.has(element.parent) || isBelow(element.parent));
  return [...all].filter(element => !isBelow(element));
}
