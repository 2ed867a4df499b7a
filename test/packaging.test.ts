import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import manifest from '../package.json';
import { unzip } from './zip';

const BUNDLES = ['cli', 'extension', 'extension.browser', 'server', 'worker'].map(name => `dist/${name}.js`);

describe('The VSIX', () => {
  const vsix = readFileSync(process.env.SPRINTMARK_VSIX ?? `sprintmark-${manifest.version}.vsix`);
  const files = unzip(vsix);
  const packaged = [...files.keys()].flatMap(path => (path.startsWith('extension/') ? [path.slice(10)] : []));
  const content = (path: string): string => String(files.get(`extension/${path}`));

  it('holds what runs, and nothing else', () => {
    const assets = ['media', 'syntaxes', 'schemas', 'l10n'].flatMap(folder => filesBelow(folder));
    // The README's picture stays in the repository.
    const icons = assets.filter(path => path !== 'media/screenshot.png');
    // vsce renames these three.
    const texts = ['readme.md', 'changelog.md', 'LICENSE.txt'];
    const expected = [...BUNDLES, 'dist/NOTICES.txt', 'docs/rules.md', ...icons, ...texts, ...manifests()];
    assert.deepEqual(packaged.sort(), expected.sort());
    assert.doesNotMatch(content('readme.md'), /!\[.*\]\(/);
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

  it('has a command line that works where it was unpacked', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sprintmark-vsix-'));
    try {
      for (const [path, bytes] of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), bytes);
      }
      writeFileSync(join(folder, 'README.md'), '# Nothing to see\n');
      const cli = join(folder, 'extension/dist/cli.js');
      const output = execFileSync(process.execPath, [cli, 'check', '--format', 'json', 'README.md'], { cwd: folder });
      assert.deepEqual(JSON.parse(String(output)).summary, { documents: 1, recognised: 0, findings: 0 });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

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
