import type { WorkspaceEdit } from 'vscode-languageserver';
import { decoded, uriOf } from '../../model/links/paths';
import type { Edit, Facts, NewFile } from '../../model/sprint';
import type { Project } from '../../project';
import { toTextEdits } from '../lsp';

/** What is edited, and a file that is made beside it: one step to undo. The editor refuses it where there is such a file. */
export function editWithFile(doc: Facts, edits: readonly Edit[], { path, text }: NewFile): WorkspaceEdit {
  const uri = uriOf(doc, path);
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
      { textDocument: { uri: doc.uri, version: null }, edits: toTextEdits(doc.lines, edits) },
    ],
  };
}

/** Whether nothing stands at a path, as far as anybody has looked. */
export function isFree(doc: Facts, path: string, { files, documentsByUri }: Project): boolean {
  const uri = uriOf(doc, path);
  return files.has(uri) !== true && !documentsByUri.has(decoded(uri));
}
