import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { eventually, removeWritten, write } from './editor';

const QUEUE = [
  '# Sprint 41 Work Queue',
  '',
  'Set the status to `[CLAIMING: Dev N]` before you begin.',
  '',
  '## Tier 1',
  '',
  '| Status | Story | Title | Depends On |',
  '|--------|-------|-------|------------|',
  '| [DONE] | 41-1 | Saw the boards | — |',
  '| [ ] | 41-2 | Glue the boards | 41-1 |',
  '| [CLAIMING: Dev 1] | 41-3 | Oil the hinges | 41-1 |',
  '| [ ] | 41-4 | Hang the door | 41-2, 41-3 |',
  '',
  '## Tier 2',
  '',
  '| Status | Story | Title | Depends On |',
  '|--------|-------|-------|------------|',
  '| [ ] | 41-5 | Paint the door | — |',
];

const TRACKER = [
  '# Sprint 42 Status Tracker',
  '',
  '## Phase 1: Wood (1/4 tasks)',
  '',
  '- [x] Fell',
  '- [ ] Dry',
  '- [ ] Plane',
  '- [ ] Stack',
  '',
  '## Phase 2: Iron (0/1 tasks)',
  '',
  '- [ ] Forge',
];

describe('commands of tasks', () => {
  afterEach(removeWritten);

  it('mark what stands at the cursor done, and save what was saved before', async () => {
    const document = await write('docs/doors.md', QUEUE);
    await at(document, '41-3');
    await vscode.commands.executeCommand('sprintmark.task.done');
    assert.deepEqual(linesThat(document, '| 41-3 |'), ['| [DONE] | 41-3 | Oil the hinges | 41-1 |']);
    assert.equal(document.isDirty, false);
    assert.equal(await onDisk(document), document.getText());
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), `${QUEUE.join('\n')}\n`, 'one step back, all is as it was');
  });

  it('leave a document unsaved that was', async () => {
    const document = await write('docs/doors.md', QUEUE);
    const editor = await at(document, '41-3');
    await editor.edit(edit => edit.insert(document.positionAt(0), '<!-- mine -->\n'));
    await at(document, '41-3');
    await vscode.commands.executeCommand('sprintmark.task.done');
    assert.deepEqual(linesThat(document, '| 41-3 |'), ['| [DONE] | 41-3 | Oil the hinges | 41-1 |']);
    assert.equal(document.isDirty, true);
    assert.equal(await onDisk(document), `${QUEUE.join('\n')}\n`);
  });

  it('ask who claims a task', async () => {
    const document = await write('docs/doors.md', QUEUE);
    await at(document, '41-2');
    const claimed = vscode.commands.executeCommand('sprintmark.task.claim');
    await eventually('the task is claimed', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return document.getText() === `${QUEUE.join('\n')}\n` ? undefined : true;
    });
    await claimed;
    assert.match(linesThat(document, '| 41-2 |').join(), /^\| \[CLAIMING: .+\] \| 41-2 \| Glue the boards \| 41-1 \|$/);
  });

  it('change nothing that cannot be done, and nothing that is read-only', async () => {
    const document = await write('docs/doors.md', QUEUE);
    await at(document, '41-4');
    await vscode.commands.executeCommand('sprintmark.task.done');
    assert.equal(document.getText(), `${QUEUE.join('\n')}\n`);
    const files = vscode.workspace.getConfiguration('files');
    const inFolder = vscode.ConfigurationTarget.Workspace;
    await files.update('readonlyInclude', { 'docs/doors.md': true }, inFolder);
    await at(document, '41-3');
    await vscode.commands.executeCommand('sprintmark.task.done');
    await files.update('readonlyInclude', undefined, inFolder);
    assert.equal(document.getText(), `${QUEUE.join('\n')}\n`);
  });

  it('move a task by steps, with the cursor, and to another phase', async () => {
    const document = await write('docs/wood.md', TRACKER);
    const { selection } = await at(document, 'Dry');
    await vscode.commands.executeCommand('sprintmark.task.moveDown');
    await vscode.commands.executeCommand('sprintmark.task.moveDown');
    assert.deepEqual(document.getText().split('\n').slice(4, 8), [
      ...['- [x] Fell', '- [ ] Plane', '- [ ] Stack', '- [ ] Dry'],
    ]);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, selection.active.line + 2);
    await vscode.commands.executeCommand('sprintmark.task.moveUp');
    assert.deepEqual(document.getText().split('\n').slice(4, 8), [
      ...['- [x] Fell', '- [ ] Plane', '- [ ] Dry', '- [ ] Stack'],
    ]);
  });

  it('act on the node that has the focus in a tree, whatever is selected', async () => {
    const document = await write('docs/doors.md', QUEUE);
    await at(document, '41-2');
    await vscode.commands.executeCommand('sprintmark.sprints.reveal');
    const copied = (id: string) => async () => {
      await vscode.commands.executeCommand('sprintmark.task.copyId', 'tree');
      return (await vscode.env.clipboard.readText()) === id || undefined;
    };
    await eventually('the task is selected in the tree', copied('41-2'));
    await vscode.commands.executeCommand('list.focusDown');
    await eventually('the next one has the focus', copied('41-3'));
    await vscode.commands.executeCommand('sprintmark.task.done', 'tree');
    assert.deepEqual(linesThat(document, '| 41-3 |'), ['| [DONE] | 41-3 | Oil the hinges | 41-1 |']);
  });
});

/** Puts the cursor into a text of the document, once the server knows the document. */
async function at(document: vscode.TextDocument, text: string): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(document);
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  editor.selection = new vscode.Selection(position, position);
  await eventually('the server has read the document', async () => {
    const symbols = await vscode.commands.executeCommand<unknown[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    return symbols?.length ? true : undefined;
  });
  return editor;
}

const linesThat = (document: vscode.TextDocument, text: string): readonly string[] =>
  document
    .getText()
    .split(/\r?\n/)
    .filter(line => line.includes(text));

const onDisk = async ({ uri }: vscode.TextDocument): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
