import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

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

/** Another one for each program, even if nobody has given it another number. */
export const versionOf = (program: string): string =>
  createHash('sha256').update(readFileSync(program)).digest('hex').slice(0, 32);
