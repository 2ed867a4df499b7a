import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

/** Opens a document of the test workspace in the editor. */
export async function open(path: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the test workspace is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Throws away what a test has typed. */
export async function revertAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Asks again and again until there is an answer; `what` names what was waited for in vain. */
export async function eventually<T>(what: string, ask: () => T | undefined | PromiseLike<T | undefined>): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

export const findings = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Sprintmark');

export const ruleOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

/** The finding of `rule` on the first line that holds `text`. */
export function finding(document: vscode.TextDocument, rule: string, text: string): Promise<vscode.Diagnostic> {
  return eventually(`${rule} is reported on “${text}”`, () =>
    findings(document).find(each => ruleOf(each) === rule && lineOf(document, each).includes(text)),
  );
}

export async function noFinding(document: vscode.TextDocument, rule: string): Promise<void> {
  await eventually(
    `${rule} is no longer reported`,
    () => !findings(document).some(each => ruleOf(each) === rule) || undefined,
  );
}

export async function actions(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: string,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, kind, 20);
}

/** Applies what a code action proposes, as a click on it would. */
export async function apply(action: vscode.CodeAction | undefined): Promise<void> {
  assert.ok(action, 'the action is offered');
  assert.ok(action.edit, `“${action.title}” holds an edit`);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

const lineOf = (document: vscode.TextDocument, { range }: vscode.Diagnostic): string =>
  document.lineAt(range.start.line).text;
