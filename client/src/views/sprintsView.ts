import type { Memento } from 'vscode';
import type { TreeOptions } from '../../../server/src/protocol';
import type { Part } from '../commands';
import type { Supervisor } from '../supervisor';
import { chooseGrouping, chooseSorting } from './arrangement';
import { chooseFilter } from './filter';
import { hiddenBy, RememberedOptions } from './rememberedOptions';
import { NO_FILTER } from './sprintOptions';
import { type DropHandler, dragAndDrop } from './tree/dragAndDrop';
import { followTicks } from './tree/ticks';
import { createTree, type Tree } from './tree/tree';

export interface SprintsView extends Part {
  readonly tree: Tree;
  options(): TreeOptions;
  reveal(path: readonly string[], focus: boolean): Promise<void>;
}

/** What is going on: sprints, documents, phases, tasks. */
export function registerSprints(supervisor: Supervisor, state: Memento, drop: DropHandler): SprintsView {
  const options = new RememberedOptions(state);
  const tree = createTree(supervisor, {
    view: 'sprints',
    options: () => options.current,
    shown: {
      showCollapseAll: true,
      canSelectMany: true,
      manageCheckboxStateManually: true,
      dragAndDropController: dragAndDrop(drop),
    },
  });
  const ticks = followTicks(tree);
  const describe = () => {
    tree.view.description = hiddenBy(options.current);
  };
  const change = async (changed: TreeOptions | undefined) => {
    if (!changed) return;
    await options.change(changed);
    describe();
    await tree.provider.restart();
  };
  describe();
  return {
    tree,
    options: () => options.current,
    async reveal(path, focus) {
      const { provider, view } = tree;
      // What the path names may be newer than what is shown.
      const element = (await provider.find(path)) ?? (await provider.refresh().then(() => provider.find(path)));
      if (element) await view.reveal(element, { select: true, focus, expand: true });
    },
    commands: {
      'sprintmark.sprints.groupBy': async () => change(grouped(await chooseGrouping(options.current))),
      'sprintmark.sprints.sortBy': async () => change(sorted(await chooseSorting(options.current))),
      'sprintmark.sprints.filter': async () =>
        change(await chooseFilter(options.current, () => tree.provider.roots({ groupBy: 'owner' }))),
      'sprintmark.sprints.clearFilter': () => change(NO_FILTER),
      'sprintmark.sprints.hideCompleted': () => change({ hideCompleted: true }),
      'sprintmark.sprints.showCompleted': () => change({ hideCompleted: false }),
    },
    dispose() {
      ticks.dispose();
      tree.dispose();
    },
  };
}

const grouped = (groupBy: TreeOptions['groupBy']): TreeOptions | undefined => groupBy && { groupBy };
const sorted = (sortBy: TreeOptions['sortBy']): TreeOptions | undefined => sortBy && { sortBy };
