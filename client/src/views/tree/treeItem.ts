import {
  l10n,
  Range,
  type TextDocumentShowOptions,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import type { TreeNode } from '../../../../server/src/protocol';
import { iconOf } from '../icons';
import { decoratedUri } from './decorations';
import type { TreeElement } from './element';
import { tokensOf } from './tokens';
import { descriptionOf, labelOf, spokenOf } from './words';

/** How a node looks. Everything out of documents is plain text here. */
export function treeItem(element: TreeElement, isOpen: boolean): TreeItem {
  const { node } = element;
  const label = labelOf(node);
  const item = new TreeItem(label, collapsibleState(node.hasChildren, isOpen));
  item.id = node.id;
  item.contextValue = tokensOf(node);
  item.description = descriptionOf(node);
  item.accessibilityInformation = { label: spokenOf(node) };
  const icon = iconOf(node);
  if (icon) item.iconPath = icon;
  if (node.box !== undefined) item.checkboxState = checkbox(label, node.box);
  if (node.uri !== undefined) item.command = opening(label, node.uri, node.range);
  return item;
}

/** The same with a badge for problems, for trees whose subject they are not. */
export function badgedItem(element: TreeElement, isOpen: boolean): TreeItem {
  const item = treeItem(element, isOpen);
  const uri = decoratedUri(element.node);
  if (uri) item.resourceUri = uri;
  return item;
}

/** What a tooltip says until, or where, the document itself tells nothing more. */
export const plainTooltip = ({ node }: TreeElement): string =>
  [labelOf(node), descriptionOf(node)].filter(Boolean).join('\n');

function collapsibleState(hasChildren: boolean, isOpen: boolean): TreeItemCollapsibleState {
  const { None, Collapsed, Expanded } = TreeItemCollapsibleState;
  if (!hasChildren) return None;
  return isOpen ? Expanded : Collapsed;
}

/** VS Code tells its own command alone how a row was chosen: a click leaves the keys in the tree, Enter takes them to the text. */
function opening(title: string, uri: string, range: TreeNode['range']) {
  const { start, end } = range ?? {};
  const selection = start && end && new Range(start.line, start.character, end.line, end.character);
  const options: TextDocumentShowOptions = selection ? { selection } : {};
  return { command: 'vscode.open', title, arguments: [Uri.parse(uri), options] };
}

const checkbox = (label: string, isTicked: boolean) => ({
  state: isTicked ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
  tooltip: isTicked ? l10n.t('Uncheck the Box') : l10n.t('Check the Box'),
  accessibilityInformation: { label, role: 'checkbox' },
});
