import { l10n, Position, SnippetString, Uri, WorkspaceEdit, type WorkspaceFolder, window, workspace } from 'vscode';
import { NEW_DOCUMENT, type NewDocument, type NewDocumentParams } from '../../server/src/protocol';
import type { Part } from './commands';
import { kindNames } from './kinds';
import { pathFault } from './newDocument/pathFault';
import { offer, restartServer, type Supervisor, showOutput } from './supervisor';

/** “New Sprint Document…” */
export const newDocument = (supervisor: Supervisor): Part => ({
  dispose() {},
  commands: {
    'sprintmark.newDocument': () => create(supervisor),
  },
});

async function create(supervisor: Supervisor): Promise<void> {
  const folder = await pickFolder();
  const kind = folder && (await pickKind());
  if (!folder || !kind) return;
  const params = { kind, folder: folder.uri.toString() };
  const proposed = await ask(supervisor, params);
  const path = proposed && (await inputPath(folder, proposed.path));
  if (!path) return;
  // Another name may be another sprint's.
  const chosen = path === proposed.path ? proposed : await ask(supervisor, { ...params, path });
  if (chosen) await write(Uri.joinPath(folder.uri, path), chosen.snippet);
}

async function pickFolder(): Promise<WorkspaceFolder | undefined> {
  const { workspaceFolders: folders = [] } = workspace;
  if (!folders.length) void window.showInformationMessage(l10n.t('Open a folder first. New documents are made in it.'));
  if (folders.length <= 1) return folders[0];
  return window.showWorkspaceFolderPick({ placeHolder: l10n.t('The folder for the new document') });
}

async function pickKind(): Promise<string | undefined> {
  const items = Object.entries(kindNames()).map(([id, label]) => ({ id, label }));
  const placeHolder = l10n.t('What kind of document do you need?');
  return (await window.showQuickPick(items, { placeHolder }))?.id;
}

async function ask(supervisor: Supervisor, params: NewDocumentParams): Promise<NewDocument | undefined> {
  const answer = await supervisor.request<NewDocument | null>(NEW_DOCUMENT, params);
  if (!answer)
    offer(window.showErrorMessage, l10n.t('The server did not propose a document. Nothing was created.'), [
      restartServer(),
      showOutput(),
    ]);
  return answer ?? undefined;
}

/** The path as a person confirmed it. */
async function inputPath(folder: WorkspaceFolder, proposed: string): Promise<string | undefined> {
  const name = proposed.lastIndexOf('/') + 1;
  const path = await window.showInputBox({
    title: l10n.t('New Sprint Document'),
    prompt: l10n.t('The path of the new document in “{0}”', folder.name),
    value: proposed,
    valueSelection: [name, Math.max(name, proposed.lastIndexOf('.'))],
    ignoreFocusOut: true,
    validateInput: async value => {
      const fault = faultWords(value.trim());
      return fault ?? ((await exists(Uri.joinPath(folder.uri, value.trim()))) ? existsWords() : undefined);
    },
  });
  return path?.trim();
}

function faultWords(path: string): string | undefined {
  switch (pathFault(path)) {
    case 'empty':
      return l10n.t('Enter a path, such as “docs/sprints/sprint_1_plan.md”.');
    case 'absolute':
      return l10n.t('Enter a path that is relative to the folder.');
    case 'outside':
      return l10n.t('The path leads out of the folder. Leave out “..”.');
    case 'characters':
      return l10n.t('Not every system can have a file of this name. Use letters, digits, “-”, “_” and “/”.');
    case 'ending':
      return l10n.t('The name must end in “.md”.');
    default:
      return undefined;
  }
}

const existsWords = (): string => l10n.t('There is a file of this name already. Choose another name.');

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    // To find nothing is what is hoped for; what else is wrong, making the file will tell.
    return false;
  }
}

/** Makes the file, which must not be there, and leaves its text to be filled in. */
async function write(uri: Uri, snippet: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false });
  if (!(await workspace.applyEdit(edit))) {
    const message = (await exists(uri))
      ? existsWords()
      : l10n.t('The document could not be created. Check whether its folder can be written.');
    void window.showErrorMessage(message);
    return;
  }
  const editor = await window.showTextDocument(uri);
  if (!(await editor.insertSnippet(new SnippetString(snippet), new Position(0, 0))))
    void window.showErrorMessage(l10n.t('The document was created, but its text could not be put in.'));
}
