import { PassThrough } from 'node:stream';
import { createConnection, ResponseError, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { createServer } from '../../server/src/server';
import { memoryHost } from '../unit/memoryHost';
import { Client, MODERN } from './client';

export const ROOT = 'file:///project';

/** A server in this process over files in memory, and a client that has yet to start it. */
function inMemory(entries: Readonly<Record<string, string>> = {}) {
  const files = new Map(Object.entries(entries).map(([path, text]) => [`${ROOT}/${path}`, text]));
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  createServer({ connection, ResponseError }, memoryHost(files));
  connection.listen();
  const client = new Client(toClient, toServer);
  const stop = async () => {
    await client.connection.sendRequest('shutdown');
    client.connection.dispose();
    connection.dispose();
  };
  return { files, client, stop };
}

/** Gives a function that starts sessions, each of which ends with its test. */
export function useSessions() {
  const sessions: { stop(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const { stop } of sessions.splice(0)) await stop();
  });
  return async (files: Record<string, string> = {}, capabilities = MODERN, options?: unknown) => {
    const made = inMemory(files);
    sessions.push(made);
    const server = await made.client.start(ROOT, capabilities, options);
    return { ...made, server };
  };
}
