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

/** Opens a new document of the test workspace; `removeWritten` takes it away again. */
export async function write(path: string, lines: readonly string[]): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the test workspace is open');
  const uri = vscode.Uri.joinPath(folder.uri, path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${lines.join('\n')}\n`));
  written.push(uri);
  return open(path);
}

const written: vscode.Uri[] = [];

export async function removeWritten(): Promise<void> {
  await revertAll();
  for (const uri of written.splice(0)) await vscode.workspace.fs.delete(uri, { recursive: true });
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
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await Promise.resolve(ask()).catch(unlessCanceled);
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** A request that was overtaken by a change is asked again. */
function unlessCanceled(error: unknown): undefined {
  if (!(error instanceof Error && error.name === 'Canceled')) throw error;
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

/** What is offered with the cursor on `text`. */
export function offered(document: vscode.TextDocument, text: string, title: RegExp): Promise<vscode.CodeAction> {
  const at = document.positionAt(document.getText().indexOf(text) + 1);
  return eventually(`“${title.source}” is offered`, async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
      undefined,
      50,
    );
    return found.find(each => title.test(each.title) && each.edit);
  });
}

/** Applies what a code action proposes, as a click on it would. */
export async function apply(action: vscode.CodeAction | undefined): Promise<void> {
  assert.ok(action, 'the action is offered');
  assert.ok(action.edit, `“${action.title}” holds an edit`);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

const lineOf = (document: vscode.TextDocument, { range }: vscode.Diagnostic): string =>
  document.lineAt(range.start.line).text;
