import type { InitializeParams, ServerCapabilities } from 'vscode-languageserver';
import { type Server, safelyOn } from '../handlers';
import type { SprintDoc } from '../model/sprint';
import type { Project } from '../project';

/** One area of the protocol: what a client is told that it can ask, and who answers. */
export interface Answers {
  /** A function where they depend on what the client can do. */
  readonly capabilities: ServerCapabilities | ((client: InitializeParams) => ServerCapabilities);
  listen(server: Server): void;
}

type OfDocument = { readonly textDocument: { readonly uri: string } } | { readonly uri: string };

/** Makes handlers that wait until the workspace was read, and answer `empty` for what is no document here. */
export const askedOf =
  ({ connection, workspace }: Server) =>
  <P extends OfDocument, R>(empty: R, answer: (project: Project, doc: SprintDoc, params: P) => R | Promise<R>) =>
    safelyOn(connection)(empty, async (params: P) => {
      await workspace.loaded;
      const uri = uriOf(params);
      const doc = uri === undefined ? undefined : await workspace.read(uri);
      return doc ? answer(workspace.project, doc, params) : empty;
    });

/** Whatever was sent: undefined where it names no document. */
function uriOf(params: unknown): string | undefined {
  const { textDocument, uri } = (params ?? {}) as { readonly textDocument?: unknown; readonly uri?: unknown };
  const own = textDocument ? (textDocument as { readonly uri?: unknown }).uri : uri;
  return typeof own === 'string' ? own : undefined;
}

/** Whether an editor makes new files where an edit says so. */
export function makesFiles({ capabilities: { workspace } }: InitializeParams): boolean {
  const { documentChanges, resourceOperations } = workspace?.workspaceEdit ?? {};
  return Boolean(documentChanges && resourceOperations?.includes('create'));
}
