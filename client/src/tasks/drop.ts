import { l10n } from 'vscode';
import type { TreeNode } from '../../../server/src/protocol';
import { notMovable, tell } from '../editing/messages';
import { move } from './moves';
import type { TaskParts } from './parts';
import { outermost } from './selection';

/** Moves tasks to where they were dropped. */
export async function drop(parts: TaskParts, tasks: readonly TreeNode[], target: TreeNode | undefined): Promise<void> {
  const to = target?.range?.start;
  const side = target && SIDES[target.type];
  if (!tasks.length) return;
  if (!to || !side) return tell(l10n.t('Drop tasks on another task, or on a phase or tier of their document.'));
  if (tasks.some(({ uri }) => uri !== target.uri))
    return tell(l10n.t('Tasks move within one document. Drop them on a task or a phase of their own document.'));
  if (tasks.some(({ movable }) => !movable)) return tell(notMovable());
  // A drop of a task on itself is a slip of the hand.
  if (tasks.some(({ id }) => id === target.id)) return;
  // What is inside of what is moved goes with it.
  await move(parts, outermost(tasks), { to, side });
}

const SIDES: Readonly<Partial<Record<TreeNode['type'], 'over' | 'into'>>> = {
  task: 'over',
  item: 'over',
  phase: 'into',
};
