import type { Connection } from 'vscode-languageserver';
import type { Host } from './host';
import { digestHere } from './loader';
import { FIND_FILES, LIST_FOLDER, type ListedEntry, READ_FILE } from './protocol';

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
  };
}

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
    isLocked: async uri => (await hostOf(uri).isLocked?.(uri)) ?? false,
    digestFiles: request => {
      const isLocal = request.files.every(({ uri }) => hostOf(uri) === local);
      return (isLocal && local.digestFiles?.(request)) || digestHere(host, request);
    },
  };
  return host;
}
