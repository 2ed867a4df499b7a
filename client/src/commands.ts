import { commands, Disposable, type LogOutputChannel, l10n, Position, Range, Uri, window } from 'vscode';
import { EXPLAIN, type Explanation, type OutlineNode, type WirePosition } from '../../server/src/protocol';
import { runTests } from './runTests';
import { offer, restartServer, type Supervisor, showOutput } from './supervisor';
import { explainedUri, showExplanation } from './views/explanation';
import type { SprintsView } from './views/sprints';

interface Parts {
  readonly supervisor: Supervisor;
  readonly output: LogOutputChannel;
  readonly sprints: SprintsView;
}

export function registerCommands({ supervisor, output, sprints }: Parts): Disposable {
  return Disposable.from(
    commands.registerCommand('sprintmark.explain', (target?: Target) => explain(supervisor, target)),
    commands.registerCommand('sprintmark.restartServer', () => supervisor.restart()),
    commands.registerCommand('sprintmark.showOutput', () => output.show()),
    commands.registerCommand('sprintmark.refresh', () => sprints.refresh()),
    commands.registerCommand('sprintmark.openNode', openNode),
    commands.registerCommand('sprintmark.runTests', (target?: Uri | string) => runTests(supervisor, target)),
  );
}

/** A caller's URI, a node of the tree, or nothing for the active editor. */
type Target = Uri | string | OutlineNode;

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
  const text = typeof target === 'string' ? target : target.uri;
  return text === undefined ? undefined : Uri.parse(text);
}

async function openNode({ uri, range }: OutlineNode): Promise<void> {
  if (uri === undefined) return;
  await window.showTextDocument(Uri.parse(uri), {
    ...(range && { selection: new Range(position(range.start), position(range.end)) }),
  });
}

const position = ({ line, character }: WirePosition): Position => new Position(line, character);
