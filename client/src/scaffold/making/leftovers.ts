/** The file system, as far as what was begun is to be taken away again. Paths are the URIs of files and folders. */
export interface Disk<Place> {
  /** Undefined where nothing can be read. */
  read(file: Place): Promise<Uint8Array | undefined>;
  /** False where it stays, as a folder does that is not empty. */
  remove(place: Place): Promise<boolean>;
}

/** `ours` was begun and could not be finished, or the other edits could not be made. */
export type Leftover = 'none' | 'ours' | 'theirs';

/** What is on the disk after a file was to be made with a text, and not all succeeded. */
export function leftoverOf(found: Uint8Array | undefined, wanted: Uint8Array): Leftover {
  if (!found) return 'none';
  const isBegun = found.length <= wanted.length && found.every((byte, at) => byte === wanted[at]);
  return isBegun ? 'ours' : 'theirs';
}

/** Takes away what was begun of a file, and the folders that were not there before it; deepest first, as far as they are empty. */
export async function clear<Place>(
  disk: Disk<Place>,
  begun: { readonly file: Place; readonly text: Uint8Array; readonly folders: readonly Place[] },
): Promise<Leftover> {
  const leftover = leftoverOf(await disk.read(begun.file), begun.text);
  if (leftover === 'ours') await disk.remove(begun.file);
  if (leftover !== 'theirs') for (const folder of begun.folders) await disk.remove(folder);
  return leftover;
}
