import { Disposable, type Memento } from 'vscode';
import type { TreeNode, TreeOptions } from '../../../server/src/protocol';
import type { Part } from '../commands';
import type { Supervisor } from '../supervisor';
import { registerHealth } from './healthView';
import { registerNext } from './nextView';
import { registerSprints } from './sprintsView';
import { registerDecorations } from './tree/decorations';
import type { DropHandler } from './tree/dragAndDrop';

/** The three trees, as the other parts see them. */
export interface Trees extends Part {
  /** What is selected in the tree that was used last. */
  selection(): readonly TreeNode[];
  /** What the “Sprints” tree shows now. */
  options(): TreeOptions;
  /** Shows and selects a node of the “Sprints” tree. */
  reveal(path: readonly string[], focus: boolean): Promise<void>;
  /** Who is told of tasks that were dropped on another node; undefined where they were dropped on nothing. */
  onDrop(handler: DropHandler): void;
  /** The first node of “Next Up”. */
  first(): Promise<TreeNode | undefined>;
}

export function registerTrees(supervisor: Supervisor, state: Memento): Trees {
  let drop: DropHandler = async () => {};
  const sprints = registerSprints(supervisor, state, (tasks, target) => drop(tasks, target));
  const next = registerNext(supervisor);
  const health = registerHealth(supervisor);
  const trees = [sprints.tree, next.tree, health.tree];
  let used = sprints.tree;
  const disposable = Disposable.from(
    sprints,
    next,
    health,
    registerDecorations(),
    ...trees.map(tree =>
      tree.view.onDidChangeSelection(() => {
        used = tree;
      }),
    ),
  );
  return {
    selection: () => used.view.selection.map(({ node }) => node),
    options: sprints.options,
    reveal: sprints.reveal,
    onDrop(handler) {
      drop = handler;
    },
    first: next.first,
    commands: {
      'sprintmark.refresh': () => Promise.all(trees.map(tree => tree.refresh())).then(() => undefined),
      ...sprints.commands,
      ...next.commands,
      ...health.commands,
    },
    dispose: () => disposable.dispose(),
  };
}
