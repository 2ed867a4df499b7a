import { realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { PROJECT_FILE } from '../config';
import { exists, upwards } from '../nodeHost';

/** A path as it was given, and what it stands for. */
export interface Target {
  readonly given: string;
  readonly path: string;
  readonly isFolder: boolean;
}

export interface Unreadable {
  readonly path: string;
  readonly reason: string;
}

/** Looks at each path; links are resolved, since a path that is named is meant. */
export async function readTargets(
  paths: readonly string[],
  cwd: string,
): Promise<{ readonly targets: readonly Target[]; readonly unreadable: readonly Unreadable[] }> {
  const targets: Target[] = [];
  const unreadable: Unreadable[] = [];
  for (const given of paths) {
    if (!given) {
      // An unset variable would otherwise stand for the current folder.
      unreadable.push({ path: '“”', reason: REASONS.ENOENT as string });
      continue;
    }
    try {
      // As URIs spell it: on Windows, the letter of a drive is a small one.
      const path = URI.file(await realpath(resolve(cwd, given))).fsPath;
      targets.push({ given, path, isFolder: (await stat(path)).isDirectory() });
    } catch (error) {
      unreadable.push({ path: given, reason: reasonOf(error) });
    }
  }
  return { targets, unreadable };
}

/** Where evidence is looked for; URIs of folders. */
export interface Surroundings {
  /** The folders that are named, or else the projects around the files that are named: with all that is below them. */
  readonly projects: readonly string[];
  /** Around a file outside every project: its folder alone, since what is below may be a whole home. */
  readonly folders: readonly string[];
}

export async function surroundings(targets: readonly Target[]): Promise<Surroundings> {
  const named = targets.filter(({ isFolder }) => isFolder).map(({ path }) => path);
  const loose = named.length ? [] : targets.map(({ path }) => dirname(path));
  const around = await Promise.all(loose.map(folder => upwards(folder, isTop)));
  const uris = (paths: readonly (string | undefined)[]) =>
    [...new Set(paths)].flatMap(path => (path === undefined ? [] : URI.file(path).toString()));
  return {
    projects: uris([...named, ...around]),
    folders: uris(loose.filter((_, at) => around[at] === undefined)),
  };
}

/** The projects that hold these folders, none inside another one; a folder outside every project is its own. */
export async function projectsOf(folders: readonly string[]): Promise<readonly string[]> {
  const tops = await Promise.all(folders.map(async folder => (await upwards(folder, isTop)) ?? folder));
  return [...new Set(tops)].filter(top => !tops.some(other => other !== top && isInside(top, other)));
}

export const isInside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

const isTop = async (at: string): Promise<boolean> =>
  (await exists(join(at, '.git'))) || exists(join(at, PROJECT_FILE));

/** How to write `path` for somebody who gave these targets: "docs" holds "docs/plan.md". */
export function pathAsGiven(path: string, targets: readonly Target[]): string | undefined {
  for (const target of targets) {
    if (path === target.path) return target.given;
    if (!target.isFolder || !isInside(path, target.path)) continue;
    const inside = relative(target.path, path).split(sep).join('/');
    return target.given === '.' ? inside : `${target.given.replace(/[\\/]+$/, '')}/${inside}`;
  }
  return undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ELOOP: 'its links lead in a circle',
  EISDIR: 'it is a folder',
  EROFS: 'the disk is read-only',
  EEXIST: 'it is there already',
  ENOTDIR: 'a file stands where a folder would have to be',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'the disk is full',
  EDQUOT: 'there is no room left for you on the disk',
  EFBIG: 'no file may be so large here',
  EIO: 'the disk does not answer as it should',
  EBUSY: 'another program is using it',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};

export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS[code] ?? (code || (error instanceof Error ? error.message : String(error)));
}

/** Node's own, such as `EACCES`; empty where an error has none. */
export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');
