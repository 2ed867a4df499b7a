import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';

/**
 * The git of the PATH, as an absolute path; undefined where there is none. One that lies in the workspace folder, which some
 * systems and some PATHs prefer, is no program of this machine.
 */
export async function findGit(
  folder: string,
  path = process.env.PATH ?? process.env.Path,
): Promise<string | undefined> {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  const inside = await realpath(folder).catch(() => folder);
  for (const place of new Set((path ?? '').split(delimiter))) {
    if (!isAbsolute(place)) continue;
    const program = await realpath(join(place, name)).catch(() => undefined);
    if (program === undefined || [folder, inside].some(each => isBelow(each, program) || isBelow(each, place)))
      continue;
    if ((await isProgram(program)) && (await isInstalled(program))) return join(place, name);
  }
  return undefined;
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

const isProgram = (path: string): Promise<boolean> =>
  Promise.all([stat(path), access(path, constants.X_OK)]).then(
    ([file]) => file.isFile(),
    () => false,
  );

/** The git that comes with macOS only asks whether to install one, in a window, until the developer tools are there. */
async function isInstalled(program: string): Promise<boolean> {
  if (process.platform !== 'darwin' || program !== '/usr/bin/git') return true;
  return promisify(execFile)('/usr/bin/xcode-select', ['-p'], { timeout: 5_000 }).then(
    () => true,
    () => false,
  );
}
