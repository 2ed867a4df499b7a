import type { InitializeParams, Range, SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { fromLspRange } from '../features/lsp';
import { semanticTokens } from '../features/semanticTokens';
import { legendFor } from '../features/tokens/legend';
import type { Server } from '../handlers';
import type { SprintDoc } from '../model/sprint';
import { type Answers, askedOf } from './answers';
import { refreshOnChange } from './refresh';
import { SentTokens } from './sentTokens';

export const semanticTokenAnswers: Answers = {
  capabilities: client => ({
    semanticTokensProvider: { legend: legendFor(knowledgeOf(client)), full: { delta: true }, range: true },
  }),
  listen(server) {
    const { semanticTokens: requests } = server.connection.languages;
    const sent = new SentTokens();
    const asked = askedOf(server);
    const none: SemanticTokens | SemanticTokensDelta = { data: [] };
    requests.on(asked({ data: [] }, (_, doc) => sent.all(doc.uri, tokensOf(server, doc))));
    requests.onDelta(
      asked(none, (_, doc, { previousResultId }) => sent.changes(doc.uri, tokensOf(server, doc), previousResultId)),
    );
    requests.onRange(asked({ data: [] }, (_, doc, { range }) => ({ data: tokensOf(server, doc, range) })));
    server.documents.onDidClose(({ document }) => sent.forget(document.uri));
    if (server.client.capabilities.workspace?.semanticTokens?.refreshSupport)
      refreshOnChange(server, () => requests.refresh());
  },
};

/** VS Code has our types from the extension, which says so; any other editor has colors for LSP's own. */
function knowledgeOf({ initializationOptions }: InitializeParams): { readonly knowsTypes: boolean } {
  const { knowsTokenTypes } = (initializationOptions ?? {}) as { readonly knowsTokenTypes?: unknown };
  return { knowsTypes: knowsTokenTypes === true };
}

/** The diagnostics are those that the client is told, so a claim looks wrong where a problem is shown, and nowhere else. */
function tokensOf({ workspace, reports }: Server, doc: SprintDoc, range?: Range): number[] {
  const findings = reports
    .of(doc.uri)
    .items.map(({ code, range: found }) => ({ rule: String(code), range: fromLspRange(doc.lines, found) }));
  return semanticTokens(workspace.project, doc, { findings, ...(range && { range: fromLspRange(doc.lines, range) }) });
}
