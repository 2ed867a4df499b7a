import { repairText } from '../../model/damage/mojibake';
import type { SprintDoc, Task } from '../../model/sprint';
import { readLegend } from '../../model/statuses/legend';
import { readStatus } from '../../model/statuses/status';
import { MOST_USES, tokensIn } from '../../model/statuses/tokens';
import { GLYPHS, type Target, takeApart, wordFor } from './statusWords';

/** What else a state says. */
interface Beside {
  readonly owner?: string | undefined;
  /** What holds a task up, beyond the tasks that it depends on. */
  readonly reason?: string | undefined;
}

/**
 * A state in the way that the document writes states: in the form of `written`, with the words of its rows, its legend and
 * its rules. Undefined where no such text would be read as that state.
 */
export function restated(doc: SprintDoc, written: string, target: Target, beside: Beside = {}): string | undefined {
  const text = isToken(written) ? asToken(doc, target, beside) : asWords(doc, written, target, beside);
  return text !== undefined && readStatus(text) === target ? text : undefined;
}

export const isToken = (written: string): boolean => /^\[[^\]]*\]$/.test(written);

/** Whether the document has a word for a state: in its rows, its legend or its rules. */
export const knowsState = (doc: SprintDoc, target: Target): boolean =>
  tokensOf(doc).has(target) || wordsOf(doc).has(target);

/** Whether its word for a state tells who: `[CLAIMING: Dev 1]`. */
export const namesOwner = (doc: SprintDoc, target: Target): boolean => tokensOf(doc).get(target)?.owned ?? false;

/** Whom a rule that tells how to claim has as an example: “Dev 1” of `[CLAIMING: Dev X]`. */
export const exampleOwner = (doc: SprintDoc): string | undefined => {
  const role = ['claimed', 'in-progress'].map(each => tokensOf(doc).get(each)?.example).find(Boolean);
  return role && /\s[XN\d]$/i.test(role) ? role.replace(/\S$/, '1') : undefined;
};

interface Token {
  /** "IN PROGRESS" */
  readonly word: string;
  readonly owned: boolean;
  readonly example: string | undefined;
}

const DEFAULT_TOKENS: Readonly<Record<Target, string>> = {
  ...{ open: ' ', claimed: 'CLAIMED', 'in-progress': 'IN PROGRESS', blocked: 'BLOCKED', done: 'DONE' },
};

function asToken(doc: SprintDoc, target: Target, { owner, reason }: Beside): string | undefined {
  const known = tokensOf(doc).get(target);
  // Where all that is written is `[ ]` and `[x]`, there is no third.
  if (![...tokensOf(doc).values()].some(({ word }) => LETTERS.test(word)))
    return target === 'done' ? '[x]' : target === 'open' ? '[ ]' : undefined;
  const word = known?.word ?? inCaseOf(tokensOf(doc), DEFAULT_TOKENS[target]);
  const note = target === 'blocked' ? reason : known ? known.owned && owner : target !== 'done' && owner;
  return `[${word}${note && word.trim() ? `: ${note.replace(/[[\]|\r\n]+/g, ' ').trim()}` : ''}]`;
}

const LETTERS = /\p{L}{2}/u;

/** Documents that write `[Done]` write `[Blocked]`, too. */
function inCaseOf(known: ReadonlyMap<string, Token>, word: string): string {
  const like = [...known.values()].find(each => LETTERS.test(each.word))?.word;
  if (!like || like === like.toUpperCase()) return word;
  const lower = word.toLowerCase();
  return like === like.toLowerCase() ? lower : lower.replace(/(?<!\p{L})\p{L}/gu, letter => letter.toUpperCase());
}

const tokensOf = (doc: SprintDoc): ReadonlyMap<string, Token> => doc.once(readTokens, readTokens);

/** For each state, the token that rows use most, else the one that legend and rules tell of. */
function readTokens(doc: SprintDoc): ReadonlyMap<string, Token> {
  const rows = doc.tasks.flatMap(({ source, status }) =>
    source !== 'checkbox' && status?.written && isToken(status.written) ? [status.written] : [],
  );
  const told = doc.parts.flatMap(part => part.readPlain(tokensIn));
  const heard = counted(told);
  const tokens = new Map<string, Token>();
  for (const [status, uses] of [...counted(rows), ...heard]) {
    if (tokens.has(status)) continue;
    const [word] = [...uses].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
    const owned = [...uses.values()].flat().some(isNamed);
    const example = [...(heard.get(status)?.values() ?? [])].flat().find(isNamed);
    if (word !== undefined) tokens.set(status, { word, owned, example });
  }
  return tokens;
}

const isNamed = (owner: string | undefined): boolean => owner !== undefined;

/** For each state its words, and for each word the owners that stand beside it. */
function counted(tokens: readonly string[]): Map<string, Map<string, (string | undefined)[]>> {
  const states = new Map<string, Map<string, (string | undefined)[]>>();
  for (const token of tokens) {
    const status = readStatus(token);
    const [, word, owner] = TOKEN_PARTS.exec(token) ?? [];
    if (!status || word === undefined) continue;
    const words = states.get(status) ?? new Map<string, (string | undefined)[]>();
    const owners = words.get(word) ?? [];
    // Which of two words is used more is plain by then.
    if (owners.length < MOST_USES) owners.push(owner);
    states.set(status, words.set(word, owners));
  }
  return states;
}

const TOKEN_PARTS = /^\[([^\]:]{1,30})(?::\s*([^\]]{1,40}))?\]$/;
function asWords(doc: SprintDoc, written: string, target: Target, beside: Beside): string | undefined {
  const parts = takeApart(written);
  if (!parts) return undefined;
  const { lead, glyph, joint, word, tail, note } = parts;
  const known = wordsOf(doc).get(target);
  const own = known?.find(each => Boolean(each.glyph) === Boolean(glyph) && Boolean(each.word) === Boolean(word));
  const newGlyph = glyph && (own?.glyph || known?.find(each => each.glyph)?.glyph || GLYPHS[target]);
  const newWord = isToken(word)
    ? asToken(doc, target, beside)
    : word && (own?.word || known?.find(each => each.word)?.word || wordFor(target, word));
  if (newWord === undefined) return undefined;
  const reason = beside.reason && !isToken(word) ? ` (${beside.reason})` : '';
  return lead + newGlyph + joint + newWord + tail + (isKept(note, written, target) ? note : '') + reason;
}

/** Whether what stands behind a state is true of the next one, too: who and where, but not why or how far. */
function isKept(note: string, written: string, target: Target): boolean {
  const from = readStatus(written);
  if (!NOTE.test(note) || from === 'blocked' || target === 'open') return false;
  return (from === 'claimed' && target === 'in-progress') || !/[\p{L}\d]/u.test(note.replace(REFERENCE, ''));
}

/** Set off from the state: “(#12)”, “ - see [the draft](draft.md)”, “: Ana”. */
const NOTE = /^\s*(?:[([–—:;,]|-\s)/;
const REFERENCE = /(?:\b(?:PR|see|in|issue)\s+)?(?:\[[^\]]*\]\([^)\s]+\)|(?<![\w&/])#\d+\b|(?<![\w.])@[\w-]+)/gi;

interface Words {
  readonly glyph: string;
  readonly word: string;
}

const wordsOf = (doc: SprintDoc): ReadonlyMap<string, readonly Words[]> => doc.once(readWords, readWords);

/** For each state the ways in which rows and legend write it, the most frequent first. */
function readWords(doc: SprintDoc): ReadonlyMap<string, readonly Words[]> {
  const uses = new Map<string, Map<string, { words: Words; count: number }>>();
  const add = (status: string, { glyph, word }: Words) => {
    const words = { glyph: repairText(glyph), word: isToken(word) ? '' : word.trim() };
    const known = uses.get(status) ?? new Map<string, { words: Words; count: number }>();
    const key = `${words.glyph} ${words.word}`;
    uses.set(status, known.set(key, { words, count: (known.get(key)?.count ?? 0) + 1 }));
  };
  for (const { status } of doc.tasks.filter(isWorded)) {
    const parts = status?.written && takeApart(status.written);
    if (status && parts) add(status.value, parts);
  }
  for (const { mark, meaning, status } of readLegend(doc)?.entries ?? []) {
    const parts = status && !mark.value.includes('[') && takeApart(meaning.value);
    if (status && parts) add(status, { glyph: mark === meaning ? parts.glyph : mark.value, word: parts.word });
  }
  return new Map(
    [...uses].map(([status, known]) => [
      status,
      [...known.values()].sort((a, b) => b.count - a.count).map(({ words }) => words),
    ]),
  );
}

const isWorded = ({ source, status }: Task): boolean =>
  source !== 'checkbox' && source !== 'bullet' && status?.written !== undefined && !isToken(status.written);
