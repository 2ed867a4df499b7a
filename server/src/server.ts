import {
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../../package.json';
import { ANSWERS } from './answers/index';
import type { Endpoint, Server } from './handlers';
import type { Host } from './host';
import { type ReportOptions, Reports } from './reports';
import { RULES } from './rules/index';
import { serveDiagnostics } from './serveDiagnostics';
import { startSession } from './session';
import { onlyTrusted, Trust } from './trust';
import { Workspace } from './workspace';

/**
 * Answers a client about the files of a host, which may be made once the client has told about itself. `reference` is the
 * URI of docs/rules.md for a client that names none. The caller makes the connection and listens.
 */
export function createServer(
  { connection, ResponseError }: Endpoint,
  hostFor: Host | ((params: InitializeParams) => Host),
  reference?: string,
): void {
  connection.onInitialize(params => {
    const trust = new Trust(params);
    const workspace = new Workspace(
      onlyTrusted(typeof hostFor === 'function' ? hostFor(params) : hostFor, trust),
      RULES.map(rule => rule.id),
    );
    const documents = new TextDocuments(TextDocument);
    const stop = new AbortController();
    connection.onShutdown(() => stop.abort());
    const server: Server = {
      ...{
        connection,
        ResponseError,
        workspace,
        documents,
        reports: new Reports(workspace, { reference, ...optionsOf(params) }),
      },
      ...{ client: params, trust, stopped: stop.signal },
    };
    for (const answers of ANSWERS) answers.listen(server);
    serveDiagnostics(server);
    startSession(server);
    return describeServer(params);
  });
}

/** VS Code has the schema of `.sprintmark.json` and the rule reference from the extension, and says so. */
function optionsOf({ initializationOptions }: InitializeParams): ReportOptions {
  const { knowsSchema, reference } = (initializationOptions ?? {}) as { knowsSchema?: unknown; reference?: unknown };
  return { knowsSchema: knowsSchema === true, ...(typeof reference === 'string' && { reference }) };
}

function describeServer(client: InitializeParams): InitializeResult {
  const offered: ServerCapabilities = Object.assign(
    {},
    ...ANSWERS.map(({ capabilities }) => (typeof capabilities === 'function' ? capabilities(client) : capabilities)),
  );
  return {
    serverInfo: { name: 'Sprintmark', version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      ...offered,
      diagnosticProvider: { identifier: 'sprintmark', interFileDependencies: true, workspaceDiagnostics: true },
      workspace: { ...offered.workspace, workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}
