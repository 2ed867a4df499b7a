import { createHash } from 'node:crypto';
import { open, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { codeOf } from './targets';
import { uninterrupted } from './uninterrupted';

/** Milliseconds; whoever holds a file for longer has died. */
const LONGEST = 3_000;
/** Milliseconds. */
const PAUSE = 15;

/** Does something to a file while no other Sprintmark does: between looking at it and replacing it, it stays as it is. */
export function alone<T>(path: string, work: () => Promise<T>): Promise<T> {
  const name = createHash('sha256').update(basename(path)).digest('hex').slice(0, 12);
  const lock = join(dirname(path), `.sprintmark-${name}.lock`);
  return uninterrupted(async () => {
    await take(lock);
    try {
      return await work();
    } finally {
      await rm(lock, { force: true }).catch(() => {});
    }
  });
}

async function take(lock: string): Promise<void> {
  for (let [holder, waited] = ['', 0]; !(await isTaken(lock)); waited += PAUSE) {
    const now = await stat(lock).then(
      ({ ino, mtimeMs }) => `${ino} ${mtimeMs}`,
      () => '',
    );
    if (now !== holder) [holder, waited] = [now, 0];
    if (waited > LONGEST) await rm(lock, { force: true });
    await setTimeout(PAUSE);
  }
}

const isTaken = (lock: string): Promise<boolean> =>
  open(lock, 'wx').then(
    file => file.close().then(() => true),
    error => {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    },
  );
