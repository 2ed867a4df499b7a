import { commands, Disposable, languages, type TextEditor, window } from 'vscode';
import type { TaskAt } from '../../../server/src/protocol';
import { markdownDocuments } from '../options';
import type { Supervisor } from '../supervisor';
import { type CursorKey, changedKeys, keysOf } from './cursorKeys';
import type { TreePlaces } from './treePlaces';

/** Keeps what `when` clauses know of the place at the cursor. */
export function watchCursor(supervisor: Supervisor, places: TreePlaces): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: ReadonlySet<CursorKey> = new Set();
  let asked = 0;
  const update = async () => {
    const number = ++asked;
    const keys = keysOf(await taskAtCursor(places));
    // Meanwhile the cursor may stand elsewhere.
    if (number !== asked) return;
    for (const key of changedKeys(shown, keys))
      void commands.executeCommand('setContext', `sprintmark.cursor.${key}`, keys.has(key));
    shown = keys;
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void update(), QUIET);
  };
  soon();
  return Disposable.from(
    window.onDidChangeTextEditorSelection(({ textEditor }) => textEditor === window.activeTextEditor && soon()),
    window.onDidChangeActiveTextEditor(soon),
    supervisor.onDidChange(soon),
    new Disposable(() => clearTimeout(timer)),
  );
}

/** In milliseconds: whoever moves through a text does not stop that long. */
const QUIET = 150;

async function taskAtCursor(places: TreePlaces): Promise<TaskAt | undefined> {
  const editor = markdownEditor();
  return editor && places.what(placeOf(editor));
}

export function markdownEditor(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor && languages.match(markdownDocuments(), editor.document) > 0 ? editor : undefined;
}

export function placeOf({ document, selection }: TextEditor) {
  const { line, character } = selection.active;
  return { uri: document.uri.toString(), position: { line, character } };
}
