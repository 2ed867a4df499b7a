import {
  type Disposable,
  FileDecoration,
  l10n,
  ThemeColor,
  ThemeIcon,
  type TreeItem,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { TreeNode } from '../../../../server/src/protocol';
import { countWords, present } from '../../coverage/words';
import { plainLine } from '../../plainWords';
import type { TreeElement } from './element';
import { treeItem } from './treeItem';
import { labelOf } from './words';

const SCHEME = 'sprintmark-covered';

/** A file or a folder with the icon that the person's theme gives it; one below the minimum has a color and a badge. */
export function coverageItem(element: TreeElement, isOpen: boolean): TreeItem {
  const { node, parent } = element;
  const { uri, ...unplaced } = node;
  const isFolder = node.type === 'coverage-folder';
  // No editor shows a folder.
  const item = treeItem(isFolder ? { node: unplaced, parent } : element, isOpen);
  item.iconPath = isFolder ? ThemeIcon.Folder : ThemeIcon.File;
  item.resourceUri = decoratedUri(node);
  return item;
}

/** Names what decorates the row, with the name that its icon goes by: the file itself has other decorations. */
const decoratedUri = ({ label, coverage }: TreeNode): Uri =>
  Uri.from({ scheme: SCHEME, path: `/${coverage?.isBelow ? BELOW : 'met'}/${label}` });

const BELOW = 'below';

export const registerCoverageDecorations = (): Disposable =>
  window.registerFileDecorationProvider({
    provideFileDecoration({ scheme, path }) {
      if (scheme !== SCHEME || !path.startsWith(`/${BELOW}/`)) return undefined;
      return new FileDecoration('!', l10n.t('Below the minimum'), new ThemeColor('list.warningForeground'));
    },
  });

/** Where it is and what is covered of it, a line each. */
export function coverageTooltip({ node }: TreeElement): string {
  const { uri, coverage } = node;
  const path = uri === undefined ? labelOf(node) : workspace.asRelativePath(Uri.parse(uri));
  return present(
    plainLine(path),
    coverage && l10n.t('Lines: {0}', countWords(coverage)),
    coverage?.branches && l10n.t('Branches: {0}', countWords(coverage.branches)),
    coverage?.isBelow && l10n.t('Below the minimum'),
  ).join('\n');
}
