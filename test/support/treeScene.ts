import assert from 'node:assert/strict';
import { TreeModel } from '../../client/src/views/tree/treeModel';
import { treeSource } from '../../server/src/answers/treeSource';
import { UnrecognisedFiles } from '../../server/src/answers/unrecognised';
import { type Branch, branchesBelow } from '../../server/src/features/tree/branch';
import { readTreeParams } from '../../server/src/features/tree/treeRequest';
import { treeOf } from '../../server/src/features/tree/trees';
import { isUnrecognised } from '../../server/src/features/tree/unrecognised';
import type { TreeBranch, TreeOptions, TreeParent, TreeView } from '../../server/src/protocol';
import { Reports } from '../../server/src/reports';
import { RULES } from '../../server/src/rules/index';
import { Workspace } from '../../server/src/workspace';
import { memoryHost } from '../unit/memoryHost';
import { drawn, Screen } from './screen';

const ROOT = 'file:///w';
const NEVER = { isCancellationRequested: false };

/** A workspace, the server's answers about one tree of it, and a view that shows that. */
export class TreeScene {
  readonly #view: TreeView;
  readonly #files = new Map<string, string>();
  readonly #workspace = new Workspace(
    memoryHost(this.#files),
    RULES.map(({ id }) => id),
  );
  readonly #reports = new Reports(this.#workspace);
  readonly #unrecognised = new UnrecognisedFiles(this.#workspace);
  readonly model = new TreeModel(
    parents => this.#answer(parents),
    changed => this.screen.announce(changed),
  );
  readonly screen = new Screen(parent => this.model.children(parent));
  options: TreeOptions = {};
  isDown = false;

  constructor(view: TreeView) {
    this.#view = view;
  }

  async start(): Promise<void> {
    this.#workspace.changeFolders([ROOT]);
    await this.#workspace.load();
    await this.screen.show();
  }

  async write(path: string, text: string): Promise<void> {
    this.#files.set(`${ROOT}/${path}`, text);
    await this.#workspace.filesChanged([{ uri: `${ROOT}/${path}`, type: 'changed' }]);
  }

  async delete(path: string): Promise<void> {
    if (this.#files.delete(`${ROOT}/${path}`))
      await this.#workspace.filesChanged([{ uri: `${ROOT}/${path}`, type: 'deleted' }]);
  }

  async rename(from: string, to: string): Promise<void> {
    const text = this.#files.get(`${ROOT}/${from}`);
    if (text === undefined || from === to) return;
    await this.delete(from);
    await this.write(to, text);
  }

  async awayAndBack(at: number): Promise<void> {
    const [uri, text] = [...this.#files][at % this.#files.size] ?? [];
    if (uri === undefined || text === undefined) return;
    await this.delete(uri.slice(ROOT.length + 1));
    await this.settle();
    await this.write(uri.slice(ROOT.length + 1), text);
    await this.settle();
  }

  /** As a command does that shows what stands at the cursor. */
  async find(at: number): Promise<void> {
    const ids = this.ids();
    const keys = ids[at % ids.length]?.split('\n') ?? [];
    await this.model.find(keys.map((_, index) => keys.slice(0, index + 1).join('\n')));
  }

  open = (path: string, text: string): Promise<void> => this.#workspace.open(`${ROOT}/${path}`, text);
  close = (path: string): Promise<void> => this.#workspace.close(`${ROOT}/${path}`);
  check = (): Promise<unknown> => this.#reports.all(NEVER);

  async settle(): Promise<void> {
    // What is watched is read a little later; nobody waits for that here.
    if (this.#view === 'coverage') await this.#workspace.refreshCoverage();
    const before = this.#unrecognised.last;
    await this.model.refresh();
    await this.screen.settle();
    // The server announces it where files are found to be others while a branch is asked for.
    if (this.#unrecognised.last !== before) await this.settle();
  }

  /** What a view that was opened just now would show; of branches, those that are open in the other one. */
  fresh(branches = this.#roots(), isShown = this.screen.isExpanded): string[] {
    return branches.flatMap(({ node, children }) => [
      drawn(node),
      ...(isShown(node.id) ? this.fresh(children(), isShown) : []),
    ]);
  }

  ids = (branches = this.#roots()): string[] =>
    branches.flatMap(({ node, children }) => [node.id, ...this.ids(children())]);

  #roots(): readonly Branch[] {
    const server = { workspace: this.#workspace, reports: this.#reports };
    return treeOf(this.#view, treeSource(server, this.#unrecognised.last), this.options);
  }

  async #answer(parents: readonly TreeParent[]): Promise<TreeBranch[] | undefined> {
    const request = readTreeParams({ view: this.#view, options: this.options, parents });
    assert.ok(request, 'the model asks what the server answers');
    if (this.isDown) return undefined;
    if (parents.some(isUnrecognised)) await this.#unrecognised.read();
    return branchesBelow(this.#roots(), request.parents);
  }
}
