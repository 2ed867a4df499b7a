import { FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  ARE_LINKS,
  type AreLinksParams,
  FIND_FILES,
  type FindFilesParams,
  LIST_FOLDER,
  type ListedEntry,
  type ListFolderParams,
  READ_FILE,
  type ReadFileParams,
  STAT_FILES,
  type StatFilesParams,
  type StattedFile,
} from '../../server/src/protocol';

/** Lends the server the editor's file systems: a server in a browser, or one that meets a virtual folder, has none. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(FIND_FILES, findFiles);
  client.onRequest(LIST_FOLDER, listFolder);
  client.onRequest(READ_FILE, readFile);
  client.onRequest(STAT_FILES, statFiles);
  client.onRequest(ARE_LINKS, ({ uris }: AreLinksParams) => Promise.all(uris.map(isLink)));
}

async function findFiles({ folder, include, exclude }: FindFilesParams): Promise<string[]> {
  const base = Uri.parse(folder);
  const excluded = exclude.length > 0 ? new RelativePattern(base, oneOf(exclude)) : undefined;
  const found = await Promise.all(include.map(glob => workspace.findFiles(new RelativePattern(base, glob), excluded)));
  return [...new Set(found.flat().map(uri => uri.toString()))];
}

const oneOf = (globs: readonly string[]): string => (globs.length === 1 ? String(globs[0]) : `{${globs.join(',')}}`);

async function listFolder({ uri }: ListFolderParams): Promise<ListedEntry[] | null> {
  try {
    const entries = await workspace.fs.readDirectory(Uri.parse(uri));
    return entries.map(([name, type]) => ({ name, isFolder: type === FileType.Directory }));
  } catch {
    // There is no such folder, or no permission: nothing is known of what is in it.
    return null;
  }
}

async function readFile({ uri }: ReadFileParams): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await workspace.fs.readFile(Uri.parse(uri)));
  } catch {
    // Deleted meanwhile, a folder, no permission: to the server a file that cannot be read is none.
    return null;
  }
}

/** So many at a time: each may be a question to another machine. */
const BATCH = 100;

async function statFiles({ uris }: StatFilesParams): Promise<(StattedFile | null)[]> {
  const found: (StattedFile | null)[] = [];
  for (let at = 0; at < uris.length; at += BATCH)
    found.push(...(await Promise.all(uris.slice(at, at + BATCH).map(statFile))));
  return found;
}

async function statFile(uri: string): Promise<StattedFile | null> {
  try {
    const { mtime, size } = await workspace.fs.stat(Uri.parse(uri));
    // A file system that knows no times says 0.
    return mtime > 0 ? { modified: mtime, size } : null;
  } catch {
    // Not there, or no permission: the server takes that for a file of unknown age.
    return null;
  }
}

/** What is not there is no link. */
const isLink = async (uri: string): Promise<boolean> => {
  try {
    return ((await workspace.fs.stat(Uri.parse(uri))).type & FileType.SymbolicLink) !== 0;
  } catch {
    // Not there, or no permission: nothing can be made there through it either.
    return false;
  }
};
