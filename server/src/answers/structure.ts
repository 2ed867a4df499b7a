import { documentLinks } from '../features/documentLinks';
import { documentSymbols, flatSymbols } from '../features/documentSymbols';
import { foldingRanges } from '../features/folding';
import { selectionRanges } from '../features/selectionRanges';
import { workspaceSymbols } from '../features/workspaceSymbols';
import { safelyOn } from '../handlers';
import { type Answers, askedOf } from './answers';

/** What stands where: symbols, what folds, what a selection grows to, and what leads to other documents. */
export const structureAnswers: Answers = {
  capabilities: {
    // An editor shows it beside the outlines of others.
    documentSymbolProvider: { label: 'Sprintmark' },
    ...{ workspaceSymbolProvider: true, foldingRangeProvider: true, selectionRangeProvider: true },
    documentLinkProvider: {},
  },
  listen(server) {
    const { connection, workspace, client } = server;
    const { documentSymbol, foldingRange } = client.capabilities.textDocument ?? {};
    const symbols = documentSymbol?.hierarchicalDocumentSymbolSupport ? documentSymbols : flatSymbols;
    connection.onDocumentSymbol(askedOf(server)(null, (_, doc) => symbols(doc)));
    connection.onWorkspaceSymbol(
      safelyOn(connection)([], ({ query }) => workspace.loaded.then(() => workspaceSymbols(workspace.project, query))),
    );
    connection.onFoldingRanges(askedOf(server)([], (_, doc) => foldingRanges(doc).slice(0, foldingRange?.rangeLimit)));
    connection.onSelectionRanges(
      askedOf(server)(null, (_, doc, { positions }) => selectionRanges(doc, positions) ?? null),
    );
    connection.onDocumentLinks(askedOf(server)([], (project, doc) => documentLinks(project, doc)));
  },
};
