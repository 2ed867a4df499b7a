import { type Disposable, FileDecoration, ThemeColor, Uri, window } from 'vscode';
import type { TreeNode } from '../../../../server/src/protocol';
import { problemWords } from './words';

const SCHEME = 'sprintmark-node';

/**
 * Names what decorates a node rather than the node: a badge that changes is then that of another resource, which needs no
 * announcement, and no file icon theme or source control knows of either.
 */
export const decoratedUri = ({ problems }: TreeNode): Uri | undefined =>
  problems && problems.count > 0
    ? Uri.from({ scheme: SCHEME, path: `/${problems.severity}/${problems.count}` })
    : undefined;

/** The number of problems beside a node, in the color of the worst. */
export const registerDecorations = (): Disposable =>
  window.registerFileDecorationProvider({
    provideFileDecoration({ scheme, path }) {
      if (scheme !== SCHEME) return undefined;
      const [, severity = '', digits] = path.split('/');
      const count = Number(digits);
      const color = COLORS.get(severity);
      // A badge has room for two characters.
      return new FileDecoration(count > 9 ? '9+' : String(count), problemWords(count), color && new ThemeColor(color));
    },
  });

const COLORS: ReadonlyMap<string, string> = new Map([
  ['error', 'list.errorForeground'],
  ['warning', 'list.warningForeground'],
]);
