import { createRequire } from 'node:module';

// The package's exports name no ES module.
const require = createRequire(import.meta.url);
const {
  createConnection,
  ProposedFeatures,
  TextDocuments,
  TextDocumentSyncKind,
} = require('vscode-languageserver/node');
const { TextDocument } = require('vscode-languageserver-textdocument');

/** A language server that knows the open documents and finds nothing: what the protocol itself costs. */
const connection = createConnection(ProposedFeatures.all);
new TextDocuments(TextDocument).listen(connection);
connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));
connection.languages.diagnostics.on(async () => ({ kind: 'full', items: [] }));
connection.listen();
