import {
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type InitializeParams,
} from 'vscode-languageserver';
import { format } from '../features/formatting';
import { fromLspRange } from '../features/lsp';
import { onType } from '../features/onType';
import type { Server } from '../handlers';
import { type Answers, askedOf } from './answers';

export const formattingAnswers: Answers = {
  capabilities: client => ({
    ...(!canRegister(client) && { documentFormattingProvider: true, documentRangeFormattingProvider: true }),
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
  }),
  listen(server) {
    const { connection, workspace } = server;
    const isOn = (): boolean => workspace.settings.format.enabled === true;
    connection.onDocumentFormatting(askedOf(server)([], (_, doc) => (isOn() ? format(doc) : [])));
    connection.onDocumentRangeFormatting(
      askedOf(server)([], (_, doc, { range }) => (isOn() ? format(doc, fromLspRange(doc.lines, range)) : [])),
    );
    connection.onDocumentOnTypeFormatting(
      askedOf(server)([], (project, doc, { position, ch }) => (ch === '\n' ? onType(project, doc, position) : [])),
    );
    if (canRegister(server.client)) registerWhile(server, isOn);
  },
};

const canRegister = ({ capabilities: { textDocument } }: InitializeParams): boolean =>
  Boolean(textDocument?.formatting?.dynamicRegistration && textDocument.rangeFormatting?.dynamicRegistration);

/**
 * Is a formatter only while the settings want one: an editor that knows two of them for Markdown asks which one to use,
 * and until it is told formats nothing on save.
 */
function registerWhile({ connection, workspace, stopped }: Server, isOn: () => boolean): void {
  let registered: readonly { dispose(): void }[] = [];
  const follow = async (): Promise<void> => {
    if (stopped.aborted || isOn() === registered.length > 0) return;
    for (const each of registered) each.dispose();
    registered = isOn() ? await registerBoth(connection) : [];
  };
  let last: Promise<void> = Promise.resolve();
  workspace.onChange(change => {
    if (change !== 'files') return;
    last = last.then(follow).catch(error => connection.console.warn(`No formatter: ${error}`));
  });
}

/** The client knows which documents are meant. */
const registerBoth = ({ client }: Server['connection']) =>
  Promise.all([
    client.register(DocumentFormattingRequest.type, { documentSelector: null }),
    client.register(DocumentRangeFormattingRequest.type, { documentSelector: null }),
  ]);
