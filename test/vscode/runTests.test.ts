import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { eventually, open, revertAll } from './editor';

const PLAN = 'docs/sprints/sprint_9_plan.md';

describe('A sprint’s tests in the editor', () => {
  const settings = () => vscode.workspace.getConfiguration('sprintmark.tests');
  afterEach(async () => {
    await settings().update('command', undefined, vscode.ConfigurationTarget.Global);
    await revertAll();
  });

  it('run as a process with a list of arguments', async () => {
    await settings().update('command', ['echo', 'tests'], vscode.ConfigurationTarget.Global);
    await open(PLAN);
    const ended = new Promise<vscode.TaskProcessEndEvent>(resolve => {
      const listener = vscode.tasks.onDidEndTaskProcess(event => {
        listener.dispose();
        resolve(event);
      });
    });
    // The server may still be reading the workspace.
    await eventually('the tests run', async () => {
      await vscode.commands.executeCommand('sprintmark.runTests');
      return vscode.tasks.taskExecutions.length > 0 || undefined;
    });
    const { execution, exitCode } = await ended;
    const run = execution.task.execution;
    assert.ok(run instanceof vscode.ProcessExecution);
    assert.deepEqual([run.process, ...run.args], ['echo', 'tests', '-k', 'search or index']);
    assert.equal(exitCode, 0);
  });

  it('do not run where a document names none', async () => {
    await open('docs/sprints/tracker.md');
    void vscode.commands.executeCommand('sprintmark.runTests');
    await vscode.commands.executeCommand('sprintmark.explain');
    assert.deepEqual(
      vscode.tasks.taskExecutions.filter(({ task }) => task.source === 'Sprintmark'),
      [],
    );
  });
});
