import { Disposable, type TreeView, type TreeViewOptions, window } from 'vscode';
import type { TreeNode } from '../../../../server/src/protocol';
import type { Supervisor } from '../../supervisor';
import { Calm } from './calm';
import type { TreeElement } from './element';
import { TreeProvider, type TreeSubject } from './treeProvider';

/** The server waits until typing pauses; this is for what comes in one go. */
const VISIBLE = { quiet: 30, latest: 1000 };
/** Nobody sees it, but commands depend on it. */
const HIDDEN = { quiet: 1000, latest: 5000 };

export interface Tree extends Disposable {
  readonly provider: TreeProvider;
  readonly view: TreeView<TreeElement>;
  /** Reads it again and draws it again, whether or not anything is known to have changed. */
  refresh(): Promise<void>;
}

export interface TreeOfView extends TreeSubject {
  /** How VS Code shows it. */
  readonly shown?: Omit<TreeViewOptions<TreeElement>, 'treeDataProvider'>;
  /** Who is told of the nodes at the root, also while the view is hidden. */
  readonly watch?: (roots: readonly TreeNode[]) => void;
}

/** A tree beside the editor that follows what the server knows: at once while it is visible, else when it becomes so. */
export function createTree(supervisor: Supervisor, { shown, watch, ...subject }: TreeOfView): Tree {
  const provider = new TreeProvider(supervisor, subject);
  const view = window.createTreeView(`sprintmark.${subject.view}`, { ...shown, treeDataProvider: provider });
  let isDue = false;
  const update = async () => {
    await provider.refresh();
    watch?.((await provider.getChildren()).map(({ node }) => node));
  };
  const follow = () => {
    isDue = !view.visible && !watch;
    if (!isDue) void update();
  };
  const calm = new Calm(follow, () => (view.visible ? VISIBLE : HIDDEN));
  const appear = () => {
    if (isDue) follow();
    else calm.flush();
  };
  const disposable = Disposable.from(
    view,
    provider,
    calm,
    supervisor.onDidChange(() => calm.stir()),
    view.onDidChangeVisibility(({ visible }) => visible && appear()),
  );
  const refresh = async () => {
    await update();
    provider.redraw();
  };
  return { provider, view, refresh, dispose: () => disposable.dispose() };
}
