import type { TreeNode } from '../../../server/src/protocol';
import type { Part } from '../commands';
import type { Supervisor } from '../supervisor';
import { setContext } from './rememberedOptions';
import { followTicks } from './tree/ticks';
import { createTree, type Tree } from './tree/tree';

export interface NextView extends Part {
  readonly tree: Tree;
  first(): Promise<TreeNode | undefined>;
}

/** What can be claimed now, best first. */
export function registerNext(supervisor: Supervisor): NextView {
  const tree = createTree(supervisor, {
    view: 'next',
    shown: { manageCheckboxStateManually: true },
    watch: roots => setContext('sprintmark.next.any', roots.length > 0),
  });
  const ticks = followTicks(tree);
  return {
    tree,
    first: async () => (await tree.provider.roots())[0],
    commands: {},
    dispose() {
      ticks.dispose();
      tree.dispose();
    },
  };
}
