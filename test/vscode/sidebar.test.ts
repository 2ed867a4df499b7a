import { strict as assert } from 'node:assert';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { eventually, open, removeWritten, write } from './editor';

const QUEUE = [
  '# Sprint 41 Work Queue',
  '',
  '| Status | Story | Title | Owner | Depends On |',
  '|--------|-------|-------|-------|------------|',
  '| [IN PROGRESS] | 41-1 | Bake the bread | Ada | — |',
  '| [ ] | 41-2 | Slice the bread | | — |',
  '| [BLOCKED] | 41-3 | Butter the bread | | 41-2 |',
];

const TRACKER = [
  '# Sprint 42 Status Tracker',
  '',
  '## Phase 1: Dough',
  '',
  '**Phase 1 Status**: In Progress (1/2 tasks)',
  '',
  '- [x] Weigh the flour',
  '- [ ] Knead the dough',
  '',
  '## Phase 2: Oven',
  '',
  '**Phase 2 Status**: Not Started (0/1 tasks)',
  '',
  '- [ ] Heat the oven',
];

/** What a tree hands to a command: a node that stands for a line of a document. */
function element(uri: vscode.Uri, lines: readonly string[], label: string) {
  const line = lines.findIndex(each => each.includes(label));
  assert.ok(line >= 0, `“${label}” is a line of the document`);
  const character = lines[line]?.indexOf(label) ?? 0;
  const range = { start: { line, character }, end: { line, character: character + label.length } };
  const node = { id: `test\n${label}`, type: 'task', label, hasChildren: false, uri: uri.toString(), range };
  return { node, parent: undefined };
}

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(`sprintmark.${command}`, ...args);
const text = async (uri: vscode.Uri) => (await readFile(uri.fsPath)).toString('utf8');
const lineWith = (content: string, part: string) => content.split('\n').find(line => line.includes(part));

let written = 0;

/** VS Code keeps the text of a file that is gone for a while, so no name is used twice. */
const fresh = (kind: 'queue' | 'status'): string => `docs/sprints/sprint_4${++written}_${kind}.md`;

/** A document that is on disk and in no editor. */
async function closed(kind: 'queue' | 'status', lines: readonly string[]): Promise<vscode.Uri> {
  const { uri } = await write(fresh(kind), lines);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  return uri;
}

describe('The sidebar’s commands', () => {
  afterEach(removeWritten);

  it('mark a task of a closed document done, in the file, and take it back in one step', async () => {
    const uri = await closed('queue', QUEUE);
    const before = await text(uri);
    await run('task.done', element(uri, QUEUE, '41-2'));
    const after = await text(uri);
    assert.match(lineWith(after, 'Slice the bread') ?? '', /^\| \[DONE\] \| 41-2 \| Slice the bread \|/);
    assert.match(lineWith(after, 'Butter the bread') ?? '', /^\| \[ \] \| 41-3/);
    const document = await open(vscode.workspace.asRelativePath(uri));
    assert.equal(document.isDirty, false);
    await vscode.commands.executeCommand('undo');
    await eventually('one undo takes all of it back', () => document.getText() === before || undefined);
  });

  it('tick a box as the code action does, with the counts', async () => {
    const uri = await closed('status', TRACKER);
    await run('task.check', element(uri, TRACKER, 'Knead the dough'));
    const after = await text(uri);
    assert.match(after, /- \[x\] Knead the dough/);
    assert.match(after, /\(2\/2 tasks\)/);
    assert.match(after, /\(0\/1 tasks\)/);
  });

  it('leave a document unsaved that was not saved before', async () => {
    const document = await write(fresh('status'), TRACKER);
    const saved = await text(document.uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount, 0), 'Somebody’s own words.\n');
    await vscode.workspace.applyEdit(edit);
    await run('task.check', element(document.uri, TRACKER, 'Knead the dough'));
    assert.match(document.getText(), /- \[x\] Knead the dough[\s\S]*Somebody’s own words/);
    assert.equal(document.isDirty, true);
    assert.equal(await text(document.uri), saved);
  });

  it('change nothing where something else stands now', async () => {
    const uri = await closed('queue', QUEUE);
    const stale = element(uri, QUEUE, '41-2');
    const changed = [...QUEUE.slice(0, 4), '| [ ] | 41-9 | Sweep the floor | | — |', ...QUEUE.slice(4)].join('\n');
    await writeFile(uri.fsPath, changed);
    await run('task.done', stale);
    assert.equal(await text(uri), changed);
  });

  it('change nothing where what the task depends on is not done', async () => {
    const uri = await closed('queue', QUEUE);
    const before = await text(uri);
    await run('task.done', element(uri, QUEUE, '41-3'));
    assert.equal(await text(uri), before);
  });

  it('change nothing in a file that cannot be written', async () => {
    const uri = await closed('queue', QUEUE);
    const before = await text(uri);
    await chmod(uri.fsPath, 0o444);
    try {
      await run('task.done', element(uri, QUEUE, '41-2'));
      assert.equal(await text(uri), before);
      const dirty = vscode.workspace.textDocuments.find(each => each.uri.toString() === uri.toString())?.isDirty;
      assert.notEqual(dirty, true);
    } finally {
      await chmod(uri.fsPath, 0o644);
    }
  });

  it('change nothing in a file that is gone', async () => {
    const uri = await closed('queue', QUEUE);
    await vscode.workspace.fs.delete(uri);
    await run('task.done', element(uri, QUEUE, '41-2'));
    await assert.rejects(async () => vscode.workspace.fs.stat(uri));
    await vscode.workspace.fs.writeFile(uri, new Uint8Array());
  });

  it('move a task up and down, at the cursor', async () => {
    const document = await write(fresh('status'), TRACKER);
    const editor = await vscode.window.showTextDocument(document);
    const at = document.positionAt(document.getText().indexOf('Weigh'));
    editor.selection = new vscode.Selection(at, at);
    await run('task.moveDown');
    await eventually('it stands below', () => /Knead[^\n]*\n- \[x\] Weigh/.exec(document.getText()) ?? undefined);
    await vscode.commands.executeCommand('undo');
    await eventually('one undo', () => document.getText() === `${TRACKER.join('\n')}\n` || undefined);
  });

  it('do what is asked at the cursor', async () => {
    const document = await write(fresh('queue'), QUEUE);
    const editor = await vscode.window.showTextDocument(document);
    const at = document.positionAt(document.getText().indexOf('41-2'));
    editor.selection = new vscode.Selection(at, at);
    await run('task.done');
    await eventually('it is done', () => /\[DONE\] \| 41-2/.exec(document.getText()) ?? undefined);
  });

  it('copy an id and open a story’s file', async () => {
    const uri = await closed('queue', QUEUE);
    const { node } = element(uri, QUEUE, '41-2');
    await run('task.copyId', { node: { ...node, taskId: '41-2' }, parent: undefined });
    assert.equal(await vscode.env.clipboard.readText(), '41-2');
    const story = vscode.Uri.joinPath(uri, '../stories/9-2-find-a-title.md');
    await run('task.openStory', { node: { ...node, storyFile: story.toString() }, parent: undefined });
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), story.toString());
  });

  it('mend every finding of a rule, and only of that', async () => {
    const stale = TRACKER.map(line => line.replace('(1/2 tasks)', '(0/2 tasks)'));
    const uri = await closed('status', stale);
    const node = {
      id: `stale-count\n${uri}`,
      type: 'document',
      label: 'stale-count',
      hasChildren: false,
      fixable: 1,
      rule: 'stale-count',
      uri: uri.toString(),
    };
    await run('health.fixRule', {
      node,
      parent: {
        node: {
          id: 'stale-count',
          type: 'rule',
          label: 'stale-count',
          hasChildren: true,
          fixable: 1,
          rule: 'stale-count',
        },
        parent: undefined,
      },
    });
    await eventually('the count is right', async () => /\(1\/2 tasks\)/.exec(await text(uri)) ?? undefined);
    assert.equal(await text(uri), `${TRACKER.join('\n')}\n`);
  });

  it('collide with none of VS Code’s own keys', async () => {
    const uri = vscode.Uri.parse('vscode://defaultsettings/keybindings.json');
    const document = await vscode.workspace.openTextDocument(uri);
    const lines = document.getText().split('\n');
    const bound = lines.flatMap(line => {
      const { 1: key, 2: command } = /"key": "([^"]+)",.*"command": "([^"]+)"/.exec(line.replaceAll('\n', ' ')) ?? [];
      return key && command ? [{ key, command }] : [];
    });
    const own = bound.filter(({ command }) => command.startsWith('sprintmark.'));
    assert.ok(bound.length > 300, `${bound.length} default keys were read`);
    assert.ok(own.length > 5, `${own.length} keys are Sprintmark’s`);
    for (const { key } of own)
      assert.deepEqual(
        bound.filter(each => each.key === key && !each.command.startsWith('sprintmark.')).map(each => each.command),
        [],
        key,
      );
  });
});
