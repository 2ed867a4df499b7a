import { realpath } from 'node:fs/promises';
import * as native from 'node:path';
import { exists, upwards } from '../nodeHost';

/** A path as documents have it, with “/”, from a folder; one on another drive of Windows stays as it is. */
export const slashedFrom = (folder: string, path: string, { relative, sep }: native.PlatformPath = native): string =>
  relative(folder, path).split(sep).join('/');

/** Whether a path from `slashedFrom` leads out of that folder. */
export const leadsOut = (path: string, { isAbsolute }: native.PlatformPath = native): boolean =>
  path === '..' || path.startsWith('../') || isAbsolute(path);

interface Folders {
  /** Without links. Absolute. */
  readonly root: string;
  readonly cwd: string;
}

/** A path that is given from the current folder, from the workspace folder: also where it spells that through a link, as /tmp on a Mac. */
export async function givenPath({ root, cwd }: Folders, given: string): Promise<string> {
  const path = native.resolve(cwd, given);
  const asWritten = slashedFrom(root, path);
  if (!leadsOut(asWritten)) return asWritten;
  const there = await upwards(path, exists);
  if (there === undefined) return asWritten;
  const followed = await realpath(there).catch(() => there);
  return slashedFrom(root, native.join(followed, native.relative(there, path)));
}
