import type { Connection } from 'vscode-languageserver';
import type { FileStat, Host } from './host';
import { digestHere } from './loader';
import { piecesOf } from './measuring/pieces';
import { ARE_LINKS, FIND_FILES, LIST_FOLDER, type ListedEntry, READ_FILE, STAT_FILES } from './protocol';
import { nameOf, parentOf, uriKey } from './uris';

/** Files as the client sees them, for a server that has no file system or for schemes that it cannot read. */
export function clientHost(connection: Connection): Host {
  return {
    async findFiles(folder, include, exclude) {
      const found: unknown = await connection.sendRequest(FIND_FILES, { folder, include, exclude }).catch(() => []);
      return Array.isArray(found) ? found.filter(uri => typeof uri === 'string') : [];
    },
    async listFolder(uri) {
      const found: unknown = await connection.sendRequest(LIST_FOLDER, { uri }).catch(() => undefined);
      return Array.isArray(found) ? found.filter(isEntry) : undefined;
    },
    async readFile(uri) {
      // A client that knows no such request has no such file either.
      const text: unknown = await connection.sendRequest(READ_FILE, { uri }).catch(() => undefined);
      return typeof text === 'string' ? text : undefined;
    },
    async statFiles(uris) {
      const found: unknown = await connection.sendRequest(STAT_FILES, { uris }).catch(() => []);
      const stats: readonly unknown[] = Array.isArray(found) ? found : [];
      return uris.map((_, at) => (isStat(stats[at]) ? stats[at] : undefined));
    },
    async isInside(folder, uri) {
      const uris = wayTo(uriKey(folder), uriKey(uri));
      if (!uris) return false;
      // Nobody tells where a link of such a file system leads.
      const found: unknown = await connection.sendRequest(ARE_LINKS, { uris }).catch(() => []);
      return !(Array.isArray(found) && found.includes(true));
    },
  };
}

/** What stands between a folder and a URI below it, and the URI itself; undefined where it is not below. */
function wayTo(folder: string, uri: string): readonly string[] | undefined {
  const way: string[] = [];
  for (let at: string | undefined = uri; at !== folder; at = parentOf(at)) {
    if (at === undefined || nameOf(at) === '..' || way.length > DEEPEST) return undefined;
    way.push(at);
  }
  return way;
}

/** Folders in folders; nobody writes so long a path by hand. */
const DEEPEST = 100;

const isStat = (value: unknown): value is FileStat =>
  typeof value === 'object' &&
  value !== null &&
  'modified' in value &&
  'size' in value &&
  Number.isFinite(value.modified) &&
  Number.isFinite(value.size);

const isEntry = (value: unknown): value is ListedEntry =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  'isFolder' in value &&
  typeof value.name === 'string' &&
  typeof value.isFolder === 'boolean';

/** Files on this machine where the scheme is `file`, others through the client. */
export function hostByScheme(local: Host, client: Host): Host {
  const hostOf = (uri: string) => (uri.startsWith('file:') ? local : client);
  const host: Host = {
    findFiles: (folder, include, exclude) => hostOf(folder).findFiles(folder, include, exclude),
    listFolder: uri => hostOf(uri).listFolder(uri),
    readFile: uri => hostOf(uri).readFile(uri),
    changes: async (folder, base) => hostOf(folder).changes?.(folder, base),
    commits: async (folder, since) => (await hostOf(folder).commits?.(folder, since)) ?? [],
    isInside: async (folder, uri) =>
      hostOf(folder) === hostOf(uri) && ((await hostOf(uri).isInside?.(folder, uri)) ?? true),
    isLocked: async uri => (await hostOf(uri).isLocked?.(uri)) ?? false,
    readPieces: uri => piecesOf(hostOf(uri), uri),
    statFiles: async uris => {
      const found = new Map<string, FileStat | undefined>();
      for (const each of [local, client]) {
        const own = uris.filter(uri => hostOf(uri) === each);
        const stats = own.length ? await each.statFiles?.(own) : undefined;
        for (const [at, uri] of own.entries()) found.set(uri, stats?.[at]);
      }
      return uris.map(uri => found.get(uri));
    },
    digestFiles: request => {
      const isLocal = request.files.every(({ uri }) => hostOf(uri) === local);
      return (isLocal && local.digestFiles?.(request)) || digestHere(host, request);
    },
  };
  return host;
}
