import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { clientHost } from './clientHost';
import { createServer } from './server';

/** Serves the client that has started this worker. */
export function serve(): void {
  const scope = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
  const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
  createServer(connection, clientHost(connection));
  connection.listen();
}
