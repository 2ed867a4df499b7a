import { DEFAULT_SETTINGS, PROJECT_FILE, TEMPLATES } from './config';
import { digestText, type PackedDigest, RecentSegments, unpackDigest } from './digest';
import type { Digest } from './features/diagnostics';
import type { DigestRequest, FileDigests, FileInFolder, Host, LoadListener } from './host';
import { type ProjectFile, readFileOfProject, SettingsTree } from './settingsTree';
import { nameOf, parentOf, pathFrom, uriKey } from './uris';

/** A file that was read; without `digest` it is no sprint document, and nothing else of it is kept. */
export interface DiskEntry {
  readonly uri: string;
  readonly digest: Digest | undefined;
}

export const QUIET: LoadListener = { token: { isCancellationRequested: false }, progress: () => {} };

export interface LoadOptions extends LoadListener {
  readonly host: Host;
  readonly folders: readonly string[];
  readonly settings: SettingsTree;
  readonly ruleIds: readonly string[];
  /** What is open in the editor, by URI key: a project file counts as it is written, saved or not. */
  readonly open: ReadonlyMap<string, { readonly uri: string; readonly text: string }>;
}

export interface Loaded {
  readonly settings: SettingsTree;
  /** By URI key. */
  readonly disk: Map<string, DiskEntry>;
}

const BATCH = 64;

/** Finds and reads settings and documents below the folders; undefined where it was canceled. */
export async function loadFolders(options: LoadOptions): Promise<Loaded | undefined> {
  const { host, folders, settings: before, token } = options;
  const found = await findAll(host, folders, [...DEFAULT_SETTINGS.include, `**/${PROJECT_FILE}`]);
  const settings = new SettingsTree(before.editor, await readProjectFiles(options, found));
  if (token.isCancellationRequested) return undefined;
  const candidates = settings.widens ? await findAll(host, folders, ['**/*']) : found;
  const chosen = candidates.filter(uri => isIncluded(uriKey(uri), folders, settings));
  const files = chosen.map(uri => ({ uri, path: pathOf(uriKey(uri), folders) }));
  const request = { files, folders, token, progress: options.progress };
  const digests = await (host.digestFiles?.(request) ?? digestHere(host, request));
  const packed = await digests?.load();
  if (!packed) return undefined;
  const disk = new Map<string, DiskEntry>();
  const recent = new RecentSegments();
  for (const [at, file] of files.entries()) {
    const digest = packed[at];
    if (digest) disk.set(uriKey(file.uri), entryOf(file, digest, recent));
  }
  return { settings, disk };
}

/** Reads files through the host, a few at a time, and makes digests of them right here. */
export async function digestHere(
  host: Host,
  { files, token, progress }: DigestRequest,
): Promise<FileDigests | undefined> {
  const digests: (PackedDigest | undefined)[] = [];
  for (let at = 0; at < files.length; at += BATCH) {
    if (token.isCancellationRequested) return undefined;
    progress(at, files.length);
    const batch = files.slice(at, at + BATCH);
    const texts = await Promise.all(batch.map(({ uri }) => host.readFile(uri)));
    for (const [index, { path }] of batch.entries()) {
      const text = texts[index];
      digests.push(text === undefined ? undefined : digestText(path, text));
    }
  }
  return { load: async () => digests };
}

export function readEntry(uri: string, text: string, folders: readonly string[]): DiskEntry {
  const path = pathOf(uriKey(uri), folders);
  return entryOf({ uri, path }, digestText(path, text));
}

const entryOf = (file: FileInFolder, packed: PackedDigest, recent?: RecentSegments): DiskEntry => ({
  uri: file.uri,
  digest: packed.length ? unpackDigest(packed, file, recent) : undefined,
});

/** A project file is no document, and a template none yet, whatever the globs say. */
export function isIncluded(key: string, folders: readonly string[], settings: SettingsTree): boolean {
  if (nameOf(key) === PROJECT_FILE || key.includes(`/${TEMPLATES}/`)) return false;
  const scope = settings.scopeOf(key);
  const path = pathFrom(scope.folder ?? folderOf(key, folders) ?? key, key);
  return path === undefined || scope.includes(path);
}

/** Relative to the workspace folder; the bare name where there is none. */
export function pathOf(key: string, folders: readonly string[]): string {
  const folder = folderOf(key, folders);
  return (folder !== undefined && pathFrom(folder, key)) || nameOf(key);
}

function folderOf(key: string, folders: readonly string[]): string | undefined {
  const around = folders.filter(folder => key.startsWith(`${folder}/`));
  return around.reduce<string | undefined>(
    (best, each) => (each.length > (best?.length ?? -1) ? each : best),
    undefined,
  );
}

async function findAll(host: Host, folders: readonly string[], include: readonly string[]): Promise<string[]> {
  const found = await Promise.all(folders.map(folder => host.findFiles(folder, include, DEFAULT_SETTINGS.exclude)));
  return [...new Map(found.flat().map(uri => [uriKey(uri), uri])).values()].sort();
}

async function readProjectFiles(options: LoadOptions, found: readonly string[]): Promise<Map<string, ProjectFile>> {
  const { host, folders, open, ruleIds } = options;
  const written = [...open.values()].map(({ uri }) => uri);
  const below = [...found, ...written].filter(uri => nameOf(uriKey(uri)) === PROJECT_FILE);
  const above = await Promise.all(folders.map(folder => findAbove(host, folder)));
  const files = new Map<string, ProjectFile>();
  for (const uri of [...below, ...above.flat()]) {
    const text = open.get(uriKey(uri))?.text ?? (await host.readFile(uri));
    const folder = parentOf(uriKey(uri));
    if (text !== undefined && folder !== undefined) files.set(folder, readFileOfProject(uri, text, ruleIds));
  }
  return files;
}

/** The nearest project file in the folders above, up to the top of the repository: a workspace may be a part of one. */
async function findAbove(host: Host, folder: string): Promise<string[]> {
  for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) {
    if ((await host.readFile(`${at}/${PROJECT_FILE}`)) !== undefined) return [`${at}/${PROJECT_FILE}`];
    if ((await host.readFile(`${at}/.git/HEAD`)) !== undefined) return [];
    // In a worktree or a submodule, `.git` is a file.
    if ((await host.readFile(`${at}/.git`)) !== undefined) return [];
  }
  return [];
}
