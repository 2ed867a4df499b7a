import type { CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { decoded, uriOf } from '../../model/links/paths';
import type { Edit, Facts } from '../../model/sprint';
import type { Project } from '../../project';
import { toTextEdits } from '../lsp';

/** A file with its text. */
interface WrittenFile {
  /** Relative to the workspace folder. */
  readonly path: string;
  readonly text: string;
}

/** What is edited, and a file that is made beside it: one step to undo. */
export function editWithFile(doc: Facts, edits: readonly Edit[], { path, text }: WrittenFile): WorkspaceEdit {
  return {
    documentChanges: [
      ...creationOf(uriOf(doc, path), text),
      { textDocument: { uri: doc.uri, version: null }, edits: toTextEdits(doc.lines, edits) },
    ],
  };
}

/** Without `overwrite` and `ignoreIfExists`, the editor refuses the whole edit where there is such a file already. */
export function creationOf(uri: string, text: string): (CreateFile | TextDocumentEdit)[] {
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
  ];
}

/** Whether nothing stands at a path, as far as anybody has looked. */
export function isFree(doc: Facts, path: string, { files, documentsByUri }: Project): boolean {
  const uri = uriOf(doc, path);
  return files.has(uri) !== true && !documentsByUri.has(decoded(uri));
}
