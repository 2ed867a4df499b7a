import { commands } from 'vscode';
import type { TreeNode } from '../../../server/src/protocol';
import { chosenNodes, isElement } from '../views/tree/element';
import type { Trees } from '../views/trees';
import { markdownEditor, placeOf } from './cursor';
import { meantNodes } from './selection';
import type { Place } from './shift';
import type { TreePlaces } from './treePlaces';

/** What a command is to work on. */
export interface Target extends Place {
  /** Undefined at a cursor that stands at no node of the tree. */
  readonly node: TreeNode | undefined;
  readonly isFromTree: boolean;
  /** Where it is now; undefined where the cursor stands in another line: it has no label that the server could compare. */
  now(): Place | undefined;
  /** Whether the text is the one of which the place is. */
  isCurrent(): boolean;
}

/** What a key gives a command that is pressed in a tree: VS Code itself does not tell on what. */
export const IN_TREE = 'tree';

/** What a command was called for: from a tree's menu or by key in it, or else at the cursor. Arguments may be anything. */
export async function targetsOf(
  { trees, places }: { readonly trees: Trees; readonly places: TreePlaces },
  argument: unknown,
  selection: unknown,
): Promise<readonly Target[]> {
  if (argument === IN_TREE) return (await nodesInTree(trees)).flatMap(targetOfNode);
  if (isElement(argument)) {
    const all = Array.isArray(selection) ? selection.filter(isElement) : [];
    return chosenNodes(argument, all).flatMap(targetOfNode);
  }
  return targetAtCursor(places);
}

/**
 * What a key in a tree is meant for. VS Code tells an extension of the selection alone, and the arrow keys only move the
 * focus: what a toggle of the selection adds or takes away is the focused node, and a second toggle leaves all as it was.
 */
async function nodesInTree(trees: Trees): Promise<readonly TreeNode[]> {
  await commands.executeCommand('list.toggleSelection');
  const toggled = trees.selection();
  await commands.executeCommand('list.toggleSelection');
  return meantNodes(toggled, trees.selection());
}

export function targetOfNode(node: TreeNode): Target[] {
  const { uri, range } = node;
  if (uri === undefined || !range) return [];
  const place = { uri, position: range.start };
  return [{ ...place, node, isFromTree: true, now: () => place, isCurrent: () => true }];
}

async function targetAtCursor(places: TreePlaces): Promise<readonly Target[]> {
  const editor = markdownEditor();
  if (!editor) return [];
  const { document } = editor;
  const { version } = document;
  const place = placeOf(editor);
  const { text } = document.lineAt(place.position.line);
  const node = (await places.what(place))?.node;
  const isCurrent = () => document.version === version;
  // VS Code moves the cursor with what is changed around it.
  const now = () => (document.lineAt(editor.selection.active.line).text === text ? placeOf(editor) : undefined);
  return [{ ...place, node: node && isTask(node) ? node : undefined, isFromTree: false, now, isCurrent }];
}

const isTask = ({ type }: TreeNode): boolean => type === 'task' || type === 'item';
