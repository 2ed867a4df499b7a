import { commands, l10n, ProcessExecution, Task, tasks, Uri, type WorkspaceFolder, window, workspace } from 'vscode';
import { type SprintTests, TESTS } from '../../server/src/protocol';
import type { Supervisor } from './supervisor';

/** Runs the tests that a plan's `test_pattern` selects, as a task: a program with a list of arguments, and no shell. */
export async function runTests(supervisor: Supervisor, target: Uri | string | undefined): Promise<void> {
  const uri =
    typeof target === 'string'
      ? Uri.parse(target)
      : target instanceof Uri
        ? target
        : window.activeTextEditor?.document.uri;
  const folder = uri && workspace.getWorkspaceFolder(uri);
  if (!workspace.isTrusted) return askForTrust();
  if (!uri || folder?.uri.scheme !== 'file') {
    void window.showInformationMessage(l10n.t('Open a sprint plan of this workspace first, then run its tests.'));
    return;
  }
  const tests = await supervisor.request<SprintTests | null>(TESTS, { uri: uri.toString() });
  // The list of arguments would not keep a program from reading this as an option.
  if (!tests || tests.expression.startsWith('-')) {
    void window.showInformationMessage(l10n.t('This document names no tests in “test_pattern” that pytest could run.'));
    return;
  }
  await tasks.executeTask(taskFor(folder, tests.expression));
}

function taskFor(folder: WorkspaceFolder, expression: string): Task {
  const [program, args] = programFor(folder);
  const execution = new ProcessExecution(program, [...args, '-k', expression], { cwd: folder.uri.fsPath });
  const definition = { type: 'sprintmark', expression };
  const task = new Task(definition, folder, l10n.t('tests of {0}', expression), 'Sprintmark', execution, []);
  task.presentationOptions = { clear: true };
  return task;
}

/** What is no list of words is not run. */
function programFor(folder: WorkspaceFolder): [program: string, args: string[]] {
  const command = workspace.getConfiguration('sprintmark.tests', folder).get<unknown>('command');
  const words = Array.isArray(command) && command.every(word => typeof word === 'string') ? command : [];
  const [program, ...args] = words;
  return program ? [program, args] : ['pytest', []];
}

async function askForTrust(): Promise<void> {
  const manage = l10n.t('Manage Workspace Trust');
  const message = l10n.t('Tests run in trusted workspaces alone.');
  if ((await window.showWarningMessage(message, manage)) === manage)
    await commands.executeCommand('workbench.trust.manage');
}
