import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { positionOf, provided } from './answers';
import { eventually, open, revertAll } from './editor';

const QUEUE = 'docs/sprints/sprint_9_queue.md';
const STORY = 'docs/sprints/stories/9-2-find-a-title.md';

describe('Ids in the editor', () => {
  afterEach(revertAll);

  it('go to the task', async () => {
    const queue = await open(QUEUE);
    const found = await provided<vscode.Location | vscode.LocationLink>(
      'executeDefinitionProvider',
      queue.uri,
      positionOf(queue, '9-2', 1, 'Rank what was found'),
    );
    const places = found.map(each => ('targetUri' in each ? each.targetUri : each.uri).path);
    assert.ok(
      places.some(path => path.endsWith(QUEUE) || path.endsWith(STORY)),
      places.join(),
    );
  });

  it('are found wherever they stand', async () => {
    const queue = await open(QUEUE);
    const position = positionOf(queue, '9-2', 1);
    const found = await provided<vscode.Location>('executeReferenceProvider', queue.uri, position);
    assert.ok(found.some(({ uri }) => uri.path.endsWith(STORY)));
    assert.ok(found.filter(({ uri }) => uri.path.endsWith(QUEUE)).length >= 3);
    const here = await provided<vscode.DocumentHighlight>('executeDocumentHighlights', queue.uri, position);
    assert.ok(here.length >= 3);
  });

  it('are renamed in every document', async () => {
    const queue = await open(QUEUE);
    const story = await vscode.workspace.openTextDocument(
      vscode.Uri.joinPath(queue.uri, '../stories/9-2-find-a-title.md'),
    );
    const edit = await eventually('the id is renamed', () =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        queue.uri,
        positionOf(queue, '9-2', 1),
        '9-7',
      ),
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(queue.getText(), /\| 9-7 \| Find a title/);
    assert.match(queue.getText(), /Rank what was found \| 9-7 \|/);
    assert.match(queue.getText(), /once 9-7 is reviewed/);
    assert.match(queue.getText(), /stories\/9-2-find-a-title\.md/, 'the file keeps its name');
    assert.match(story.getText(), /^# Story 9-7: Find/);
  });

  it('are not renamed to one that is taken', async () => {
    const queue = await open(QUEUE);
    const position = positionOf(queue, '9-2', 1);
    await assert.rejects(
      async () => vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', queue.uri, position, '9-3'),
      /9-3 is already the id of “Rank what was found”/,
    );
  });

  it('have a tree of what they need and of what waits for them', async () => {
    const queue = await open(QUEUE);
    const [item] = await provided<vscode.CallHierarchyItem>(
      'prepareCallHierarchy',
      queue.uri,
      positionOf(queue, '9-2', 1),
    );
    assert.ok(item);
    const needs = await provided<vscode.CallHierarchyOutgoingCall>('provideOutgoingCalls', item);
    const waiting = await provided<vscode.CallHierarchyIncomingCall>('provideIncomingCalls', item);
    assert.match(needs.map(({ to }) => to.name).join(), /9-1/);
    assert.match(waiting.map(({ from }) => from.name).join(), /9-3/);
  });

  it('are followed when a story file gets another name', async () => {
    const queue = await open(QUEUE);
    const from = vscode.Uri.joinPath(queue.uri, '../stories/9-1-index-the-titles.md');
    const to = vscode.Uri.joinPath(queue.uri, '../stories/9-1-index.md');
    await rename(from, to);
    await eventually(
      'the cell names the new file',
      () => queue.getText().includes('`stories/9-1-index.md`') || undefined,
    );
    await rename(to, from);
    await eventually('and the old one again', () => queue.getText().includes('9-1-index-the-titles.md') || undefined);
    await queue.save();
  });
});

async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}
