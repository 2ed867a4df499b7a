/** Server → client: files for a server that has no file system of its own. */
export const FIND_FILES = 'sprintmark/findFiles';
export const READ_FILE = 'sprintmark/readFile';
export const LIST_FOLDER = 'sprintmark/listFolder';
/** Params: `AreLinksParams`; result: booleans in their order, false for what is not there. */
export const ARE_LINKS = 'sprintmark/areLinks';

export interface AreLinksParams {
  uris: string[];
}

export interface FindFilesParams {
  /** A folder's URI. */
  folder: string;
  /** Globs relative to the folder. */
  include: string[];
  exclude: string[];
}

/** Result of FIND_FILES: URIs. Params of READ_FILE: `{ uri }`; result: its text, or null where it cannot be read. */
export interface ReadFileParams {
  uri: string;
}

export interface ListFolderParams {
  /** A folder's URI. */
  uri: string;
}

/** Result of LIST_FOLDER, or null where the folder cannot be listed. */
export interface ListedEntry {
  name: string;
  /** A link to a folder is none. */
  isFolder: boolean;
}
