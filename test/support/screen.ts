import type { TreeModel } from '../../client/src/views/tree/treeModel';
import type { TreeNode } from '../../server/src/protocol';

type Element = Awaited<ReturnType<TreeModel['children']>>[number];

interface Row {
  readonly element: Element;
  drawn: string;
  children?: readonly Row[];
}

/** What VS Code shows of a tree: like VS Code, it draws again what is announced, with what is below that, and nothing else. */
export class Screen {
  readonly #children: (parent?: Element) => Promise<readonly Element[]>;
  readonly #rows = new Map<string, Row>();
  readonly #expanded = new Set<string>();
  #announced: (Element | undefined)[] = [];
  #roots: readonly Row[] = [];

  constructor(children: (parent?: Element) => Promise<readonly Element[]>) {
    this.#children = children;
  }

  announce(changed: readonly (Element | undefined)[]): void {
    this.#announced.push(...changed);
  }

  /** Draws what was announced until now, and what is announced meanwhile. */
  async settle(): Promise<void> {
    while (this.#announced.length) {
      const changed = this.#announced;
      this.#announced = [];
      if (changed.includes(undefined)) await this.show();
      else for (const each of changed) if (each) await this.#redraw(each);
    }
  }

  /** Draws everything. */
  async show(): Promise<void> {
    this.#forget(this.#roots);
    this.#roots = await this.#draw();
  }

  /** Opens or closes one of the branches that are shown. */
  async toggle(at: number): Promise<void> {
    const branches = [...this.#rows.values()].filter(({ element }) => element.node.hasChildren);
    const row = branches[at % branches.length];
    if (!row) return;
    const { id } = row.element.node;
    if (!this.#expanded.delete(id)) {
      this.#expanded.add(id);
      // What was open before is drawn as it was.
      row.children ??= await this.#draw(row.element);
    }
  }

  isExpanded = (id: string): boolean => this.#expanded.has(id);

  /** What is shown, from the top to the bottom. */
  lines(rows: readonly Row[] = this.#roots): string[] {
    return rows.flatMap(({ element, drawn, children = [] }) => [
      drawn,
      ...(this.isExpanded(element.node.id) ? this.lines(children) : []),
    ]);
  }

  /** The objects that are shown, by their ids. */
  elements(): ReadonlyMap<string, Element> {
    return new Map([...this.#rows].map(([id, { element }]) => [id, element]));
  }

  async #redraw(element: Element): Promise<void> {
    const row = this.#rows.get(element.node.id);
    // VS Code does not know an object that it has not drawn.
    if (row?.element !== element) return;
    this.#forget(row.children ?? []);
    delete row.children;
    row.drawn = drawn(element.node);
    if (this.isExpanded(element.node.id) && element.node.hasChildren) row.children = await this.#draw(element);
  }

  async #draw(parent?: Element): Promise<readonly Row[]> {
    const rows = (await this.#children(parent)).map((element): Row => ({ element, drawn: drawn(element.node) }));
    for (const row of rows) this.#register(row);
    for (const row of rows)
      if (row.element.node.hasChildren && this.isExpanded(row.element.node.id))
        row.children = await this.#draw(row.element);
    return rows;
  }

  #register(row: Row): void {
    const { id } = row.element.node;
    if (this.#rows.has(id)) throw new Error(`Element with id ${id} is already registered`);
    this.#rows.set(id, row);
  }

  #forget(rows: readonly Row[]): void {
    for (const { element, children } of rows) {
      this.#rows.delete(element.node.id);
      this.#forget(children ?? []);
    }
  }
}

/** All that is seen of a node. */
export const drawn = (node: TreeNode): string => JSON.stringify(node);
