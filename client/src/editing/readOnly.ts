import { FilePermission, languages, RelativePattern, type TextDocument, workspace } from 'vscode';

/** Why what is changed could not be saved: by its file system, by its permissions, or by the settings of the workspace. */
export async function hindranceTo(document: TextDocument): Promise<'read-only' | 'unreadable' | undefined> {
  if (document.isUntitled) return undefined;
  if (workspace.fs.isWritableFileSystem(document.uri.scheme) === false || isReadOnlyBySetting(document))
    return 'read-only';
  try {
    const { permissions = 0 } = await workspace.fs.stat(document.uri);
    return permissions & FilePermission.Readonly ? 'read-only' : undefined;
  } catch {
    // VS Code keeps the text of a deleted file for a while, and saving would bring it back; what is unsaved stays so.
    return document.isDirty ? undefined : 'unreadable';
  }
}

/** VS Code does not keep an edit from such a document, yet it does not save it. */
function isReadOnlyBySetting(document: TextDocument): boolean {
  const settings = workspace.getConfiguration('files', document);
  const isIn = (key: string): boolean =>
    Object.entries(settings.get<Readonly<Record<string, unknown>>>(key) ?? {}).some(
      ([glob, isOn]) => isOn === true && matches(glob, document),
    );
  return isIn('readonlyInclude') && !isIn('readonlyExclude');
}

function matches(glob: string, document: TextDocument): boolean {
  const folder = workspace.getWorkspaceFolder(document.uri);
  const patterns = folder ? [glob, new RelativePattern(folder, glob)] : [glob];
  return patterns.some(pattern => languages.match({ pattern }, document) > 0);
}
