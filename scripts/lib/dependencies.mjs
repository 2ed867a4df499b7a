import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { npm, root } from './paths.mjs';
import { run } from './process.mjs';

/** Installs what package-lock.json names, where node_modules lacks or contradicts it. Uses nothing but Node. */
export async function ensureDependencies() {
  if (!missing()) return;
  refuseLink(join(root, 'node_modules'));
  console.log('Installing the dependencies with npm ci…');
  // NODE_ENV=production must not keep the build tools away.
  const { code, output } = await run(npm, ['ci', '--include=dev', '--no-audit', '--no-fund'], { quiet: true });
  if (code === 0) return;
  console.error(output);
  throw new Error('npm ci failed; its output is above. Check the network and the registry, then try again.');
}

/** npm ci empties the folder that a link leads to, which is another checkout's. */
function refuseLink(folder) {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const target = existsSync(folder) ? realpathSync(folder) : 'a folder that is not there';
  throw new Error(
    `node_modules is a link to ${target}, and that is not what package-lock.json names. Remove the link, or install there, then try again.`,
  );
}

/** What npm installed last is recorded in a lock file of its own inside node_modules. */
function missing() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return true;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(installed);
  return Object.entries(wanted).some(
    ([path, { version, optional, devOptional }]) =>
      path !== '' && !optional && !devOptional && present[path]?.version !== version,
  );
}

const packagesOf = file => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
