import { l10n, type TextDocument, type Uri, window, workspace } from 'vscode';
import { withoutLinks } from '../plainWords';

/** Saves documents, so that agents and git see what a view shows; one that cannot be saved stays as it is in the editor. */
export async function saveAll(documents: readonly TextDocument[]): Promise<void> {
  const unsaved: TextDocument[] = [];
  for (const document of documents) if (!(await saved(document))) unsaved.push(document);
  const [first] = unsaved;
  if (first) void tellUnsaved(first, unsaved.length);
}

async function saved(document: TextDocument): Promise<boolean> {
  try {
    return !document.isDirty || (await document.save());
  } catch {
    // Whatever it was, the person is told that the file does not have the change.
    return false;
  }
}

async function tellUnsaved(document: TextDocument, total: number): Promise<void> {
  const show = l10n.t('Show');
  const name = nameOf(document.uri);
  const message =
    total === 1
      ? l10n.t('“{0}” could not be saved. The change is in the editor, unsaved: save it there, or undo it.', name)
      : l10n.t(
          '{0} files could not be saved, such as “{1}”. Save them in the editor, or undo the change.',
          total,
          name,
        );
  if ((await window.showErrorMessage(withoutLinks(message), show)) === show) await window.showTextDocument(document);
}

/** A file as messages name it. */
export const nameOf = (uri: Uri): string => workspace.asRelativePath(uri);
