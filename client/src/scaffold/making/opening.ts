import {
  commands,
  type Disposable,
  Position,
  Range,
  Selection,
  SnippetString,
  type TextDocument,
  TextDocumentChangeReason,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { ScaffoldAnswer } from '../../../../server/src/protocol';
import { saveAll } from '../../editing/saving';

/** Opens a file that was just made, with the cursor at the first place to fill in and tab stops for the rest. */
export async function openMade(uri: Uri, { snippet, links }: ScaffoldAnswer): Promise<Disposable> {
  let { document } = await window.showTextDocument(uri, { preview: false });
  const made = document.getText();
  for (let tries = 0; tries < TRIES; tries++) {
    const editor = await window.showTextDocument(uri, { preview: false });
    document = editor.document;
    if (await editor.insertSnippet(new SnippetString(snippet), wholeOf(document), KEEPING)) break;
  }
  const linked = links.map(each => each.uri);
  const undoing = undoingAll(document, made, linked);
  await saveAll([document]);
  return undoing;
}

/** Opens a file that something was added to, where that begins. */
export async function openAt(uri: Uri, line: number): Promise<TextEditor> {
  const editor = await window.showTextDocument(uri);
  const place = new Position(line, 0);
  editor.selection = new Selection(place, place);
  editor.revealRange(new Range(place, place), TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}

/** VS Code refuses where the text has changed just now, as when another extension touches new files. */
const TRIES = 5;

/** The text as it is; older versions of VS Code do not know of `keepWhitespace`. */
const KEEPING = { undoStopBefore: false, undoStopAfter: false, keepWhitespace: true };

const wholeOf = (document: TextDocument): Range => document.validateRange(new Range(0, 0, document.lineCount, 0));

/**
 * To VS Code the tab stops are an edit of their own, which changes no text: undoing it shows nothing, so that what is
 * before it, the file and the links to it, is undone with it; on disk, too.
 */
function undoingAll(document: TextDocument, made: string, linked: readonly string[]): Disposable {
  const whole = wholeOf(document);
  const listening = workspace.onDidChangeTextDocument(({ document: changed, contentChanges, reason }) => {
    if (changed !== document || reason !== TextDocumentChangeReason.Undo) return;
    const [change] = contentChanges;
    // Lengths do not tell: where lines end as on Windows, VS Code counts them in two ways.
    if (contentChanges.length !== 1 || !change?.range.isEqual(whole) || document.getText() !== made) return;
    listening.dispose();
    if (window.activeTextEditor?.document === document) void undoSaved(linked);
  });
  return listening;
}

/** What was saved with a link to a file that is gone now is saved without it. */
async function undoSaved(linked: readonly string[]): Promise<void> {
  const uris = new Set(linked.map(uri => Uri.parse(uri).toString()));
  // One that no editor shows may be opened only by the undoing.
  const dirty = () => workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && uris.has(uri.toString()));
  const before = dirty();
  await commands.executeCommand('undo');
  await saveAll(dirty().filter(document => !before.includes(document)));
}
