import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** LSP's number for servers that are told of edits rather than of whole texts. */
const INCREMENTAL = 2;

const KNOWS_LITTLE = {
  textDocument: { diagnostic: {}, publishDiagnostics: {} },
  workspace: { workspaceFolders: true },
};

/** An editor that does nothing but open a document, change it and wait for what is found in it. */
export class LspClient {
  #child;
  #buffer = Buffer.alloc(0);
  #waiting = new Map();
  #published = () => {};
  #fail = () => {};
  #id = 0;
  #pulls = false;
  #takesEdits = false;

  constructor([command, ...args], env) {
    this.#child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'], env: { ...process.env, ...env } });
    this.#child.stdout.on('data', data => this.#read(data));
    this.#child.on('exit', code => code && this.#fail(new Error(`${command} ended with ${code}.`)));
  }

  get pid() {
    return this.#child.pid;
  }

  /** Resolves with what the server can do. */
  async start(folder, capabilities = KNOWS_LITTLE) {
    const uri = pathToFileURL(folder).href;
    const { capabilities: offered } = await this.request('initialize', {
      ...{ processId: process.pid, rootUri: uri, workspaceFolders: [{ uri, name: 'bench' }], capabilities },
    });
    const sync = offered.textDocumentSync?.change ?? offered.textDocumentSync;
    this.#takesEdits = sync === INCREMENTAL;
    this.#pulls = Boolean(offered.diagnosticProvider);
    this.notify('initialized', {});
    return offered;
  }

  /** Resolves with the number of diagnostics. */
  async open(uri, text) {
    const diagnosed = this.#diagnosed(uri);
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
    return diagnosed();
  }

  /** Sends the edit to a server that takes edits, and the whole text to one that does not. */
  async change(uri, version, { edit, text }) {
    const diagnosed = this.#diagnosed(uri);
    const contentChanges = [this.#takesEdits ? edit : { text }];
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    return diagnosed();
  }

  /** Resolves with the answer, which is `null` where there is nothing to say; rejects where the server refuses. */
  request(method, params) {
    const id = ++this.#id;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      this.#waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result),
      );
    });
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  stop() {
    this.#child.kill();
  }

  /** A server that can be asked is asked; of another one the next publication is waited for. */
  #diagnosed(uri) {
    if (this.#pulls)
      return async () => {
        const report = await this.request('textDocument/diagnostic', { textDocument: { uri } }).catch(() => undefined);
        return report?.items?.length ?? 0;
      };
    const published = new Promise(resolve => {
      this.#published = params => params.uri === uri && resolve(params.diagnostics.length);
    });
    return () => published;
  }

  #send(message) {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #read(data) {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const head = this.#buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, head))[1]);
      if (this.#buffer.length < head + 4 + length) return;
      const message = JSON.parse(this.#buffer.toString('utf8', head + 4, head + 4 + length));
      this.#buffer = this.#buffer.subarray(head + 4 + length);
      this.#take(message);
    }
  }

  #take(message) {
    const { id, method, params } = message;
    if (method === 'textDocument/publishDiagnostics') this.#published(params);
    else if (method === 'workspace/configuration') this.#send({ id, result: params.items.map(() => null) });
    else if (method && id !== undefined) this.#send({ id, result: null });
    else if (id !== undefined) {
      this.#waiting.get(id)?.(message);
      this.#waiting.delete(id);
    }
  }
}
