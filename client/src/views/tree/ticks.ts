import { commands, type Disposable, TreeItemCheckboxState } from 'vscode';
import type { Tree } from './tree';

/** A tick is an edit of the document; then the boxes show what stands there, also where it was refused. */
export const followTicks = ({ view, provider }: Pick<Tree, 'view' | 'provider'>): Disposable =>
  view.onDidChangeCheckboxState(async ({ items }) => {
    for (const [element, state] of items) {
      const verb = state === TreeItemCheckboxState.Checked ? 'check' : 'uncheck';
      await commands.executeCommand(`sprintmark.task.${verb}`, element).then(undefined, () => undefined);
      // The next one may stand elsewhere now.
      await provider.refresh();
    }
    provider.redraw(items.map(([element]) => element));
  });
