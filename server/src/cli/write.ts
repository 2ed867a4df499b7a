import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { decode } from '../nodeFile';
import { alone, BUSY } from './alone';
import { clearLeftovers } from './leftovers';
import { codeOf, reasonOf } from './targets';

export type WriteResult = 'written' | keyof typeof NOT_WRITTEN;

/** Why a file stays as it is. */
export const NOT_WRITTEN = {
  'not-utf-8': 'its bytes are not UTF-8, and writing it would lose some of them; save it as UTF-8 first',
  'changed-meanwhile': 'somebody else has changed it; try again',
};

/** What a file's text is to become. */
export interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

interface Failure {
  readonly path: string;
  readonly problem: string;
  /** Whether somebody else has written it since it was read. */
  readonly isOvertaken: boolean;
}

/** All files or none: where one cannot be written, those before it get their text back, and which one it was is told. */
export async function replaceTexts(files: readonly Change[]): Promise<Failure | undefined> {
  const written: Change[] = [];
  for (const file of files) {
    const failure = await failureOf(file);
    if (failure) {
      for (const { path, before, after } of written.reverse()) await failureOf({ path, before: after, after: before });
      return failure;
    }
    written.push(file);
  }
  await clearLeftovers(files.map(({ path }) => dirname(path)));
  return undefined;
}

async function failureOf({ path, before, after }: Change): Promise<Failure | undefined> {
  try {
    const result = await replaceText(path, before, after);
    if (result === 'written') return undefined;
    return { path, problem: NOT_WRITTEN[result], isOvertaken: result === 'changed-meanwhile' };
  } catch (error) {
    return { path, problem: reasonOf(error), isOvertaken: codeOf(error) === 'ENOENT' };
  }
}

/**
 * Replaces a file's text at once or not at all; links stay links, mode and owner stay. A file that is not the text that
 * was read — because its bytes are no UTF-8, or because somebody else has written it — is left as it is.
 */
export async function replaceText(path: string, before: string, after: string): Promise<WriteResult> {
  const target = await realpath(path);
  return alone(target, () => replace(target, before, after));
}

async function replace(target: string, before: string, after: string): Promise<WriteResult> {
  const bytes = await readFile(target);
  if (!Buffer.from(before, 'utf8').equals(bytes)) return decode(bytes) === before ? 'not-utf-8' : 'changed-meanwhile';
  // A new file can take the place of one that is read-only, but that is not what its owner wants.
  await access(target, constants.W_OK);
  const { mode, uid, gid } = await stat(target);
  const temporary = join(dirname(target), `.sprintmark-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      // Only the superuser can give a file to somebody else, and only the superuser needs to.
      if (process.getuid?.() === 0) await file.chown(uid, gid);
      await file.chmod(mode);
      await file.writeFile(after, 'utf8');
    } finally {
      await file.close();
    }
    await putAt(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return 'written';
}

/** On Windows, a file that another program looks at just now cannot be replaced for a moment. */
async function putAt(temporary: string, target: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await rename(temporary, target);
    } catch (error) {
      if (tries === MOST_TRIES || !BUSY.has(codeOf(error))) throw error;
      await setTimeout(PAUSE);
    }
  }
}

const MOST_TRIES = 10;
/** Milliseconds. */
const PAUSE = 50;
