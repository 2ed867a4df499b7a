import { l10n, ProgressLocation, Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { EditAnswer, VersionedEdits, WireRange } from '../../server/src/protocol';
import { changedMeanwhile, noAnswer, tell } from './editing/messages';
import { hindranceTo } from './editing/readOnly';
import { type Effects, inRounds, type Outcome } from './editing/rounds';
import { nameOf, saveAll } from './editing/saving';
import { Turns } from './editing/turns';
import { withoutIcons } from './plainWords';

/** Asks the server for an edit; undefined where there is no answer to be had. */
export type Ask = () => Promise<EditAnswer | undefined>;

/** Asks the server for an edit, makes it as one step, and saves what was saved before; false where nothing was changed, and a person was told why. */
export async function applyAnswer(ask: Ask, label: string): Promise<boolean> {
  const result = await tryAnswer(ask, label);
  if ('failure' in result) tell(result.failure);
  return 'changes' in result;
}

/** What was changed, or why nothing was, as a sentence. */
export type Result = { readonly changes: readonly VersionedEdits[] } | { readonly failure: string };

/** Like `applyAnswer`, for those who tell a person themselves. */
export const tryAnswer = (ask: Ask, label: string): Promise<Result> =>
  turns.take(() => slowly(label, asked({ ...EFFECTS, ask })));

/** What is made in the same step as the edits of an answer. */
export interface Companion {
  addTo(edit: WorkspaceEdit): void;
  /** Nothing came of that step, or only a part: takes that away. A sentence where another try would fail as well. */
  takeBack(): Promise<string | undefined>;
}

/** Like `tryAnswer`, with something that is made even where the answer has no edits. */
export const tryWith = (companion: Companion, ask: Ask, label: string): Promise<Result> =>
  turns.take(() => slowly(label, askedWith(companion, ask)));

const turns = new Turns();

async function askedWith(companion: Companion, ask: Ask): Promise<Result> {
  let failure: string | undefined;
  return asked({
    ...EFFECTS,
    mayBeEmpty: true,
    ask: async () => (failure === undefined ? ask() : { refusal: failure }),
    apply: async changes => {
      if (await apply(changes, companion)) return true;
      failure = await companion.takeBack();
      return false;
    },
  });
}

async function asked(effects: Effects): Promise<Result> {
  const outcome = await inRounds(effects);
  return outcome.type === 'changed' ? { changes: outcome.changes } : { failure: sentenceFor(outcome) };
}

function sentenceFor(outcome: Exclude<Outcome, { type: 'changed' }>): string {
  const name = 'uri' in outcome ? nameOf(Uri.parse(outcome.uri)) : '';
  switch (outcome.type) {
    case 'refused':
      return outcome.reason;
    case 'unanswered':
      return noAnswer();
    case 'needless':
      return l10n.t('There is nothing to change.');
    case 'overtaken':
      return changedMeanwhile();
    case 'unreadable':
      return l10n.t('“{0}” could not be opened. Nothing was changed; look whether the file is still there.', name);
    case 'read-only':
      return l10n.t('“{0}” is read-only. Nothing was changed; make it writable, then try again.', name);
    case 'foreign':
      return l10n.t('“{0}” is not open as Markdown. Nothing was changed; set its language, then try again.', name);
  }
}

const openOf = (uri: string): TextDocument | undefined => {
  const wanted = Uri.parse(uri).toString();
  return workspace.textDocuments.find(document => document.uri.toString() === wanted);
};

const versionOf = (uri: string): number | undefined => openOf(uri)?.version;

function holds({ uri, was = [] }: VersionedEdits): boolean {
  const document = openOf(uri);
  return was.length > 0 && was.every(({ range, text }) => document?.getText(rangeOf(range)) === text);
}

async function open(uri: string): Promise<boolean> {
  try {
    // The server is told of it by the language client.
    await workspace.openTextDocument(Uri.parse(uri));
    return true;
  } catch {
    // Deleted, a folder, no permission: the person is told which file it is.
    return false;
  }
}

async function hindranceOf(uri: string): ReturnType<typeof hindranceTo> {
  const document = openOf(uri);
  return document && hindranceTo(document);
}

/** One undo step, in however many documents. */
async function apply(changes: readonly VersionedEdits[], companion?: Companion): Promise<boolean> {
  const edit = new WorkspaceEdit();
  companion?.addTo(edit);
  for (const { uri, edits } of changes)
    for (const { range, newText } of edits) edit.replace(Uri.parse(uri), rangeOf(range), newText);
  const documents = changes.flatMap(({ uri }) => openOf(uri) ?? []);
  const savedBefore = documents.filter(({ isDirty, isUntitled }) => !isDirty && !isUntitled);
  if (!(await workspace.applyEdit(edit))) return false;
  await saveAll(savedBefore);
  return true;
}

const EFFECTS: Omit<Effects, 'ask'> = { versionOf, holds, open, apply, hindranceOf };

const rangeOf = ({ start, end }: WireRange): Range => new Range(start.line, start.character, end.line, end.character);

/** Shows what is being done where it takes longer than one would wait without a word. */
export async function slowly<T>(title: string, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => {
    const ended = work.catch(() => {});
    void window.withProgress({ location: ProgressLocation.Window, title: withoutIcons(title) }, () => ended);
  }, PATIENCE);
  return work.finally(() => clearTimeout(timer));
}

/** In milliseconds. */
const PATIENCE = 500;
