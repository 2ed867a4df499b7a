import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What is written before it gets its name, and what keeps others away meanwhile: hidden, and gone once all is done. */
const OURS = /^\.sprintmark-[\da-f]{12}\.(?:tmp|lock)$/;

/** Milliseconds; whoever has not finished a file by then has died. */
const OLDEST = 60_000;

/** Takes away what programs that were killed have left in these folders. Never throws. */
export async function clearLeftovers(folders: Iterable<string>): Promise<void> {
  for (const folder of new Set(folders)) {
    const names = await readdir(folder).catch((): string[] => []);
    await Promise.all(names.filter(name => OURS.test(name)).map(name => clear(join(folder, name))));
  }
}

async function clear(path: string): Promise<void> {
  try {
    const { mtimeMs } = await lstat(path);
    if (Date.now() - mtimeMs > OLDEST) await rm(path, { force: true });
  } catch {
    // Gone meanwhile, or not to be taken away; it harms nobody.
  }
}
