import { clientHost } from './clientHost';
import { createServer } from './server';

/** Serves the client that has started this worker. */
export async function serve(): Promise<void> {
  // Not before: the library's part for browsers takes over timers and streams, and Node, too, takes the core from this bundle.
  const library = await import('vscode-languageserver/browser');
  const { BrowserMessageReader, BrowserMessageWriter, createConnection, ResponseError } = library;
  const scope = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
  const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
  createServer({ connection, ResponseError }, clientHost(connection));
  connection.listen();
}
