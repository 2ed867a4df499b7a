import { FileType, languages, Uri, window, workspace } from 'vscode';
import { markdownDocuments } from '../options';
import type { TreePlaces } from '../tasks/treePlaces';
import { isElement } from '../views/tree/element';
import type { Draft } from './steps/draft';

/** What a new document is asked from: a folder or file of the explorer, a node of a tree, else the document in front. Arguments may be anything. */
export async function draftFrom(argument: unknown, places: TreePlaces): Promise<Draft> {
  if (argument instanceof Uri) return (await isFolder(argument)) ? inDirectory(argument) : about(argument);
  if (!isElement(argument)) return about(documentInFront());
  const { node } = argument;
  // What a sprint is, its documents tell: its plan, if it has one.
  const below = node.uri === undefined ? await places.below(node.id) : [];
  const document = below.find(({ kind, uri }) => kind === 'plan' && uri) ?? below.find(({ uri }) => uri);
  const uri = node.uri ?? document?.uri;
  if (uri === undefined) return about(documentInFront());
  const draft = about(Uri.parse(uri));
  return draft.uri === undefined ? draft : { ...draft, known: [...draft.known, 'folder', 'sprint'] };
}

const EMPTY: Draft = { answers: {}, known: [] };

function inDirectory(uri: Uri): Draft {
  const folder = workspace.getWorkspaceFolder(uri);
  if (!folder) return about(undefined);
  const directory = uri.path.slice(folder.uri.path.length).replace(/^\/+|\/+$/g, '');
  return { ...EMPTY, ...{ folder: folder.uri.toString(), directory, known: ['folder'] } };
}

/** With one folder, or none, nobody is asked for it. */
function about(uri: Uri | undefined): Draft {
  const folders = workspace.workspaceFolders ?? [];
  const own = uri && workspace.getWorkspaceFolder(uri);
  const folder = own ?? folders[0];
  return {
    ...EMPTY,
    ...(folder && { folder: folder.uri.toString() }),
    ...(own && { uri: uri.toString() }),
    known: folders.length > 1 ? [] : ['folder'],
  };
}

function documentInFront(): Uri | undefined {
  const document = window.activeTextEditor?.document;
  return document && languages.match(markdownDocuments(), document) > 0 ? document.uri : undefined;
}

async function isFolder(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.Directory) > 0;
  } catch {
    // Gone since the menu was opened: what the server proposes is as good.
    return false;
  }
}
