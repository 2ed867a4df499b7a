import { createHash, randomBytes } from 'node:crypto';
import { link, lstat, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { codeOf } from './targets';
import { uninterrupted } from './uninterrupted';

/** Milliseconds; whoever holds a file for longer has died. */
const LONGEST = 3_000;
/** Milliseconds. */
const PAUSE = 15;

/**
 * Does something to a file while no other Sprintmark does: between looking at it and replacing it, it stays as it is. Who
 * holds it for longer than `longest` milliseconds is taken for dead.
 */
export function alone<T>(path: string, work: () => Promise<T>, longest = LONGEST): Promise<T> {
  const name = createHash('sha256').update(basename(path)).digest('hex').slice(0, 12);
  const lock = join(dirname(path), `.sprintmark-${name}.lock`);
  return uninterrupted(async () => {
    await take(lock, longest);
    try {
      return await work();
    } finally {
      await rm(lock, { force: true }).catch(() => {});
    }
  });
}

async function take(lock: string, longest: number): Promise<void> {
  for (let [holder, waited] = ['', 0]; !(await isTaken(lock, waited < longest)); waited += PAUSE) {
    const now = await holderOf(lock);
    if (now !== holder) [holder, waited] = [now, 0];
    if (holder && waited > longest) await release(lock, holder);
    await setTimeout(PAUSE);
  }
}

/** Who made a file, and when; empty where there is none. */
const holderOf = (lock: string): Promise<string> =>
  lstat(lock).then(
    ({ ino, mtimeMs }) => `${ino} ${mtimeMs}`,
    () => '',
  );

/** The lock of one who has died; of several who wait, one may have put a lock of its own in its place already. */
async function release(lock: string, dead: string): Promise<void> {
  const aside = join(dirname(lock), `.sprintmark-${randomBytes(6).toString('hex')}.tmp`);
  try {
    await rename(lock, aside);
  } catch (error) {
    // Whoever was faster has taken it away.
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if ((await holderOf(aside)) !== dead) await link(aside, lock).catch(() => {});
  await rm(aside, { force: true }).catch(() => {});
}

/** On Windows, a lock that is just going away cannot be opened for a moment, as if there were no permission. */
const isTaken = (lock: string, isPatient: boolean): Promise<boolean> =>
  open(lock, 'wx').then(
    file => file.close().then(() => true),
    error => {
      if (codeOf(error) === 'EEXIST') return false;
      if (isPatient && process.platform === 'win32' && BUSY.has(codeOf(error))) return false;
      throw error;
    },
  );

/** What Windows answers where another program, such as a scanner, has a file open. */
export const BUSY: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);
