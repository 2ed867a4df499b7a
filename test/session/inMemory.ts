import { PassThrough } from 'node:stream';
import {
  type Connection,
  createConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Host } from '../../server/src/host';
import { createServer } from '../../server/src/server';
import { memoryHost } from '../unit/memoryHost';
import { Client, MODERN } from './client';

export const ROOT = 'file:///project';

/** Gives a function that starts sessions over files in memory, each of which ends with its test. */
export function useSessions() {
  const serve = useServers();
  return async (entries: Readonly<Record<string, string>> = {}, capabilities = MODERN, options?: unknown) => {
    const files = new Map(Object.entries(entries).map(([path, text]) => [`${ROOT}/${path}`, text]));
    const client = serve(() => memoryHost(files));
    const server = await client.start(ROOT, capabilities, options);
    return { files, client, server };
  };
}

/** Gives a function that makes a server in this process, and a client that has yet to start it; both end with their test. */
export function useServers(): (hostOf: (connection: Connection) => Host) => Client {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  return hostOf => {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    createServer({ connection, ResponseError }, hostOf(connection));
    connection.listen();
    const client = new Client(toClient, toServer);
    ends.push(async () => {
      await client.connection.sendRequest('shutdown');
      client.connection.dispose();
      connection.dispose();
    });
    return client;
  };
}
