import { type CancellationToken, EventEmitter, MarkdownString, type TreeDataProvider, type TreeItem } from 'vscode';
import type { Hover } from 'vscode-languageclient';
import {
  TREE,
  type TreeBranch,
  type TreeNode,
  type TreeNodeType,
  type TreeOptions,
  type TreeParams,
  type TreeParent,
  type TreeView,
} from '../../../../server/src/protocol';
import type { Supervisor } from '../../supervisor';
import { isFiltered } from '../sprintOptions';
import { coverageItem, coverageTooltip } from './coverageItem';
import type { TreeElement } from './element';
import { openedAtFirst } from './opened';
import { badgedItem, plainTooltip, treeItem } from './treeItem';
import { TreeModel } from './treeModel';

export interface TreeSubject {
  readonly view: TreeView;
  readonly options?: () => TreeOptions;
}

/** One of the server's trees, as VS Code asks for it. */
export class TreeProvider implements TreeDataProvider<TreeElement> {
  readonly #supervisor: Supervisor;
  readonly #subject: TreeSubject;
  readonly #changed = new EventEmitter<TreeElement[] | undefined>();
  readonly #model = new TreeModel(
    parents => this.ask(parents),
    changed => this.#changed.fire(changed.includes(undefined) ? undefined : changed.filter(each => each !== undefined)),
  );
  /** Undefined until there is something to open. */
  #opened: string | null | undefined;
  /** Whether all that a filter leaves is open: people want to see what it has found. */
  #opensAll = false;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(supervisor: Supervisor, subject: TreeSubject) {
    this.#supervisor = supervisor;
    this.#subject = subject;
  }

  /** Asks the server, past all that is known here: with the options of the view, or with others. */
  ask(parents: readonly TreeParent[], options = this.#subject.options?.()): Promise<TreeBranch[] | undefined> {
    const { view } = this.#subject;
    const params: TreeParams = { view, parents: [...parents], ...(options && { options }) };
    return this.#supervisor.request<TreeBranch[]>(TREE, params);
  }

  /** The nodes at the root, as they are now. */
  async roots(options?: TreeOptions): Promise<readonly TreeNode[]> {
    return (await this.ask([{ id: null }], options))?.[0]?.nodes ?? [];
  }

  find(path: readonly string[]): Promise<TreeElement | undefined> {
    return this.#model.find(path);
  }

  /** Draws again what has changed. Without a server there is nothing to show but why. */
  async refresh(): Promise<void> {
    if (this.#supervisor.hasFailed) this.#model.clear();
    else await this.#model.refresh();
  }

  /** Shows what other options let through. */
  async restart(): Promise<void> {
    this.#opened = undefined;
    await this.#model.restart();
  }

  /** Draws elements again although nothing is known to have changed, or all. */
  redraw(elements?: readonly TreeElement[]): void {
    this.#changed.fire(elements && [...elements]);
  }

  async getChildren(element?: TreeElement): Promise<TreeElement[]> {
    const children = await this.#model.children(element);
    if (!element && children.length > 0) this.#opened ??= openedAtFirst(children.map(({ node }) => node));
    if (!element) this.#opensAll = this.#isFiltered && children.length <= MOST_OPENED;
    return [...children];
  }

  getParent({ parent }: TreeElement): TreeElement | undefined {
    return parent;
  }

  getTreeItem(element: TreeElement): TreeItem {
    const itemOf = ITEMS[this.#subject.view];
    const item = itemOf(element, this.#opensAll || element.node.id === this.#opened);
    // By another id, what a person has closed before does not hide what the filter finds, and is closed again after it.
    if (this.#isFiltered) item.id = `filtered\n${element.node.id}`;
    return item;
  }

  get #isFiltered(): boolean {
    return isFiltered(this.#subject.options?.() ?? {});
  }

  /** What the document's own hover says there. */
  async resolveTreeItem(item: TreeItem, element: TreeElement, token: CancellationToken): Promise<TreeItem> {
    const { uri, range, type } = element.node;
    const params = { textDocument: { uri }, position: range?.start };
    const hover =
      TOLD_BY_HOVER.has(type) &&
      uri &&
      range &&
      (await this.#supervisor.request<Hover | null>('textDocument/hover', params));
    if (token.isCancellationRequested) return item;
    item.tooltip = (hover && untrusted(hover)) || (element.node.coverage ? coverageTooltip : plainTooltip)(element);
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** Where a filter leaves more than that at the root, it is no search for something. */
const MOST_OPENED = 30;

/** What makes the rows of each view. */
const ITEMS: Readonly<Record<TreeView, typeof treeItem>> = {
  ...{ sprints: badgedItem, next: badgedItem, health: treeItem, coverage: coverageItem },
};

const TOLD_BY_HOVER: ReadonlySet<TreeNodeType> = new Set(['document', 'phase', 'task', 'item']);

function untrusted({ contents }: Hover): MarkdownString | undefined {
  if (typeof contents === 'string' || !('kind' in contents) || !contents.value) return undefined;
  const text = new MarkdownString(contents.value);
  text.isTrusted = false;
  text.supportHtml = false;
  return text;
}
