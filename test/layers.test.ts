import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

/** Who may import whom; a layer may always import itself. See the code map in the README. */
const LAYERS: Record<string, readonly string[]> = {
  leaves: [],
  coverage: ['leaves'],
  model: ['leaves'],
  evidence: ['leaves', 'coverage', 'model'],
  project: ['leaves', 'coverage', 'model', 'evidence'],
  rules: ['leaves', 'coverage', 'model', 'evidence', 'project'],
  // Of rules, only how they repair counts: what writes to a document keeps its numbers right.
  scaffold: ['leaves', 'coverage', 'model', 'evidence', 'project', 'rules'],
  features: ['leaves', 'coverage', 'model', 'evidence', 'project', 'rules', 'scaffold'],
  host: ['leaves'],
  workspace: ['leaves', 'coverage', 'model', 'evidence', 'project', 'rules', 'scaffold', 'features', 'host'],
  server: ['leaves', 'coverage', 'model', 'evidence', 'project', 'rules', 'scaffold', 'features', 'host', 'workspace'],
  mains: [
    'leaves',
    'coverage',
    'model',
    'evidence',
    'project',
    'rules',
    'scaffold',
    'features',
    'host',
    'workspace',
    'server',
  ],
  client: ['protocol'],
};

/** Folders that are a layer of their own. */
const FOLDERS = ['model', 'coverage', 'evidence', 'rules', 'scaffold', 'features', 'protocol'];

const SERVER_FILES: Record<string, string> = {
  'range.ts': 'leaves',
  'plainData.ts': 'leaves',
  'config.ts': 'leaves',
  'hash.ts': 'leaves',
  'oncePer.ts': 'leaves',
  'naturalOrder.ts': 'leaves',
  'spelling.ts': 'leaves',
  'plainLine.ts': 'leaves',
  'readSettings.ts': 'leaves',
  'readSwitches.ts': 'leaves',
  'readCoverageSettings.ts': 'leaves',
  'readScaffoldSettings.ts': 'leaves',
  'diff.ts': 'leaves',
  'commits.ts': 'leaves',
  // An import of the folder is one of its index.
  'protocol.ts': 'protocol',
  'project.ts': 'project',
  'host.ts': 'host',
};

/** The files that make a program; everything else must run in any JavaScript engine. */
const MAINS = /^server\/src\/(?:(?:node|serve|command|worker|cli|nodeHost|nodeFile|nodeGit)\.ts|(?:cli|git|threads)\/)/;
const WORKSPACE =
  /^server\/src\/(?:workspace|loader|digest|openDocument|recentReadings|settingsTree|uris|around|aroundState|files|listings|evidenceFiles|scaffoldWorld|scaffoldSteps|measuring\/\w+)\.ts$/;

function layerOf(file: string): string {
  if (file.startsWith('client/')) return 'client';
  const [, name = '', folder] = /^server\/src\/((\w+)(?:\/|\.ts)?.*)$/.exec(file) ?? [];
  if (folder && FOLDERS.includes(folder) && name.includes('/')) return folder;
  if (MAINS.test(file)) return 'mains';
  if (WORKSPACE.test(file)) return 'workspace';
  return SERVER_FILES[name] ?? 'server';
}

const files = ['client/src', 'server/src'].flatMap(walk);
const imports = files.flatMap(file =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import\(|require\()\s*'([^']+)'/g)].map(match => ({
    file,
    name: match[1] as string,
  })),
);

describe('layers', () => {
  it('import only what stands below them', () => {
    const wrong = imports
      .filter(({ name }) => name.startsWith('.') && !name.endsWith('.js') && !/\.(?:json|md)$/.test(name))
      .map(({ file, name }) => ({ file, target: `${relative('.', join(dirname(file), name))}.ts` }))
      .filter(({ file, target }) => !allowed(layerOf(file), layerOf(target)));
    assert.deepEqual(wrong, []);
  });

  it('keep vscode to the client and node to the mains', () => {
    const builtin = new Set(builtinModules);
    const wrong = imports.filter(({ file, name }) => {
      if (name === 'vscode' || name.startsWith('vscode-languageclient')) return !file.startsWith('client/');
      return (name.startsWith('node:') || builtin.has(name)) && !MAINS.test(file);
    });
    assert.deepEqual(wrong, []);
  });

  it('import none of their own files later: a bundler would then start each file below it by itself, and grow', () => {
    const later = files.filter(file => /(?<!typeof )import\(\s*'\./.test(readFileSync(file, 'utf8')));
    assert.deepEqual(later, []);
  });

  it('are in the code map: every folder and every main file, and nothing that is not there', () => {
    const [, map = ''] = /### Code map\n\n```text\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
    const folders = MAPPED.flatMap(foldersIn);
    const mains = readdirSync('server/src').filter(name => name.endsWith('.ts'));
    const words = new Set(map.match(/[\w.]+(?:\/[\w.]+)*\/?/g));
    assert.deepEqual(
      [...folders, ...mains].filter(name => !words.has(name)),
      [],
    );
    const there = new Set([...files.map(file => basename(file)), ...folders, ...foldersIn('.'), ...SOURCES]);
    assert.deepEqual(
      [...words].filter(name => /\w(?:\/|\.ts)$/.test(name) && !there.has(name)),
      [],
    );
  });

  it('sees the imports that it judges', () => {
    assert.ok(imports.length > 100);
    assert.equal(layerOf('server/src/model/parse.ts'), 'model');
    assert.equal(allowed('model', 'rules'), false);
    assert.equal(allowed('client', 'features'), false);
  });
});

const SOURCES = ['client/src/', 'server/src/'];
/** Whose folders the code map names. */
const MAPPED = [
  ...SOURCES,
  'server/src/coverage',
  'server/src/model',
  'server/src/features',
  'server/src/features/actions',
  'server/src/scaffold',
  'test',
];

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? `${entry.name}/` : []));

const allowed = (from: string, to: string): boolean =>
  from === to || (LAYERS[from] ?? []).includes(to) || (to === 'protocol' && from !== 'model' && from !== 'rules');

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(path) : path.endsWith('.ts') ? [path] : [];
  });
}
