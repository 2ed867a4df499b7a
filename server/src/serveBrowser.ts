import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ResponseError,
} from 'vscode-languageserver/browser';
import { clientHost } from './clientHost';
import { createServer } from './server';

/** Serves the client that has started this worker. */
export function serve(): void {
  const scope = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
  const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
  createServer({ connection, ResponseError }, clientHost(connection));
  connection.listen();
}
