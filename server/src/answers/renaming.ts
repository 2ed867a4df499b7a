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
import { decoded } from '../model/links/paths';
import type { Facts } from '../model/sprint';
import type { Project } from '../project';
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
  if ('refused' in renaming) return refusal(server, renaming.refused);
  const { meanings, symbol, place, to } = renaming;
  const known = new Set(meanings.documentsOf(symbol).certain.map(({ uri }) => uri));
  // A heading's anchor may change with the id in it.
  for (const each of pointingAt(workspace.project, [...known]))
    if (each.links.some(({ target }) => target.value.includes('#'))) known.add(each.uri);
  const title = `Renaming ${place.text} to ${to}`;
  const docs = await searchDocuments(server, { title, token, known, knowsAll: true, isWanted: mayName(place.key) });
  if (!docs) return canceled(server);
  const edits = renameEverywhere(docs, renaming);
  return 'refused' in edits ? refusal(server, edits.refused) : workspaceEdit(server, edits);
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
  const moved = workspace.entries().flatMap(({ uri }) => (moves.to(uri) === undefined ? [] : [uri]));
  const docs = await searchDocuments(server, {
    ...{ title: 'Updating links', token, isWanted: mayPointAt(uris) },
    known: new Set([...pointingAt(project, uris).map(({ uri }) => uri), ...moved]),
    // What else is in a folder that moves, no document tells.
    knowsAll: uris.every(isMarkdown),
  });
  if (!docs) return canceled(server);
  return workspaceEdit(
    server,
    docs.map(doc => ({ doc, edits: renameFileEdits(doc, moves, project.files) })),
  );
}

const isMarkdown = (uri: string): boolean => /\.(?:md|markdown)$/i.test(uri);

/** The sprint documents that lead to one of these files. */
const pointingAt = (project: Project, uris: readonly string[]): Facts[] =>
  uris.flatMap(uri => project.pointingAt.get(decoded(uri)) ?? []);
