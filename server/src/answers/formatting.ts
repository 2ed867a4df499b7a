import { format } from '../features/formatting';
import { fromLspRange } from '../features/lsp';
import { onType } from '../features/onType';
import { type Answers, askedOf } from './answers';

export const formattingAnswers: Answers = {
  capabilities: {
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
  },
  listen(server) {
    const { connection } = server;
    connection.onDocumentFormatting(askedOf(server)([], (_, doc) => format(doc)));
    connection.onDocumentRangeFormatting(
      askedOf(server)([], (_, doc, { range }) => format(doc, fromLspRange(doc.lines, range))),
    );
    connection.onDocumentOnTypeFormatting(
      askedOf(server)([], (project, doc, { position, ch }) => (ch === '\n' ? onType(project, doc, position) : [])),
    );
  },
};
