import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually, finding, removeWritten, write } from './editor';

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

  it('change a story’s file and a tool’s list of states along with its row, and save all three', async () => {
    const story = await write('docs/stories/41-3-oil-the-hinges.md', [
      '# Story 41-3: Oil the hinges',
      '',
      'Status: in-progress',
    ]);
    const list = ['development_status:', '  41-1-saw-the-boards: done', '  41-3-oil-the-hinges: in-progress # me'];
    const states = await write('docs/sprint-status.yaml', list);
    const document = await write('docs/hinges.md', QUEUE);
    const before = [document, story, states].map(each => each.getText());
    await at(document, '41-3');
    await eventually('all three are changed', async () => {
      await vscode.commands.executeCommand('sprintmark.task.done');
      return states.getText() === before[2] ? undefined : true;
    });
    assert.deepEqual(linesThat(document, '| 41-3 |'), ['| [DONE] | 41-3 | Oil the hinges | 41-1 |']);
    assert.deepEqual(linesThat(story, 'Status'), ['Status: done']);
    assert.equal(states.getText(), before[2]?.replace('in-progress #', 'done #'));
    for (const each of [document, story, states]) {
      assert.equal(each.isDirty, false);
      assert.equal(await onDisk(each), each.getText());
    }
  });

  it('do not touch a line of a list of states that has come to stand where another one was', async () => {
    const states = await write('docs/sprint-status.yaml', [
      ...['development_status:', '  41-1-saw-the-boards: in-progress', '  41-3-oil-the-hinges: in-progress'],
    ]);
    const document = await write('docs/oil.md', QUEUE);
    await at(document, '41-3');
    await finding(document, 'cross-document-status', '| 41-1 |');
    const edit = new vscode.WorkspaceEdit();
    // Both lines end alike, and neither is saved.
    edit.insert(states.uri, new vscode.Position(1, 0), '  41-9-rest-for-now: in-progress\n');
    await vscode.workspace.applyEdit(edit);
    const [text, queue] = [states.getText(), document.getText()];
    await vscode.commands.executeCommand('sprintmark.task.done');
    assert.equal(states.getText(), text);
    assert.equal(document.getText(), queue);
  });

  it('never write over what somebody else has written meanwhile', async () => {
    const document = await write('docs/doors-of-two.md', QUEUE);
    await at(document, '41-3');
    const theirs = `${QUEUE.join('\n')}\n\nWritten by somebody else.\n`;
    const listening = vscode.workspace.onDidChangeTextDocument(event => {
      if (event.document !== document || !event.contentChanges.length) return;
      listening.dispose();
      // Between the edit and its being saved.
      writeFileSync(document.uri.fsPath, theirs);
    });
    await vscode.commands.executeCommand('sprintmark.task.done');
    listening.dispose();
    assert.deepEqual(linesThat(document, '| 41-3 |'), ['| [DONE] | 41-3 | Oil the hinges | 41-1 |']);
    assert.equal(document.isDirty, true);
    assert.equal(await onDisk(document), theirs);
  });

  it('are as good where saving changes more', async () => {
    const settings = vscode.workspace.getConfiguration('editor', { languageId: 'markdown' });
    const inFolder = vscode.ConfigurationTarget.Workspace;
    await settings.update('codeActionsOnSave', { 'source.fixAll': 'always' }, inFolder, true);
    await settings.update('formatOnSave', true, inFolder, true);
    const document = await write('docs/steel.md', [
      ...TRACKER.slice(0, 2),
      '**Phase 2 Status**: Open (0/9 tasks)',
      ...TRACKER.slice(1),
    ]);
    await at(document, 'Dry');
    await vscode.commands.executeCommand('sprintmark.task.moveDown');
    await vscode.commands.executeCommand('sprintmark.task.check');
    await settings.update('codeActionsOnSave', undefined, inFolder, true);
    await settings.update('formatOnSave', undefined, inFolder, true);
    const text = document.getText();
    assert.match(text, /\(2\/4 tasks\)\n\n- \[x\] Fell\n- \[ \] Plane\n- \[x\] Dry\n- \[ \] Stack\n/, text);
    assert.equal(document.isDirty, false);
    assert.equal(await onDisk(document), text);
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
