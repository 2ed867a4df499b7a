import type { InitializeParams, WorkspaceEdit } from 'vscode-languageserver';
import { creationOf } from '../features/actions/withFile';
import type { Server } from '../handlers';
import { toPlain } from '../scaffold/snippet';
import { makeScaffold, type PlacedScaffold } from '../scaffoldWorld';
import { readScaffoldParams } from './scaffoldParams';
import { workspaceEdit } from './workspaceEdits';

/** Whether the client has a command that makes new documents, and asks for them by itself. */
export const asksForFiles = ({ initializationOptions }: Pick<InitializeParams, 'initializationOptions'>): boolean =>
  (initializationOptions as { readonly scaffolds?: unknown } | undefined | null)?.scaffolds === true;

/** For editors that know nothing of scaffolds: the file, its text and what leads to it, in one step; or why it cannot be made. */
export async function newFileEdit(
  server: Server,
  params: unknown,
): Promise<{ readonly edit: WorkspaceEdit; readonly uri: string } | { readonly refusal: string }> {
  const request = readScaffoldParams(params);
  const made = request && (await makeScaffold(server.workspace, request));
  const refusal = made ? refusalOf(made) : CHANGED;
  if (!made || refusal !== undefined) return { refusal: refusal ?? CHANGED };
  const links = workspaceEdit(server, made.links).documentChanges ?? [];
  return { uri: made.uri, edit: { documentChanges: [...creationOf(made.uri, toPlain(made.text)), ...links] } };
}

const CHANGED = 'The document has changed meanwhile. Try again.';

function refusalOf({ existing, fault, path }: PlacedScaffold): string | undefined {
  if (existing) return `“${path}” is there already. Open it instead.`;
  return fault ? `Nothing can be made at “${path}”. Correct the path where it is asked for.` : undefined;
}
