import type {
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { debounce } from './debounce';
import { type Server, safelyOn } from './handlers';
import type { Cancellation } from './host';
import type { Report } from './reports';

/** Diagnostics on request, as LSP 3.17 has it, and by notification to a client that cannot ask. */
export function serveDiagnostics(server: Server): void {
  const { connection, client } = server;
  const safely = safelyOn(connection);
  const none: DocumentDiagnosticReport = { kind: 'full', items: [] };
  connection.languages.diagnostics.on(safely(none, params => answerDocument(server, params)));
  connection.languages.diagnostics.onWorkspace((params, token) =>
    safely({ items: [] }, () => answerWorkspace(server, params, token))(params),
  );
  if (!client.capabilities.textDocument?.diagnostic) push(server);
  else if (client.capabilities.workspace?.diagnostics?.refreshSupport) refresh(server);
}

async function answerDocument(
  { workspace, reports }: Server,
  { textDocument, previousResultId }: DocumentDiagnosticParams,
): Promise<DocumentDiagnosticReport> {
  await workspace.loaded;
  const { resultId, items } = reports.of(textDocument.uri);
  return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
}

async function answerWorkspace(
  { workspace, reports, documents }: Server,
  { previousResultIds }: WorkspaceDiagnosticParams,
  token: Cancellation,
): Promise<WorkspaceDiagnosticReport> {
  await workspace.loaded;
  const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
  const current = await reports.all(token);
  if (!current) return { items: [] };
  const known = new Set(current.map(({ uri }) => uri));
  const gone = previousResultIds.filter(({ uri }) => !known.has(uri)).map(({ uri }) => reports.of(uri));
  return {
    items: [...current, ...gone].map(({ uri, resultId, items }): WorkspaceDocumentDiagnosticReport => {
      const version = documents.get(uri)?.version ?? null;
      return before.get(uri) === resultId
        ? { kind: 'unchanged', uri, version, resultId }
        : { kind: 'full', uri, version, resultId, items };
    }),
  };
}

/** A client asks again by itself where it changed a text, but not where a file or a setting has changed. */
function refresh({ connection, workspace, stopped }: Server): void {
  const ask = debounce(100, stopped, () => {
    connection.languages.diagnostics.refresh().catch(error => connection.console.warn(`No refresh: ${error}`));
  });
  workspace.onChange(change => change === 'files' && ask());
}

/** Sends the reports that differ from what was sent last, and empty ones for documents that are gone. */
function push({ connection, workspace, reports, stopped }: Server): void {
  const sent = new Map<string, string>();
  const send = ({ uri, resultId, items }: Report) => {
    if (sent.get(uri) === resultId) return;
    sent.set(uri, resultId);
    return connection.sendDiagnostics({ uri, diagnostics: items });
  };
  let running = { isCancellationRequested: false };
  const later = debounce(50, stopped, () => {
    const token = { isCancellationRequested: false };
    running.isCancellationRequested = true;
    running = token;
    pushAll(token).catch(error => connection.console.error(`Diagnostics were not sent: ${error}`));
  });
  const pushAll = async (token: Cancellation) => {
    await workspace.loaded;
    const current = await reports.all(token);
    if (!current || stopped.aborted) return;
    const known = new Set(current.map(({ uri }) => uri));
    const gone = [...sent.keys()].filter(uri => !known.has(uri)).map(uri => reports.of(uri));
    for (const report of [...current, ...gone]) await send(report);
  };
  workspace.onChange(later);
}
