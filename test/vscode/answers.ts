import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { eventually } from './editor';

/** Asks a provider as the editor does, until it has an answer: the server may still be reading the workspace. */
export function provided<T>(name: string, ...params: readonly unknown[]): Promise<T[]> {
  return eventually(`vscode.${name} answers`, async () => {
    const answer = await vscode.commands.executeCommand<T[] | undefined>(`vscode.${name}`, ...params);
    return answer?.length ? answer : undefined;
  });
}

/** The position of the first `text`, `after` characters on; after the first `behind` where that is given. */
export function positionOf(document: vscode.TextDocument, text: string, after = 0, behind = ''): vscode.Position {
  const whole = document.getText();
  const from = behind ? whole.indexOf(behind) : 0;
  const index = whole.indexOf(text, from);
  assert.ok(from >= 0 && index >= 0, `“${text}” stands in ${document.uri.path}`);
  return document.positionAt(index + after);
}

/** Types into a document as one edit, without the editor's help. */
export async function insert(document: vscode.TextDocument, position: vscode.Position, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, position, text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

export const lineOf = (document: vscode.TextDocument, text: string): string => {
  const { line } = positionOf(document, text);
  return document.lineAt(line).text;
};

export const textOf = (content: vscode.MarkedString | vscode.MarkdownString | string): string =>
  typeof content === 'string' ? content : content.value;
