import type { EditAnswer, VersionedEdits } from '../../../server/src/protocol';

/** What an edit needs of the editor and of the server. */
export interface Effects {
  /** Undefined where there is no answer to be had. */
  ask(): Promise<EditAnswer | undefined>;
  /** Undefined where the document is not open. */
  versionOf(uri: string): number | undefined;
  /** Whether all that the change is made for stands where it did. */
  holds(change: VersionedEdits): boolean;
  /** Whether it could be opened. */
  open(uri: string): Promise<boolean>;
  /** Undefined where it can be saved; `unreadable` where its file is gone. */
  hindranceOf(uri: string): Promise<'read-only' | 'unreadable' | undefined>;
  /** False where a text has changed just now: then nothing was changed. */
  apply(changes: readonly VersionedEdits[]): Promise<boolean>;
  /** Whether something is to be done that needs no edit of a text. */
  readonly mayBeEmpty?: boolean;
}

/** What was changed, or why nothing was. */
export type Outcome =
  | { readonly type: 'changed'; readonly changes: readonly VersionedEdits[] }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'unanswered' | 'needless' | 'overtaken' }
  /** `foreign`: open, but not as Markdown, so that the server is not told of its text. */
  | { readonly type: 'unreadable' | 'read-only' | 'foreign'; readonly uri: string };

const ROUNDS = 3;

/** Asks for an edit until it fits the texts that are open; an edit of another version would change another place. */
export async function inRounds(effects: Effects): Promise<Outcome> {
  const opened = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const answer = await effects.ask();
    if (!answer) return { type: 'unanswered' };
    if ('refusal' in answer) return { type: 'refused', reason: answer.refusal };
    const changes = answer.changes.filter(({ edits }) => edits.length > 0);
    if (changes.length === 0 && !effects.mayBeEmpty) return { type: 'needless' };
    const gone = new Set<string>();
    const outcome =
      (await hindrance(effects, changes, { opened, gone })) ??
      (await applied(
        effects,
        changes.filter(({ uri }) => !gone.has(uri)),
      ));
    if (outcome.type !== 'overtaken') return outcome;
  }
  return { type: 'overtaken' };
}

/** Opens what the server does not know to be open, so that its next answer is for that text. */
async function hindrance(
  effects: Effects,
  changes: readonly VersionedEdits[],
  { opened, gone }: { readonly opened: Set<string>; readonly gone: Set<string> },
): Promise<Outcome | undefined> {
  for (const { uri, version, was } of changes) {
    if (version !== null || (was && opened.has(uri))) continue;
    if (opened.has(uri)) return { type: 'foreign', uri };
    if (!(await effects.open(uri))) return { type: 'unreadable', uri };
    opened.add(uri);
  }
  for (const { uri } of changes) {
    const type = await effects.hindranceOf(uri);
    // What only follows from the change is not needed in a file that is gone; VS Code may know its text for some minutes.
    if (type === 'unreadable' && uri !== changes[0]?.uri) gone.add(uri);
    else if (type) return { type, uri };
  }
  return undefined;
}

async function applied(effects: Effects, changes: readonly VersionedEdits[]): Promise<Outcome> {
  const fit = changes.every(change =>
    change.version === null ? change.was && effects.holds(change) : effects.versionOf(change.uri) === change.version,
  );
  return fit && (await effects.apply(changes)) ? { type: 'changed', changes } : { type: 'overtaken' };
}
