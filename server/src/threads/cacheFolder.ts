import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/** Where this system keeps what can be made again; undefined where there is no such place. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string | undefined {
  const home = homedir();
  const own =
    platform === 'win32'
      ? env.LOCALAPPDATA
      : platform === 'darwin'
        ? home && join(home, 'Library/Caches')
        : // The XDG specification has relative paths ignored.
          (absolute(env.XDG_CACHE_HOME) ?? (home && join(home, '.cache')));
  return own && absolute(own) ? join(own, 'sprintmark') : undefined;
}

const absolute = (path: string | undefined): string | undefined => (path && isAbsolute(path) ? path : undefined);

/** Another one for each build of the program, even if nobody has given it another number. */
export function versionOf(program: string): string {
  const hash = createHash('sha256');
  // Beside the program stands the bundle of its core.
  for (const path of [program, join(dirname(program), 'worker.js')])
    if (existsSync(path)) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 32);
}
