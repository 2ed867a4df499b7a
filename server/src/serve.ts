import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InitializeParams } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { clientHost, hostByScheme } from './clientHost';
import { nodeHost } from './nodeHost';
import { createServer } from './server';
import { cacheFolder, versionOf } from './threads/cacheFolder';
import { digestFiles } from './threads/digestFiles';

/** Serves one client over whatever the arguments say: a channel to the parent process, or standard input and output. */
export async function serve(): Promise<void> {
  // Not before: the command line and threads do without.
  const { createConnection, ProposedFeatures, ResponseError } = await import('vscode-languageserver/node');
  const connection = createConnection(ProposedFeatures.all);
  const hostFor = (params: InitializeParams) => {
    const folder = storageOf(params) ?? cacheFolder();
    const cache = folder === undefined ? undefined : { folder, version: versionOf(__filename) };
    const local = { ...nodeHost(), digestFiles: digestFiles({ program: __filename, cache }) };
    return hostByScheme(local, clientHost(connection));
  };
  createServer(
    { connection, ResponseError },
    hostFor,
    pathToFileURL(join(dirname(__filename), '../docs/rules.md')).toString(),
  );
  connection.listen();
}

/** An editor that has a place for what extensions keep says where; else it is the system's. */
function storageOf({ initializationOptions }: InitializeParams): string | undefined {
  const { storageUri } = (initializationOptions ?? {}) as { readonly storageUri?: unknown };
  return typeof storageUri === 'string' && storageUri.startsWith('file:') ? URI.parse(storageUri).fsPath : undefined;
}
