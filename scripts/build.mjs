import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, context } from 'esbuild';
import { grayMatter } from './lib/grayMatter.mjs';
import { notices } from './lib/notices.mjs';
import { root } from './lib/paths.mjs';
import { sharedCore } from './lib/sharedCore.mjs';
import { CLIENT_MODULES, handsOut, SERVER_MODULES, takes } from './lib/sharedModules.mjs';

// jsonc-parser's CommonJS form hides its own requires from a bundler; its module does not.
const node = { platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
const browser = { platform: 'browser', target: 'es2022' };

const versionShim = join(root, 'scripts/lib/versionShim.cjs');

const BUNDLES = [
  {
    entry: 'client/src/extension.ts',
    out: 'dist/extension.js',
    ...node,
    external: ['vscode'],
    alias: { 'semver/functions/parse': versionShim, 'semver/functions/satisfies': versionShim },
    plugins: [takes(CLIENT_MODULES, './extension.browser.js')],
  },
  {
    entry: 'client/src/extension.browser.ts',
    out: 'dist/extension.browser.js',
    ...browser,
    format: 'cjs',
    external: ['vscode'],
    plugins: [handsOut(CLIENT_MODULES)],
  },
  {
    entry: 'server/src/node.ts',
    out: 'dist/server.js',
    ...node,
    plugins: [sharedCore('./worker.js'), takes(SERVER_MODULES, './worker.js')],
  },
  {
    entry: 'server/src/worker.ts',
    out: 'dist/worker.js',
    ...browser,
    // A worker has no DOM, which what a package has for browsers may ask for. Naming one drops the usual one, "module".
    conditions: ['worker', 'module'],
    alias: { 'micromark-util-decode-string': join(root, 'scripts/lib/decodeStringShim.mjs') },
    format: 'iife',
    // gray-matter keeps the original text as a Buffer that nobody reads; in a browser the text itself will do.
    define: { 'Buffer.from': 'String' },
    plugins: [grayMatter, handsOut(SERVER_MODULES)],
    globalName: 'SprintmarkCore',
    footer: { js: "if (typeof module === 'object') module.exports = SprintmarkCore;" },
  },
  { entry: 'server/src/command.ts', out: 'dist/cli.js', ...node, external: ['./server.js'] },
];

/** Bundles the product into the folder `to`. With `dev`: source maps, no minifying, and entry points may still be missing. */
export async function bundle({ dev = false, watch = false, to = 'dist' } = {}) {
  const missing = BUNDLES.filter(({ entry }) => !existsSync(join(root, entry)));
  if (missing.length > 0 && !dev) throw new Error(`There is no ${missing.map(({ entry }) => entry).join(', ')}.`);
  for (const { entry, out } of missing) console.log(`${out} is left out: there is no ${entry} yet.`);
  const options = BUNDLES.filter(each => !missing.includes(each)).map(each => esbuildOptions(each, dev, to));
  if (watch) return Promise.all(options.map(async each => (await context(each)).watch()));
  const results = await Promise.all(options.map(each => build(each)));
  finish(
    results.map(({ metafile }) => metafile),
    to,
  );
}

function esbuildOptions({ entry, out, ...options }, dev, to) {
  const hashbang = out === 'dist/cli.js';
  return {
    ...options,
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: `${to}/${basename(out)}`,
    bundle: true,
    loader: { '.md': 'text' },
    minify: !dev,
    charset: 'utf8',
    sourcemap: dev,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    ...(hashbang ? { banner: { js: '#!/usr/bin/env node' } } : {}),
  };
}

function finish(metafiles, to) {
  const outputs = Object.assign({}, ...metafiles.map(({ outputs }) => outputs));
  mkdirSync(join(root, to), { recursive: true });
  removeOthers(Object.keys(outputs), to);
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  writeFileSync(join(root, to, 'NOTICES.txt'), notices(inputs));
  for (const [path, { bytes }] of Object.entries(outputs))
    if (path.endsWith('.js')) console.log(`${path}  ${(bytes / 1024).toFixed(1)} KB`);
  const cli = join(root, to, 'cli.js');
  if (existsSync(cli)) chmodSync(cli, 0o755);
}

/** What an earlier build has left: bundles by another name, source maps. */
function removeOthers(outputs, to) {
  const names = new Set(outputs.map(path => basename(path)));
  for (const name of readdirSync(join(root, to)))
    if (!names.has(name)) rmSync(join(root, to, name), { recursive: true });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const watch = process.argv.includes('--watch');
  await bundle({ dev: watch || process.argv.includes('--dev'), watch });
}
