import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { localBin, root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const PARTS =
  /^(dist|docs|media|syntaxes|schemas|l10n|package\.nls.*\.json|README\.md|CHANGELOG\.md|LICENSE|\.vscodeignore)$/;

/** Builds `sprintmark-<version>.vsix` and returns its path. */
export async function packageExtension() {
  const vsix = vsixPath();
  // Where this fails, nobody takes the last one for it.
  rmSync(vsix, { force: true });
  await succeed(process.execPath, [join(root, 'scripts/build.mjs')], root);
  const { scripts, devDependencies, ...manifest } = readManifest();
  const stage = stageParts(manifest);
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await succeed(localBin('vsce'), [...args, '--out', vsix], stage);
  console.log(`${manifest.name}-${manifest.version}.vsix  ${(statSync(vsix).size / 1024).toFixed(1)} KB`);
  return vsix;
}

/** Where the VSIX of this version lies once it is packaged. */
export function vsixPath() {
  const { name, version } = readManifest();
  return join(root, `${name}-${version}.vsix`);
}

const readManifest = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** vsce looks at every file below its folder, and an embedded VS Code for tests has 50,000; so it gets its own folder. */
function stageParts(manifest) {
  const stage = join(root, 'out/vsix');
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  for (const part of readdirSync(root).filter(name => PARTS.test(name)))
    cpSync(join(root, part), join(stage, part), { recursive: true });
  writeFileSync(join(stage, 'README.md'), forUsers(readFileSync(join(root, 'README.md'), 'utf8')));
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return stage;
}

/** Without what needs the repository, and without pictures of what its reader already has in front of them. */
const forUsers = readme =>
  readme.replace(/^!\[.*\]\(media\/.*\)\r?\n\r?\n/gm, '').replace(/^## Working on it\r?\n[\s\S]*?(?=^## )/m, '');

async function succeed(command, args, cwd) {
  const { code, output } = await run(command, args, { cwd, quiet: true, timeout: 120_000 });
  if (code !== 0) throw new Error(`The extension could not be packaged:\n${output}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await packageExtension();
