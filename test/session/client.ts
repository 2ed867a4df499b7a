import { strict as assert } from 'node:assert';
import type { Readable, Writable } from 'node:stream';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  UnregistrationRequest,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CHANGED, TREE, type TreeBranch, type TreeOptions } from '../../server/src/protocol';

/** What an editor such as VS Code can do. */
export const MODERN: ClientCapabilities = {
  textDocument: { diagnostic: { dynamicRegistration: true } },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
  },
  window: { workDoneProgress: true },
};

/** One that changes several documents at once, and makes files. */
export const EDITING: ClientCapabilities = {
  ...MODERN,
  workspace: {
    ...MODERN.workspace,
    applyEdit: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
};

const FORMATTING = { tabSize: 2, insertSpaces: true };

type Published = { readonly uri: string; readonly diagnostics: Diagnostic[] };

/** An editor without a screen: it speaks LSP over two streams and remembers what it was told. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly log: string[] = [];
  readonly registered: string[] = [];
  /** By the registration's id: globs of the files whose changes the server wants to hear of. */
  readonly watched = new Map<string, readonly string[]>();
  readonly #documents = new Map<string, TextDocument>();
  readonly #waiting = new Set<() => void>();
  readonly #published: Published[] = [];
  settings: unknown = null;
  refreshes = 0;
  changes = 0;

  constructor(input: Readable, output: Writable) {
    this.connection = createProtocolConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
    const heard = () => {
      for (const look of this.#waiting) look();
    };
    this.connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.log.push(message);
      heard();
    });
    this.connection.onNotification(PublishDiagnosticsNotification.type, params => {
      this.#published.push(params);
      heard();
    });
    this.connection.onNotification(CHANGED, () => {
      this.changes++;
      heard();
    });
    this.connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes++;
      heard();
    });
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.settings));
    this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registered.push(...registrations.map(({ method }) => method));
      for (const { id, registerOptions } of registrations)
        if (registerOptions?.watchers)
          this.watched.set(
            id,
            registerOptions.watchers.map(({ globPattern }: { globPattern: string }) => globPattern),
          );
      heard();
    });
    this.connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
      for (const { id, method } of unregisterations) {
        this.registered.splice(this.registered.indexOf(method), 1);
        this.watched.delete(id);
      }
      heard();
      heard();
    });
    this.connection.onRequest(WorkDoneProgressCreateRequest.type, () => {});
    this.connection.listen();
  }

  async start(
    folder: string | null,
    capabilities = MODERN,
    initializationOptions?: unknown,
  ): Promise<InitializeResult> {
    const workspaceFolders = folder === null ? null : [{ uri: folder, name: 'test' }];
    const params = { processId: null, rootUri: folder, workspaceFolders, capabilities, initializationOptions };
    const result = await this.connection.sendRequest(InitializeRequest.type, params);
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  /** Resolves as soon as `holds` does; asks again whenever the server has said something. */
  async until(holds: () => boolean): Promise<void> {
    if (holds()) return;
    await new Promise<void>(resolve => {
      const look = () => {
        if (!holds()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }

  /** The codes last published for a document, once they are those. */
  async published(uri: string, codes: readonly string[]): Promise<void> {
    const last = () => this.#published.filter(each => each.uri === uri).at(-1);
    await this.until(() => {
      const found = last()?.diagnostics.map(({ code }) => code);
      return found !== undefined && found.join() === codes.join();
    });
  }

  async open(uri: string, text: string, languageId = 'markdown'): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    const textDocument = { uri, languageId, version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  /** Makes edits as an editor does: only they go over the wire. */
  async edit(uri: string, edits: readonly TextEdit[]): Promise<void> {
    const document = this.#document(uri);
    const version = document.version + 1;
    const backwards = [...edits].sort((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start));
    const contentChanges = backwards.map(({ range, newText: text }) => ({ range, text }));
    this.#documents.set(uri, TextDocument.update(document, contentChanges, version));
    const textDocument = { uri, version };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
  }

  async replace(uri: string, before: string, after: string): Promise<void> {
    await this.edit(uri, [{ range: this.rangeOf(uri, before), newText: after }]);
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  async configure(settings: unknown): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { sprintmark: settings },
    });
  }

  textOf = (uri: string): string => this.#document(uri).getText();

  rangeOf(uri: string, place: string) {
    const document = this.#document(uri);
    const start = document.getText().indexOf(place);
    assert.ok(start >= 0, `“${place}” is not in the document.`);
    return { start: document.positionAt(start), end: document.positionAt(start + place.length) };
  }

  report(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    const params = { textDocument: { uri }, ...(previousResultId !== undefined && { previousResultId }) };
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, params);
  }

  async codes(uri: string): Promise<unknown[]> {
    const report = await this.report(uri);
    return report.kind === 'full' ? report.items.map(({ code }) => code) : assert.fail('There is no full report.');
  }

  async actions(uri: string, place: string, only?: string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only && { only }) };
    const params = { textDocument: { uri }, range: this.rangeOf(uri, place), context };
    const actions = (await this.connection.sendRequest(CodeActionRequest.type, params)) ?? [];
    return actions.filter((each): each is CodeAction => 'edit' in each || 'data' in each);
  }

  /** Asks what an action changes that is told only once it is chosen. */
  resolve(action: CodeAction | undefined): Promise<CodeAction> {
    assert.ok(action, 'There is no such action.');
    return this.connection.sendRequest(CodeActionResolveRequest.type, action);
  }

  /** Does what a click on the action does. */
  async perform(action: CodeAction | undefined): Promise<void> {
    assert.ok(action?.edit?.changes, 'There is no such action.');
    for (const [uri, edits] of Object.entries(action.edit.changes)) await this.edit(uri, edits);
  }

  /** Types a line break behind a place and makes what the server adds to it. */
  async pressEnter(uri: string, place: string, eol = '\n'): Promise<void> {
    const { end } = this.rangeOf(uri, place);
    await this.edit(uri, [{ range: { start: end, end }, newText: eol }]);
    const position = { line: end.line + 1, character: 0 };
    const params = { textDocument: { uri }, position, ch: '\n', options: FORMATTING };
    await this.edit(uri, (await this.connection.sendRequest(DocumentOnTypeFormattingRequest.type, params)) ?? []);
  }

  async format(uri: string): Promise<void> {
    const params = { textDocument: { uri }, options: FORMATTING };
    await this.edit(uri, (await this.connection.sendRequest(DocumentFormattingRequest.type, params)) ?? []);
  }

  async formatRange(uri: string, place: string): Promise<void> {
    const params = { textDocument: { uri }, range: this.rangeOf(uri, place), options: FORMATTING };
    await this.edit(uri, (await this.connection.sendRequest(DocumentRangeFormattingRequest.type, params)) ?? []);
  }

  /** Asks what can stand behind a place; with `typed`, as if that character alone had asked. */
  async complete(uri: string, place: string, typed?: string): Promise<CompletionItem[]> {
    const { end: position } = this.rangeOf(uri, place);
    const context = typed ? { triggerKind: 2 as const, triggerCharacter: typed } : { triggerKind: 1 as const };
    const params = { textDocument: { uri }, position, context };
    const list = (await this.connection.sendRequest(CompletionRequest.type, params)) as CompletionList | null;
    return list?.items ?? [];
  }

  explain(item: CompletionItem): Promise<CompletionItem> {
    return this.connection.sendRequest(CompletionResolveRequest.type, item);
  }

  hover(uri: string, place: string) {
    const position = this.rangeOf(uri, place).start;
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  }

  /** The nodes of the “Sprints” tree below some parents. */
  tree(parents: readonly (string | null)[], options: TreeOptions = {}): Promise<TreeBranch[]> {
    const params = { view: 'sprints', options, parents: parents.map(id => ({ id })) };
    return this.connection.sendRequest<TreeBranch[]>(TREE, params);
  }

  #document(uri: string): TextDocument {
    return this.#documents.get(uri) ?? assert.fail(`${uri} is not open.`);
  }
}
