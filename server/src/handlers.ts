import type { Connection, InitializeParams, ResponseError, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Reports } from './reports';
import type { Trust } from './trust';
import type { Workspace } from './workspace';

/**
 * Where a client is connected, and the class by which that tells errors from results: programs and core each bundle the
 * library, and an error of the other one's class would be sent as a result.
 */
export interface Endpoint {
  readonly connection: Connection;
  readonly ResponseError: typeof ResponseError;
}

/** What the handlers of a server share. */
export interface Server extends Endpoint {
  readonly workspace: Workspace;
  readonly documents: TextDocuments<TextDocument>;
  readonly reports: Reports;
  readonly client: InitializeParams;
  readonly trust: Trust;
  /** Aborted when the client shuts the server down: from then on nothing may be sent. */
  readonly stopped: AbortSignal;
}

/** A handler that fails says so in the log and answers that there is nothing; the server lives on. */
export const safelyOn =
  (connection: Connection) =>
  <P, R>(empty: R, answer: (params: P) => Promise<R>) =>
  (params: P): Promise<R> =>
    answer(params).catch(error => {
      connection.console.error(`A request failed: ${error instanceof Error ? error.stack : error}`);
      return empty;
    });
