import type { Commit, Since } from './commits';
import type { Changes } from './diff';

/** The port to the world: everything the workspace knows of files comes through here. URIs throughout. */
export interface Host {
  /**
   * What `digestText` makes of files. A host has this where it knows a better way than reading one after the other:
   * other threads, or what it remembers. Undefined where canceled.
   */
  readonly digestFiles?: (request: DigestRequest) => Promise<FileDigests | undefined>;
  /** The documents below `folder` that match `include` and neither `exclude` nor a `.gitignore`. */
  findFiles(folder: string, include: readonly string[], exclude: readonly string[]): Promise<string[]>;
  /** What a folder holds itself, whatever a `.gitignore` says; undefined where it cannot be listed. */
  listFolder(uri: string): Promise<readonly FolderEntry[] | undefined>;
  /** The file as text (UTF-8, a BOM kept), or undefined where it cannot be read. */
  readFile(uri: string): Promise<string | undefined>;
  /** Whether the file is there and its permissions keep it from being written; absent where the host cannot tell. */
  readonly isLocked?: (uri: string) => Promise<boolean>;
  /** The same text as `readFile` piece by piece, for files of any size; absent where the host has files only as a whole. */
  readonly readPieces?: (uri: string) => AsyncIterable<string>;
  /** In the order of the URIs; undefined for a file that is not there. Absent where the host cannot tell. */
  readonly statFiles?: (uris: readonly string[]) => Promise<readonly (FileStat | undefined)[]>;
  /** What version control says of a workspace folder; absent, or undefined, where it cannot or may not be asked. */
  readonly changes?: ((folder: string, base: string | undefined) => Promise<Changes | undefined>) | undefined;
  /** The commits to a workspace folder, newest first; absent, or empty, like `changes`. */
  readonly commits?: ((folder: string, since: Since) => Promise<readonly Commit[]>) | undefined;
  /** Whether a file may be made there without following a link out of the workspace folder; absent where the host cannot tell. */
  readonly isInside?: (folder: string, uri: string) => Promise<boolean>;
}

export interface FileStat {
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Bytes. */
  readonly size: number;
}

export interface FolderEntry {
  readonly name: string;
  /** A link to a folder is none: it may lead out of the workspace. */
  readonly isFolder: boolean;
}

export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

export interface LoadListener {
  readonly token: Cancellation;
  readonly progress: (read: number, total: number) => void;
}

/** A file and its path in its workspace folder, by which a document is recognized as well. */
export interface FileInFolder {
  readonly uri: string;
  readonly path: string;
}

export interface FileDigests {
  /** In the order of the files; undefined for one that cannot be read. */
  load(): Promise<readonly (Uint8Array | undefined)[]>;
}

export interface DigestRequest extends LoadListener {
  readonly files: readonly FileInFolder[];
  /** URIs of the folders that the files were found in. */
  readonly folders: readonly string[];
}
