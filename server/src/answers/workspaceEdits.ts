import type { ResponseError, WorkspaceEdit } from 'vscode-languageserver';
import { LSPErrorCodes } from 'vscode-languageserver';
import type { DocumentEdits } from '../features/edits';
import { toTextEdits } from '../features/lsp';
import type { Endpoint, Server } from '../handlers';

/** Edits to several documents as one step; each for the version that it was made for, where the client knows versions. */
export function workspaceEdit({ client, documents }: Server, all: readonly DocumentEdits[]): WorkspaceEdit {
  const changed = all.filter(({ edits }) => edits.length > 0);
  if (!client.capabilities.workspace?.workspaceEdit?.documentChanges)
    return { changes: Object.fromEntries(changed.map(({ doc, edits }) => [doc.uri, toTextEdits(doc.lines, edits)])) };
  return {
    documentChanges: changed.map(({ doc, edits }) => ({
      textDocument: { uri: doc.uri, version: documents.get(doc.uri)?.version ?? null },
      edits: toTextEdits(doc.lines, edits),
    })),
  };
}

/** An answer that says why there is none, which editors show to whoever asked. */
export const refusal = ({ ResponseError }: Endpoint, message: string): ResponseError<never> =>
  new ResponseError(LSPErrorCodes.RequestFailed, message);

export const canceled = ({ ResponseError }: Endpoint): ResponseError<never> =>
  new ResponseError(LSPErrorCodes.RequestCancelled, 'Canceled.');
