import type { InitializeParams, WorkspaceEdit } from 'vscode-languageserver';
import { creationOf } from '../features/actions/withFile';
import { lineOf } from '../features/labels';
import type { Server } from '../handlers';
import type { LinkEdits } from '../scaffold/scaffold';
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
  const refusal = made && !made.links.some(each => isOutdated(server, each)) ? refusalOf(made) : CHANGED;
  if (!made || refusal !== undefined) return { refusal: refusal ?? CHANGED };
  const links = workspaceEdit(server, made.links).documentChanges ?? [];
  return { uri: made.uri, edit: { documentChanges: [...creationOf(made.uri, toPlain(made.text)), ...links] } };
}

/** While commits were asked for, somebody may have typed: the edits are for what was there before. */
const isOutdated = ({ documents }: Server, { doc }: LinkEdits): boolean =>
  (documents.get(doc.uri)?.getText() ?? doc.text) !== doc.text;

const CHANGED = 'The document has changed meanwhile. Try again.';

function refusalOf({ existing, fault, path }: PlacedScaffold): string | undefined {
  if (existing) return `“${lineOf(path)}” is there already. Open it instead.`;
  return fault ? `Nothing can be made at “${lineOf(path)}”. Correct the path where it is asked for.` : undefined;
}
