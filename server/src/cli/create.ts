import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, realpath, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { leadsInside } from '../nodeHost';
import { clearLeftovers } from './leftovers';
import { codeOf, isInside, reasonOf } from './targets';

export interface NewFile {
  /** The workspace folder, which no link may lead out of. Absolute. */
  readonly folder: string;
  /** Below it. Absolute. */
  readonly path: string;
  readonly text: string;
}

/** What takes a new file away again, or why there is none; `isThere` where somebody else has made it. */
export type Creation =
  | { readonly undo: () => Promise<void> }
  | { readonly problem: string; readonly isThere?: boolean };

/**
 * Makes a file that is not there yet, with the folders that it needs: whole, or not at all. Nothing is ever written over: of
 * two that make the same file at once, one is told that it is there. Never throws.
 */
export async function createFile(file: NewFile): Promise<Creation> {
  for (let tries = 1; ; tries++) {
    try {
      return await create(file);
    } catch (error) {
      // Whoever takes a folder back may have done so just before it was needed here.
      if (codeOf(error) === 'ENOENT' && tries < MOST_TRIES) continue;
      return { problem: reasonOf(error), isThere: codeOf(error) === 'EEXIST' };
    }
  }
}

const MOST_TRIES = 4;

async function create({ folder, path, text }: NewFile): Promise<Creation> {
  const made: string[] = [];
  try {
    if (!(await leadsInside(folder, path))) return { problem: OUTSIDE };
    const twin = await twinOf(folder, path);
    if (twin !== undefined) return { problem: `there is “${twin}”, which some systems take for the same name` };
    await makeFolders(dirname(path), made);
    const place = await realpath(dirname(path));
    // Somebody may have put a link there meanwhile.
    if (!isInside(place, await realpath(folder))) throw new Error(OUTSIDE);
    const file = join(place, basename(path));
    await writeNew(file, text);
    await clearLeftovers([place]);
    return { undo: () => takeBack(file, text).then(() => removeFolders(made)) };
  } catch (error) {
    await removeFolders(made);
    throw error;
  }
}

const OUTSIDE = 'a link on the way leads out of the workspace, or nowhere';

/** A name on the way that differs from what is there in upper and lower case, or in how letters are composed, alone. */
async function twinOf(folder: string, path: string): Promise<string | undefined> {
  let at = folder;
  for (const name of relative(folder, resolve(path)).split(sep)) {
    const names = await readdir(at).catch((): string[] => []);
    const twin = names.includes(name) ? undefined : names.find(each => folded(each) === folded(name));
    if (twin !== undefined) return join(relative(folder, at), twin).split(sep).join('/');
    at = join(at, name);
  }
  return undefined;
}

const folded = (name: string): string => name.normalize('NFC').toUpperCase().toLowerCase();

/** `made` gets those that were not there, the outer ones first. */
async function makeFolders(folder: string, made: string[]): Promise<void> {
  try {
    await mkdir(folder);
    made.push(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && dirname(folder) !== folder) {
      await makeFolders(dirname(folder), made);
      await makeFolders(folder, made);
    } else if (codeOf(error) !== 'EEXIST' && !(await isFolder(folder))) throw error;
  }
}

/** The top of a drive on Windows says of itself that it may not be made, rather than that it is there. */
export const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    found => found.isDirectory(),
    () => false,
  );

/** Those that somebody else has put something into stay. */
async function removeFolders(made: readonly string[]): Promise<void> {
  for (const folder of made.toReversed()) await rmdir(folder).catch(() => {});
}

/** A file gets its name when it is whole; a name that is taken is not taken away, as `rename` would. */
async function writeNew(path: string, text: string): Promise<void> {
  const temporary = join(dirname(path), `.sprintmark-${randomBytes(6).toString('hex')}.tmp`);
  try {
    await write(temporary, text);
    await link(temporary, path).catch(error => {
      if (codeOf(error) === 'EEXIST') throw error;
      // Where file systems know no links, there is no telling what they answer: on exFAT, Windows calls the file a folder.
      return write(path, text);
    });
  } finally {
    await rm(temporary, { force: true }).catch(() => {});
  }
}

/** Fails where there is such a file, and leaves none where it cannot be written to its end. */
async function write(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text, 'utf8');
    // A disk in a network may tell only now that it is full.
    await file.sync();
    await file.close();
  } catch (error) {
    await file.close().catch(() => {});
    await rm(path, { force: true }).catch(() => {});
    throw error;
  }
}

/** Only what is still as it was made. */
async function takeBack(path: string, text: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => undefined)) === text) await rm(path, { force: true }).catch(() => {});
}
