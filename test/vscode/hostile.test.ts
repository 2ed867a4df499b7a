import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { removeWritten, write } from './editor';

const LINES = [
  '# Sprint 43 Work Queue',
  '',
  '| Status | Story | Title | Depends On |',
  '|--------|-------|-------|------------|',
  '| [BLOCKED] | 43-1 | Wash the dishes | — |',
];
const PATH = 'docs/sprints/sprint_43_queue.md';
const TRAP = 'sprintmarkTest.trap';

const POSITION = { line: 4, character: 14 };
const RANGE = { start: POSITION, end: POSITION };
const WRONG = [null, 0, '', 'x', [], {}, { node: null }, { node: { id: 1 } }, { node: { id: 'x', range: {} } }];
const URIS = ['', '%zz', `command:${TRAP}`, 'javascript:alert(1)', 'file:///nowhere/sprint_1.md', 'sprintmark-node:/a'];
const RANGES = [{ start: {}, end: {} }, { start: { line: -1, character: 1e99 } }, null, 7];

const element = (uri: unknown, more: object = {}) => ({
  node: { id: 'x', type: 'task', label: '43-1 Wash the dishes', hasChildren: false, uri, range: RANGE, ...more },
  parent: undefined,
});

const VERBS = ['claim', 'start', 'done', 'block', 'unblock', 'check', 'uncheck', 'moveUp', 'moveDown', 'moveTo'];
const COMMANDS = [
  ...[...VERBS, 'openStory', 'copyId', 'goToDependencies'].map(name => `sprintmark.task.${name}`),
  ...['sprintmark.openNode', 'sprintmark.explain', 'sprintmark.runTests', 'sprintmark.health.createFile'],
];

describe('Commands that anybody can call', () => {
  let trapped = 0;
  let trap: vscode.Disposable;
  before(() => {
    trap = vscode.commands.registerCommand(TRAP, () => {
      trapped++;
    });
  });
  after(() => trap.dispose());
  afterEach(removeWritten);

  it('neither fail nor do anything for what is no node', async () => {
    const { uri } = await write(PATH, LINES);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const before = await readFile(uri.fsPath, 'utf8');
    const forged = [
      ...WRONG,
      ...URIS.map(each => element(each, { storyFile: each, taskId: {}, rule: 'missing-review' })),
      ...RANGES.map(range => element(uri.toString(), { range, storyFile: 7 })),
      element(uri, { verbs: 7, parent: 7 }),
    ];
    for (const command of COMMANDS)
      for (const each of forged) await vscode.commands.executeCommand(command, each, [each]);
    assert.equal(trapped, 0);
    assert.equal(await readFile(uri.fsPath, 'utf8'), before);
  });

  it('bring no file back that is gone, and change nothing in one that has become another', async () => {
    const { uri } = await write(PATH, LINES);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const conflict = ['<<<<<<< ours', ...LINES, '=======', ...LINES.map(line => line.replace('43-1', '43-2'))];
    for (const text of ['# Notes\n', '', conflict.join('\n')]) {
      await writeFile(uri.fsPath, text);
      await vscode.commands.executeCommand('sprintmark.task.unblock', element(uri.toString()));
      assert.equal(await readFile(uri.fsPath, 'utf8'), text);
    }
    await rm(uri.fsPath);
    for (const command of ['sprintmark.task.unblock', 'sprintmark.task.moveUp', 'sprintmark.openNode'])
      await vscode.commands.executeCommand(command, element(uri.toString()));
    assert.equal(existsSync(uri.fsPath), false);
    await writeFile(uri.fsPath, LINES.join('\n'));
  });
});
