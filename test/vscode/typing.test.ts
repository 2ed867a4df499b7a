import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { insert, positionOf, provided } from './answers';
import { eventually, open, revertAll } from './editor';

const QUEUE = 'docs/sprints/sprint_9_queue.md';
const TRACKER = 'docs/sprints/tracker.md';
const OPTIONS = { insertSpaces: true, tabSize: 2 };

describe('Typing in the editor', () => {
  afterEach(revertAll);

  it('colors statuses, ids and dependencies', async () => {
    const queue = await open(QUEUE);
    await eventually('there are semantic tokens', async () => {
      const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
        'vscode.provideDocumentSemanticTokensLegend',
        queue.uri,
      );
      const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
        'vscode.provideDocumentSemanticTokens',
        queue.uri,
      );
      return legend && tokens && tokens.data.length >= 5 * 8 ? true : undefined;
    });
  });

  it('continues a checklist', async () => {
    const tracker = await open(TRACKER);
    const end = tracker.lineAt(positionOf(tracker, 'Write one row').line).range.end;
    await insert(tracker, end, '\n');
    const position = new vscode.Position(end.line + 1, 0);
    await typed(tracker, position);
    assert.match(tracker.lineAt(position.line).text, /^- \[ \] $/);
  });

  it('opens the next row of a table with the next id', async () => {
    const queue = await open(QUEUE);
    const end = queue.lineAt(positionOf(queue, 'Search on a phone').line).range.end;
    await insert(queue, end, '\n');
    await typed(queue, new vscode.Position(end.line + 1, 0));
    assert.match(queue.lineAt(end.line + 1).text, /^\| \[ \] *\| 9-5 *\| $/);
  });

  it('aligns tables on format, and nothing else', async () => {
    const queue = await open(QUEUE);
    const edits = await provided<vscode.TextEdit>('executeFormatDocumentProvider', queue.uri, OPTIONS);
    const edit = new vscode.WorkspaceEdit();
    edit.set(queue.uri, edits);
    const before = queue.getText();
    await vscode.workspace.applyEdit(edit);
    const squeezed = (text: string) => text.replace(/[ -]+/g, ' ');
    assert.equal(squeezed(queue.getText()), squeezed(before));
    const widths = queue
      .getText()
      .split('\n')
      .filter(line => line.startsWith('| ['))
      .map(({ length }) => length);
    assert.equal(new Set(widths).size, 1, widths.join());
  });

  it('is no formatter where the settings want none', async () => {
    const queue = await open(QUEUE);
    const config = vscode.workspace.getConfiguration('sprintmark.format');
    const edits = () =>
      vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
        'vscode.executeFormatDocumentProvider',
        queue.uri,
        OPTIONS,
      );
    await eventually('there is a formatter', async () => ((await edits())?.length ? true : undefined));
    await config.update('enabled', false, vscode.ConfigurationTarget.Global);
    try {
      await eventually('there is none', async () => ((await edits()) === undefined ? true : undefined));
    } finally {
      await config.update('enabled', undefined, vscode.ConfigurationTarget.Global);
    }
    await eventually('there is one again', async () => ((await edits())?.length ? true : undefined));
  });
});

/** What the server does when Enter was typed. */
async function typed(document: vscode.TextDocument, position: vscode.Position): Promise<void> {
  const edits = await provided<vscode.TextEdit>('executeFormatOnTypeProvider', document.uri, position, '\n', OPTIONS);
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, edits);
  assert.ok(await vscode.workspace.applyEdit(edit));
}
