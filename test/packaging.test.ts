import { strict as assert } from 'node:assert';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import manifest from '../package.json';
import { unzip } from './zip';

/** What each program takes from elsewhere, apart from what Node brings; a browser loads one file only. */
const TAKES: Readonly<Record<string, readonly string[]>> = {
  'dist/cli.js': ['./server.js'],
  'dist/extension.js': ['./extension.browser.js', 'vscode'],
  'dist/extension.browser.js': ['vscode'],
  'dist/server.js': ['./worker.js'],
  'dist/worker.js': [],
};
const BUNDLES = Object.keys(TAKES);
const FOR_BROWSERS = ['dist/extension.browser.js', 'dist/worker.js'];

describe('The VSIX', () => {
  const vsix = readFileSync(process.env.SPRINTMARK_VSIX ?? `sprintmark-${manifest.version}.vsix`);
  const files = unzip(vsix);
  const packaged = [...files.keys()].flatMap(path => (path.startsWith('extension/') ? [path.slice(10)] : []));
  const content = (path: string): string => String(files.get(`extension/${path}`));
  const folder = mkdtempSync(join(tmpdir(), 'sprintmark-vsix-'));
  before(() => {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what runs, and nothing else', () => {
    const assets = ['media', 'syntaxes', 'schemas', 'l10n'].flatMap(folder => filesBelow(folder));
    // The README's pictures and the texts to be translated stay in the repository, and templates are part of the bundle.
    const outside = /^media\/(?:screenshot|rca)\.png$|^media\/templates\/|^l10n\/bundle\.l10n\.json$/;
    const icons = assets.filter(path => !outside.test(path));
    // vsce renames these three.
    const texts = ['readme.md', 'changelog.md', 'LICENSE.txt'];
    const expected = [
      ...BUNDLES,
      'dist/NOTICES.txt',
      'docs/rules.md',
      'docs/templates.md',
      ...icons,
      ...texts,
      ...manifests(),
    ];
    assert.deepEqual(packaged.sort(), expected.sort());
    assert.doesNotMatch(content('readme.md'), /!\[.*\]\(|^#+ (?:Working on it|Code map)$/m);
    assert.match(content('readme.md'), /^## License$/m);
  });

  it('stays below 700 KB', () => {
    assert.ok(vsix.length <= 700 * 1024, `${vsix.length} bytes`);
  });

  it('executes no text: no eval, no engines that parse by running', () => {
    for (const path of BUNDLES) assert.doesNotMatch(content(path), /\beval\(|new Function\(/, path);
  });

  it('tells nothing about the machine that built it', () => {
    const own = [process.cwd(), homedir()].filter(path => path.length > 1 && path !== '/root');
    for (const path of packaged)
      for (const each of own) assert.ok(!content(path).includes(each), `${path} holds ${each}`);
    for (const path of BUNDLES) assert.doesNotMatch(content(path), /sourceMappingURL|\/home\/\w+\//, path);
  });

  it('has every file that its manifest names', () => {
    const entries = [manifest.main, manifest.browser, ...Object.values(manifest.bin), manifest.icon];
    const contributed = pathsIn(manifest.contributes);
    assert.ok(contributed.length >= 3, contributed.join());
    for (const path of [...entries, ...contributed])
      assert.ok(packaged.includes(path.replace(/^\.\//, '')), `${path} is missing`);
  });

  it('has programs that take nothing that is not there', () => {
    for (const [path, expected] of Object.entries(TAKES)) {
      const taken = Array.from(content(path).matchAll(/\brequire\("([^"]+)"\)/g), ([, name = '']) => name);
      const own = taken.filter(name => FOR_BROWSERS.includes(path) || !builtinModules.includes(bare(name)));
      assert.deepEqual([...new Set(own)].sort(), expected, path);
    }
  });

  it('has the library of the protocol, and the client, once for Node and browsers', () => {
    const holding = (text: string) => BUNDLES.filter(path => content(path).includes(text));
    assert.deepEqual(holding('"textDocument/semanticTokens"'), FOR_BROWSERS);
    assert.deepEqual(holding('"sprintmark.restartServer"'), ['dist/extension.browser.js']);
  });

  it('has a server for browsers that asks for no page, since a worker has none', () => {
    assert.doesNotMatch(content('dist/worker.js'), /\bdocument\.(?:createElement|head|body|querySelector)\b/);
  });

  it('leaves timers and streams to Node where Node takes modules from a bundle for browsers', () => {
    const kinds = JSON.parse(inNode(folder, ['-e', RUNTIMES]));
    assert.deepEqual(kinds, { worker: 'none', 'extension.browser': 'none', extension: 'Node' });
  });

  it('has a language server that answers where it was unpacked', async () => {
    const server = spawn(process.execPath, ['extension/dist/cli.js', 'lsp', '--stdio'], { cwd: folder });
    try {
      const params = { processId: null, rootUri: null, capabilities: {} };
      server.stdin.write(framed({ id: 1, method: 'initialize', params }));
      let output = '';
      for await (const chunk of server.stdout) {
        output += chunk;
        if (output.includes('"capabilities":')) break;
      }
      assert.match(output, /"id":1,"result":\{.*"capabilities":/);
    } finally {
      server.kill();
    }
  });

  it('has a command line that works where it was unpacked', () => {
    writeFileSync(join(folder, 'README.md'), '# Nothing to see\n');
    const output = inNode(folder, ['extension/dist/cli.js', 'check', '--format', 'json', 'README.md']);
    assert.deepEqual(JSON.parse(output).summary, { documents: 1, recognised: 0, findings: 0 });
  });
});

const bare = (name: string): string => name.replace(/^node:/, '');

/** What Node prints that runs these arguments. */
const inNode = (cwd: string, args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd, encoding: 'utf8', timeout: 20_000 });

function framed(message: object): string {
  const text = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

/** Whose runtime the library of the protocol goes by once a bundle is loaded, without any VS Code. */
const RUNTIMES = `
  const Module = require('node:module');
  const load = Module._load;
  const stub = () => new Proxy(class {}, { get: (target, key) => (key === 'prototype' ? target.prototype : stub()) });
  Module._load = (name, ...rest) => (name === 'vscode' ? stub() : load(name, ...rest));
  const bundle = name => require('./extension/dist/' + name + '.js');
  const runtime = async (name, from = name) => {
    bundle(name);
    const shared = Object.entries(bundle(from)).filter(([key]) => key.startsWith('shared')).map(([, take]) => take());
    const { RAL } = shared.findLast(each => each.RAL);
    let encoder;
    try { encoder = RAL().applicationJson.encoder; } catch { return 'none'; }
    return Buffer.isBuffer(await encoder.encode({}, { charset: 'utf-8' })) ? 'Node' : 'browser';
  };
  (async () => console.log(JSON.stringify({
    worker: await runtime('worker'),
    'extension.browser': await runtime('extension.browser'),
    extension: await runtime('extension', 'extension.browser'),
  })))();
`;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap(entry =>
    entry.isFile() ? [join(entry.parentPath, entry.name).replaceAll('\\', '/')] : [],
  );

const manifests = (): string[] => readdirSync('.').filter(name => /^package(\.nls.*)?\.json$/.test(name));

/** Icons, grammars and schemas, wherever they stand; `$(name)` is an icon of VS Code's own. */
function pathsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    typeof entry === 'string'
      ? /^(path|icon|url|light|dark)$/.test(key) && !entry.startsWith('$(')
        ? [entry]
        : []
      : pathsIn(entry),
  );
}
