import { Disposable, EventEmitter, l10n, TabInputText, Uri, ViewColumn, window, workspace } from 'vscode';
import type { ScaffoldAnswer } from '../../../server/src/protocol';
import { nameOfDocument } from './words';

const SCHEME = 'sprintmark-preview';

/** Shows what would be written, beside what is in front: a document that cannot be changed, and that no server reads. */
export class Preview implements Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly #providing: Disposable;
  #shown: Uri | undefined;
  #text = '';

  constructor() {
    this.#providing = Disposable.from(
      this.#changed,
      workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: () => this.#text,
      }),
    );
    // A window that was loaded again brings back what stood in it.
    void closeAll();
  }

  /** The keys stay where they are. */
  async show(proposal: ScaffoldAnswer): Promise<void> {
    this.#text = previewText(proposal);
    const name = l10n.t('Preview of {0}', nameOfDocument(proposal.document));
    const uri = Uri.from({ scheme: SCHEME, path: `/${name}.md` });
    const isShown = this.#shown?.toString() === uri.toString();
    this.#shown = uri;
    this.#changed.fire(uri);
    if (!isShown)
      await window.showTextDocument(uri, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true });
  }

  /** Follows the answers where it is shown. */
  async follow(proposal: ScaffoldAnswer): Promise<void> {
    if (this.#shown) await this.show(proposal);
  }

  async close(): Promise<void> {
    if (!this.#shown) return;
    this.#shown = undefined;
    this.#text = '';
    await closeAll();
  }

  dispose(): void {
    this.#providing.dispose();
  }
}

/** Of a file that is there already, what it lacks. */
function previewText({ text, existing }: ScaffoldAnswer): string {
  if (!existing) return text;
  const added = existing.edits.flatMap(({ edits }) => edits.map(({ newText }) => newText)).join('');
  return added.trim()
    ? `${added.trim()}\n`
    : `${l10n.t('This file is there already, and nothing would be added to it.')}\n`;
}

async function closeAll(): Promise<void> {
  const tabs = window.tabGroups.all.flatMap(group => group.tabs);
  const own = tabs.filter(({ input }) => input instanceof TabInputText && input.uri.scheme === SCHEME);
  if (own.length) await window.tabGroups.close(own, true);
}
