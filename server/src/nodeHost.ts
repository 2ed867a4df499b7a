import { constants, type Dirent } from 'node:fs';
import { access, lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { URI } from 'vscode-uri';
import { gitCommits } from './git/commits';
import type { FileStat, Host } from './host';
import { decode, readPieces, readPlain } from './nodeFile';
import { gitChanges } from './nodeGit';
import { anyOf } from './settingsTree';

/** Files on this machine. `onUnreadable` hears of each folder or file that is there and cannot be read. */
export function nodeHost(onUnreadable: (path: string, error: unknown) => void = () => {}): Host {
  return {
    async findFiles(folder, include, exclude) {
      const top = URI.parse(folder).fsPath;
      const deep = include.some(glob => glob.includes('/'));
      const walk = { top, deep, includes: anyOf(include), excludes: anyOf(exclude), onUnreadable };
      const found = await walkFolder(walk, top, await ignoredFromAbove(top));
      return found.map(path => URI.file(path).toString());
    },
    async listFolder(uri) {
      // Without permission, or without the folder, nothing is known of what is in it.
      const entries = await readdir(URI.parse(uri).fsPath, { withFileTypes: true }).catch(() => undefined);
      return entries?.map(entry => ({ name: entry.name, isFolder: entry.isDirectory() }));
    },
    async readFile(uri) {
      const path = URI.parse(uri).fsPath;
      return readPlain(path).then(decode, error => {
        if (!isAbsent(error)) onUnreadable(path, error);
        return undefined;
      });
    },
    isLocked: uri => isLocked(URI.parse(uri).fsPath),
    readPieces: uri => readPieces(URI.parse(uri).fsPath),
    statFiles: uris => statFiles(uris.map(uri => URI.parse(uri).fsPath)),
    changes: (folder, base) => gitChanges(URI.parse(folder).fsPath, base),
    commits: (folder, since) => gitCommits(URI.parse(folder).fsPath, since),
    isInside: (folder, uri) => leadsInside(URI.parse(folder).fsPath, URI.parse(uri).fsPath),
  };
}

/**
 * Whether what is made at a path lies in a folder: whether the nearest thing on the way that is there does. A link that leads
 * nowhere may lead anywhere. Never throws.
 */
export async function leadsInside(folder: string, path: string): Promise<boolean> {
  try {
    const there = await upwards(resolve(path), isThere);
    if (there === undefined) return false;
    const [top, place] = await Promise.all([realpath(folder), realpath(there)]);
    const way = relative(top, place);
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  } catch {
    // A link in a circle or without an end, or a folder that nobody may look into.
    return false;
  }
}

/** A link itself rather than what it leads to. */
const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    error => {
      if (isAbsent(error)) return false;
      throw error;
    },
  );

/** So many at a time: each takes a thread of Node's few. */
const BATCH = 256;

async function statFiles(paths: readonly string[]): Promise<(FileStat | undefined)[]> {
  const found: (FileStat | undefined)[] = [];
  for (let at = 0; at < paths.length; at += BATCH)
    found.push(...(await Promise.all(paths.slice(at, at + BATCH).map(statFile))));
  return found;
}

const statFile = (path: string): Promise<FileStat | undefined> =>
  stat(path).then(
    found => (found.isFile() ? { modified: found.mtimeMs, size: found.size } : undefined),
    // Gone, or not to be seen: nothing is known of it.
    () => undefined,
  );

/** By its mode as well: an administrator could write what nobody is meant to. */
async function isLocked(path: string): Promise<boolean> {
  try {
    const { mode } = await stat(path);
    await access(path, constants.W_OK);
    return (mode & constants.S_IWUSR) === 0;
  } catch (error) {
    return error instanceof Error && 'code' in error && LOCKS.has(error.code);
  }
}

const LOCKS: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS']);

interface Walk {
  readonly top: string;
  /** Whether some glob can match below the top folder. */
  readonly deep: boolean;
  readonly includes: (path: string) => boolean;
  readonly excludes: (path: string) => boolean;
  readonly onUnreadable: (path: string, error: unknown) => void;
}

/** Links are not followed: they lead out of the workspace, in circles, or to files that are found anyway. */
async function walkFolder(walk: Walk, folder: string, above: GitIgnore): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(error => {
    walk.onUnreadable(folder, error);
    return [];
  });
  const levels = entries.some(({ name }) => name === '.gitignore') ? await withFolder(above, folder) : above;
  const found = await Promise.all(entries.map(entry => visit(walk, join(folder, entry.name), { entry, levels })));
  return found.flat();
}

async function visit(
  walk: Walk,
  path: string,
  { entry, levels }: { readonly entry: Dirent; readonly levels: GitIgnore },
): Promise<string[]> {
  if (!entry.isDirectory() && !entry.isFile()) return [];
  const inside = relative(walk.top, path).split(sep).join('/');
  if (entry.isDirectory()) {
    if (!walk.deep || entry.name === 'node_modules' || entry.name === '.git' || walk.excludes(`${inside}/`)) return [];
    return isIgnored(levels, path, true) ? [] : walkFolder(walk, path, levels);
  }
  if (!walk.includes(inside) || walk.excludes(inside)) return [];
  return isIgnored(levels, path, false) ? [] : [path];
}

/** A folder or a pipe where a file is looked for, or nothing at all, is an answer rather than a failure. */
function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'EINVAL';
}

/** One `.gitignore` file. */
interface Level {
  readonly folder: string;
  readonly rules: Ignore;
}

/** The `.gitignore` files that hold in a folder, the nearest last. */
type GitIgnore = readonly Level[];

/** What the folders above `folder` say, up to the top of its repository; nothing where they ignore the folder itself. */
async function ignoredFromAbove(folder: string): Promise<GitIgnore> {
  const top = await upwards(folder, at => exists(join(at, '.git')));
  if (top === undefined) return [];
  const parents: string[] = [];
  for (let at = folder; at !== top; at = dirname(at)) parents.unshift(dirname(at));
  let levels: GitIgnore = [];
  for (const parent of parents) levels = await withFolder(levels, parent);
  return isIgnored(levels, folder, true) ? [] : levels;
}

/** With the folder's own `.gitignore`, if it has one. */
async function withFolder(levels: GitIgnore, folder: string): Promise<GitIgnore> {
  const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => undefined);
  if (text === undefined) return levels;
  return [...levels, { folder, rules: ignore({ ignorecase: false }).add(text.replace(/^\uFEFF/, '')) }];
}

/** The nearest file that names a path decides; the folders above the path are known not to be ignored. */
function isIgnored(levels: GitIgnore, path: string, isFolder: boolean): boolean {
  for (const { folder, rules } of [...levels].reverse()) {
    const inside = relative(folder, path).split(sep).join('/') + (isFolder ? '/' : '');
    const { ignored, unignored } = rules.test(inside);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** The nearest folder, this one or one above, of which `holds` is true. */
export async function upwards(folder: string, holds: (at: string) => Promise<boolean>): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    if (await holds(at)) return at;
    if (dirname(at) === at) return undefined;
  }
}

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
