import {
  type CodeActionParams,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../../package.json';
import { CODE_ACTION_KINDS, codeActions } from './features/codeActions';
import { explain } from './features/explain';
import { hover } from './features/hover';
import { fromLspRange } from './features/lsp';
import { outline } from './features/outline';
import { type Server, safelyOn } from './handlers';
import type { Host } from './host';
import type { SprintDoc } from './model/sprint';
import type { Project } from './project';
import { EXPLAIN, OUTLINE } from './protocol';
import { type ReportOptions, Reports } from './reports';
import { RULES } from './rules/index';
import { serveDiagnostics } from './serveDiagnostics';
import { startSession } from './session';
import { Workspace } from './workspace';

/**
 * Answers a client about the files of a host, which may be made once the client has told about itself. `reference` is the
 * URI of docs/rules.md for a client that names none. The caller makes the connection and listens.
 */
export function createServer(
  connection: Connection,
  hostFor: Host | ((params: InitializeParams) => Host),
  reference?: string,
): void {
  connection.onInitialize(params => {
    const workspace = new Workspace(
      typeof hostFor === 'function' ? hostFor(params) : hostFor,
      RULES.map(rule => rule.id),
    );
    const documents = new TextDocuments(TextDocument);
    const stop = new AbortController();
    connection.onShutdown(() => stop.abort());
    const server: Server = {
      ...{ connection, workspace, documents, reports: new Reports(workspace, { reference, ...optionsOf(params) }) },
      ...{ client: params, stopped: stop.signal },
    };
    serveFeatures(server);
    serveDiagnostics(server);
    startSession(server);
    return SERVER;
  });
}

/** VS Code has the schema of `.sprintmark.json` and the rule reference from the extension, and says so. */
function optionsOf({ initializationOptions }: InitializeParams): ReportOptions {
  const { knowsSchema, reference } = (initializationOptions ?? {}) as { knowsSchema?: unknown; reference?: unknown };
  return { knowsSchema: knowsSchema === true, ...(typeof reference === 'string' && { reference }) };
}

const SERVER: InitializeResult = {
  serverInfo: { name: 'Sprintmark', version },
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS },
    diagnosticProvider: { identifier: 'sprintmark', interFileDependencies: true, workspaceDiagnostics: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
};

function serveFeatures({ connection, workspace }: Server): void {
  const safely = safelyOn(connection);
  const on = <P extends OfDocument, R>(empty: R, answer: (project: Project, doc: SprintDoc, params: P) => R) =>
    safely(empty, async (params: P) => {
      await workspace.loaded;
      const doc = await workspace.read(uriOf(params));
      return doc ? answer(workspace.project, doc, params) : empty;
    });
  connection.onHover(on(null, (project, doc, { position }) => hover(project, doc, position) ?? null));
  connection.onCodeAction(on([], (_, doc, params) => codeActions(doc, workspace.context(doc), requestOf(doc, params))));
  connection.onRequest(
    EXPLAIN,
    on(null, (_, doc) => explain(doc)),
  );
  connection.onRequest(
    OUTLINE,
    safely([], async () => workspace.loaded.then(() => outline(workspace.project))),
  );
}

type OfDocument = { readonly textDocument: { readonly uri: string } } | { readonly uri: string };

const uriOf = (params: OfDocument): string => ('textDocument' in params ? params.textDocument.uri : params.uri);
const requestOf = (doc: SprintDoc, { range, context }: CodeActionParams) => ({
  range: fromLspRange(doc.lines, range),
  only: context.only,
});
