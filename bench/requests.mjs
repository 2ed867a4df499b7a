/**
 * Every request that a server may announce: its capability, its method, and what it is asked with. `at` is a place of the
 * document, `uri` the document; where one request answers about what another has found, `first` tells which.
 */
const document = ({ uri }) => ({ textDocument: { uri } });
const position = ({ uri, at }) => ({ textDocument: { uri }, position: at });
const range = ({ uri, at }) => ({ textDocument: { uri }, range: { start: at, end: at } });
const screen = ({ uri, at }) => ({
  textDocument: { uri },
  range: { start: { line: Math.max(0, at.line - 25), character: 0 }, end: { line: at.line + 25, character: 0 } },
});
const options = { tabSize: 2, insertSpaces: true };

const REQUESTS = [
  ['hoverProvider', 'textDocument/hover', position],
  ['completionProvider', 'textDocument/completion', position],
  ['completionProvider.resolveProvider', 'completionItem/resolve', null, { first: 'textDocument/completion' }],
  ['signatureHelpProvider', 'textDocument/signatureHelp', position],
  ['declarationProvider', 'textDocument/declaration', position],
  ['definitionProvider', 'textDocument/definition', position],
  ['typeDefinitionProvider', 'textDocument/typeDefinition', position],
  ['implementationProvider', 'textDocument/implementation', position],
  ['referencesProvider', 'textDocument/references', of => ({ ...position(of), context: { includeDeclaration: true } })],
  ['documentHighlightProvider', 'textDocument/documentHighlight', position],
  ['renameProvider.prepareProvider', 'textDocument/prepareRename', position, { on: 'id' }],
  ['renameProvider', 'textDocument/rename', of => ({ ...position(of), newName: 'HB-99999' }), { on: 'id' }],
  ['callHierarchyProvider', 'textDocument/prepareCallHierarchy', position],
  ['callHierarchyProvider', 'callHierarchy/incomingCalls', null, { first: 'textDocument/prepareCallHierarchy' }],
  ['callHierarchyProvider', 'callHierarchy/outgoingCalls', null, { first: 'textDocument/prepareCallHierarchy' }],
  ['documentSymbolProvider', 'textDocument/documentSymbol', document],
  ['workspaceSymbolProvider', 'workspace/symbol', () => ({ query: 'HB-1' })],
  ['foldingRangeProvider', 'textDocument/foldingRange', document],
  [
    'selectionRangeProvider',
    'textDocument/selectionRange',
    ({ uri, at }) => ({ textDocument: { uri }, positions: [at] }),
  ],
  ['documentLinkProvider', 'textDocument/documentLink', document],
  ['documentLinkProvider.resolveProvider', 'documentLink/resolve', null, { first: 'textDocument/documentLink' }],
  ['codeActionProvider', 'textDocument/codeAction', of => ({ ...range(of), context: { diagnostics: [] } })],
  ['codeActionProvider.resolveProvider', 'codeAction/resolve', null, { first: 'textDocument/codeAction' }],
  ['codeLensProvider', 'textDocument/codeLens', document],
  ['codeLensProvider.resolveProvider', 'codeLens/resolve', null, { first: 'textDocument/codeLens' }],
  ['inlayHintProvider', 'textDocument/inlayHint', screen],
  ['inlayHintProvider.resolveProvider', 'inlayHint/resolve', null, { first: 'textDocument/inlayHint' }],
  ['semanticTokensProvider.full', 'textDocument/semanticTokens/full', document],
  [
    ...['semanticTokensProvider.full.delta', 'textDocument/semanticTokens/full/delta'],
    of => ({ ...document(of), previousResultId: of.before?.resultId ?? '' }),
  ],
  ['semanticTokensProvider.range', 'textDocument/semanticTokens/range', screen],
  ['documentFormattingProvider', 'textDocument/formatting', of => ({ ...document(of), options })],
  ['documentRangeFormattingProvider', 'textDocument/rangeFormatting', of => ({ ...screen(of), options })],
  ['documentOnTypeFormattingProvider', 'textDocument/onTypeFormatting', of => ({ ...position(of), ch: '\n', options })],
  ['linkedEditingRangeProvider', 'textDocument/linkedEditingRange', position],
  ['colorProvider', 'textDocument/documentColor', document],
  [
    ...['workspace.fileOperations.willRename', 'workspace/willRenameFiles'],
    ({ uri }) => ({ files: [{ oldUri: uri, newUri: uri.replace(/\.md$/, '-2.md') }] }),
  ],
  ['diagnosticProvider', 'textDocument/diagnostic', document],
];

/** What methods of its own are asked with, where that is more than a document's URI. */
const OWN_PARAMS = {
  'sprintmark/taskAt': ({ uri, at }) => ({ uri, position: at }),
  'sprintmark/tree': () => ({ view: 'sprints', parents: [{ id: null }] }),
};

/** The requests that a server answers; `more` are methods of its own. */
export const requestsOf = (capabilities, more = []) => [
  ...REQUESTS.filter(([capability]) => valueAt(capabilities, capability)).map(
    ([, method, params, { first, on } = {}]) => ({ method, first, on, params: params ?? paramsOfItem(method) }),
  ),
  ...more.map(method => ({ method, params: OWN_PARAMS[method] ?? (({ uri }) => ({ uri })) })),
];

const valueAt = (value, path) => path.split('.').reduce((found, key) => found?.[key], value);

const paramsOfItem = method => (method.startsWith('callHierarchy/') ? ({ item }) => ({ item }) : ({ item }) => item);

/** What VS Code says that it can do, as far as it changes what a server answers. */
export const KNOWS_MUCH = {
  textDocument: {
    ...{ diagnostic: {}, hover: { contentFormat: ['markdown'] }, definition: { linkSupport: true } },
    completion: {
      completionItem: { snippetSupport: true, documentationFormat: ['markdown'], labelDetailsSupport: true },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } },
      ...{
        isPreferredSupport: true,
        disabledSupport: true,
        dataSupport: true,
        resolveSupport: { properties: ['edit'] },
      },
    },
    ...{ rename: { prepareSupport: true }, foldingRange: {}, selectionRange: {}, callHierarchy: {}, inlayHint: {} },
    ...{ documentLink: {}, codeLens: {}, onTypeFormatting: {}, rangeFormatting: {}, formatting: {} },
    semanticTokens: {
      requests: { range: true, full: { delta: true } },
      tokenTypes: [],
      tokenModifiers: [],
      formats: [],
    },
  },
  workspace: {
    ...{ workspaceFolders: true, applyEdit: true, fileOperations: { willRename: true } },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
  },
};
