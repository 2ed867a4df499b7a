import type {
  CancellationToken,
  RenameFilesParams,
  RenameParams,
  ResponseError,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { mayName, planRename } from '../features/ids/rename';
import { renameEverywhere } from '../features/ids/renameEverywhere';
import { mayPointAt, renameFileEdits } from '../features/renameFiles';
import { Moves } from '../features/renameFiles/moves';
import type { Server } from '../handlers';
import { nameIn } from '../model/links/filePointers';
import { searchDocuments } from './everyDocument';
import { canceled, refusal, workspaceEdit } from './workspaceEdits';

type Answer = WorkspaceEdit | ResponseError<never> | null;

/** Renames the id under the cursor in every Markdown document of the workspace, or says why not. */
export async function renameId(server: Server, params: RenameParams, token: CancellationToken): Promise<Answer> {
  const { workspace } = server;
  await workspace.loaded;
  const doc = await workspace.read(params.textDocument.uri);
  if (!doc) return null;
  const renaming = planRename(workspace.project, doc, params);
  if ('refused' in renaming) return refusal(renaming.refused);
  const { meanings, symbol, place, to } = renaming;
  const known = new Set(meanings.documentsOf(symbol).certain.map(({ uri }) => uri));
  const title = `Renaming ${place.text} to ${to}`;
  const docs = await searchDocuments(server, { title, token, known, isWanted: mayName(place.key) });
  if (!docs) return canceled();
  const edits = renameEverywhere(docs, renaming);
  return 'refused' in edits ? refusal(edits.refused) : workspaceEdit(server, edits);
}

/** Before files are renamed: lets what leads to them lead to where they will be. */
export async function renameFiles(
  server: Server,
  { files }: RenameFilesParams,
  token: CancellationToken,
): Promise<Answer> {
  const { workspace } = server;
  await workspace.loaded;
  const { project } = workspace;
  const moves = new Moves(files.map(({ oldUri, newUri }) => ({ from: oldUri, to: newUri })));
  const uris = files.map(({ oldUri }) => oldUri);
  const pointing = uris.flatMap(uri => project.pointingAt.get(nameIn(uri) ?? '') ?? []).map(({ uri }) => uri);
  const moved = workspace.entries().flatMap(({ uri }) => (moves.to(uri) === undefined ? [] : [uri]));
  const docs = await searchDocuments(server, {
    ...{ title: 'Updating links', token, known: new Set([...pointing, ...moved]), isWanted: mayPointAt(uris) },
  });
  if (!docs) return canceled();
  return workspaceEdit(
    server,
    docs.map(doc => ({ doc, edits: renameFileEdits(doc, moves, project.files) })),
  );
}
