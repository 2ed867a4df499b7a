import { l10n, Uri, type WorkspaceEdit, workspace } from 'vscode';
import { nameOf } from '../../editing/saving';
import type { Companion } from '../../edits';
import { clear, type Disk } from './leftovers';

/** A file that comes to be with all of its text, in the same step as what links to it; or not at all. */
export class NewFile implements Companion {
  readonly uri: Uri;
  readonly #text: Uint8Array;
  readonly #folders: readonly Uri[];

  /** Looks first which folders are not there yet, so that none stays that is only there for this file. */
  static async at(uri: Uri, text: string): Promise<NewFile> {
    return new NewFile(uri, text, await missingFolders(uri));
  }

  private constructor(uri: Uri, text: string, folders: readonly Uri[]) {
    this.uri = uri;
    this.#text = new TextEncoder().encode(text);
    this.#folders = folders;
  }

  addTo(edit: WorkspaceEdit): void {
    edit.createFile(this.uri, { overwrite: false, ignoreIfExists: false, contents: this.#text });
  }

  async takeBack(): Promise<string | undefined> {
    const begun = { file: this.uri, text: this.#text, folders: this.#folders };
    const found = await read(this.uri);
    const leftover = await clear(DISK, begun);
    const name = nameOf(this.uri);
    if (leftover === 'theirs')
      return l10n.t('“{0}” was made by somebody else meanwhile. Open it, or choose another name.', name);
    // All of it was there: then it was the other edits that could not be made, of a text that has changed just now.
    if (found?.length === this.#text.length) return undefined;
    return l10n.t(
      '“{0}” could not be written, and nothing was changed. Check whether its folder is writable and the disk has room, then try again.',
      name,
    );
  }
}

/** Deepest first. */
async function missingFolders(uri: Uri): Promise<readonly Uri[]> {
  const missing: Uri[] = [];
  for (let folder = Uri.joinPath(uri, '..'); folder.path !== '/'; folder = Uri.joinPath(folder, '..')) {
    if (await exists(folder)) break;
    missing.push(folder);
  }
  return missing;
}

export async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    // To find nothing is what is hoped for; what else is wrong, making the file will tell.
    return false;
  }
}

async function read(uri: Uri): Promise<Uint8Array | undefined> {
  try {
    return await workspace.fs.readFile(uri);
  } catch {
    // There is nothing, or nothing that could be a file of ours.
    return undefined;
  }
}

const DISK: Disk<Uri> = {
  read,
  async remove(uri) {
    try {
      await workspace.fs.delete(uri, { recursive: false });
      return true;
    } catch {
      // A folder in which something lies, or that was never made.
      return false;
    }
  },
};
