import { type LogOutputChannel, l10n, Uri, window } from 'vscode';
import { EXPLAIN, type Explanation } from '../../server/src/protocol';
import type { Part } from './commands';
import { runTests } from './runTests';
import { offer, restartServer, type Supervisor, showOutput } from './supervisor';
import { openPlace } from './tasks/open';
import { explainedUri, showExplanation } from './views/explanation';
import { isElement, type TreeElement } from './views/tree/element';

/** What concerns documents and the server as such. */
export const generalCommands = (supervisor: Supervisor, output: LogOutputChannel): Part => ({
  dispose() {},
  commands: {
    'sprintmark.explain': (target?: Target) => explain(supervisor, target),
    'sprintmark.restartServer': () => supervisor.restart(),
    'sprintmark.showOutput': () => output.show(),
    'sprintmark.openNode': openNode,
    'sprintmark.runTests': (target?: Uri | string) => runTests(supervisor, target),
  },
});

/** A caller's URI, a node of a tree, or nothing for the active editor. */
type Target = Uri | string | TreeElement;

async function explain(supervisor: Supervisor, target: Target | undefined): Promise<Explanation | undefined> {
  const wanted = target === undefined ? window.activeTextEditor?.document.uri : uriOf(target);
  if (!wanted) {
    void window.showInformationMessage(l10n.t('Open a Markdown document first, then run this command again.'));
    return undefined;
  }
  const uri = explainedUri(wanted);
  const explanation = await supervisor.request<Explanation | null>(EXPLAIN, { uri: uri.toString() });
  if (explanation) await showExplanation(uri);
  else
    offer(window.showWarningMessage, l10n.t('The server did not explain this document.'), [
      restartServer(),
      showOutput(),
    ]);
  return explanation ?? undefined;
}

function uriOf(target: Target): Uri | undefined {
  if (target instanceof Uri) return target;
  const text = isElement(target) ? target.node.uri : target;
  return typeof text === 'string' ? Uri.parse(text) : undefined;
}

async function openNode(element: unknown): Promise<void> {
  if (isElement(element)) await openPlace(element.node);
}
