import { type Ranged, ranged } from '../../range';
import { distance } from '../../spelling';
import { tablesOf } from '../sections';
import type { Part, SprintDoc, Table } from '../sprint';
import { readLegend } from '../statuses/legend';
import { readStatus } from '../statuses/status';

/** A state that the document does not know, and the one that it most likely means. */
export interface UnknownStatus {
  readonly written: Ranged<string>;
  readonly meant: string;
}

/**
 * Misspelled states of the document's tables: `[BLOKED]` where its legend has, or three other cells say, `[BLOCKED]`.
 * What is a word of any state is never misspelled.
 */
export function unknownStatuses(doc: SprintDoc): UnknownStatus[] {
  const uses = usesIn(doc);
  if (!uses.size) return [];
  const own = new Map([...uses].flatMap(([key, { count, word }]) => (count >= OFTEN ? [[key, word] as const] : [])));
  for (const { mark, meaning } of readLegend(doc)?.entries ?? [])
    for (const { value } of [mark, meaning]) {
      const word = wordOf(value)?.value;
      if (word && !own.has(keyOf(word))) own.set(keyOf(word), word);
    }
  const known = [...own.keys()].slice(0, MOST_STATES);
  return [...uses].flatMap(([key, { count, word, starts }]) => {
    if (own.has(key) || count > SELDOM || isKnown(word)) return [];
    const meant = nearest(key, known);
    if (!meant) return [];
    return starts.map(start => ({
      written: ranged(word, start, start + word.length),
      meant: inCaseOf(word, own.get(meant) ?? meant),
    }));
  });
}

/** How often a state stands in the status columns, as it was first written, and where the first few are. */
interface Use {
  readonly count: number;
  readonly word: string;
  readonly starts: readonly number[];
}

function usesIn({ parts }: SprintDoc): Map<string, Use> {
  const uses = new Map<string, Use>();
  for (const part of parts)
    for (const [key, { count, word, starts }] of part.readPlain(usesInPart)) {
      const before = uses.get(key);
      const placed = starts.map(start => start + part.start);
      const all = [...(before?.starts ?? []), ...placed].slice(0, SELDOM);
      uses.set(key, { count: count + (before?.count ?? 0), word: before?.word ?? word, starts: all });
    }
  return uses;
}

function usesInPart({ root }: Part): ReadonlyMap<string, Use> {
  const uses = new Map<string, { count: number; word: string; starts: number[] }>();
  for (const table of tablesOf(root))
    for (const { value, range } of wordsOf(table)) {
      const key = keyOf(value);
      const use = uses.get(key) ?? { count: 0, word: value, starts: [] };
      use.count++;
      if (use.starts.length < SELDOM) use.starts.push(range.start);
      uses.set(key, use);
    }
  return uses;
}

/** From so many cells on, a word is one of the document’s own; so often, nobody slips. */
const [OFTEN, SELDOM] = [3, 2];
const MOST_STATES = 40;

const keyOf = (word: string): string => word.toLowerCase().replace(/[\s_-]+/g, ' ');

const STATUS_COLUMN = /^[\s*_]*(?:status|state|estado|zustand|状态)[\s*_]*$/i;

/** The words of a table’s status column, and of tokens in its first. */
function wordsOf({ header, rows }: Table): Ranged<string>[] {
  const column = header.cells.findIndex(({ value }) => STATUS_COLUMN.test(value));
  return rows.flatMap(({ cells }) => {
    const cell = cells[column] ?? (/^\[\p{Lu}/u.test(cells[0]?.value ?? '') ? cells[0] : undefined);
    const word = cell && wordOf(cell.value);
    if (!cell || !word) return [];
    const start = cell.range.start + word.range.start;
    return [ranged(word.value, start, start + word.value.length)];
  });
}

/** "[IN PROGRES: Dev 2]" -> IN PROGRES; "✅ Done" -> Done; a sentence is no state. */
function wordOf(cell: string): Ranged<string> | undefined {
  const match =
    /^[\s*_`]*\[([\p{L}][\p{L} _-]{2,24})(?::[^\]]{0,40})?\]/u.exec(cell) ??
    /^(?:[^\p{L}[]{0,8})([\p{L}][\p{L} _-]{2,24}?)[\s*_`]*$/u.exec(cell);
  const word = match?.[1];
  if (!match || !word) return undefined;
  const start = match[0].indexOf(word);
  return ranged(word, start, start + word.length);
}

/** States that are no state of work, and words that differ from one by a letter. */
const OTHERS =
  /^(?:passed|passing|failed|failing|pass|fail|none|new|low|high|medium|critical|risk|late|live|gone|tested|verified|approved|accepted|assigned|ready|clear|cleared|loaded|locked|unblocked|unlocked|resumed|reopened|opened|archived|declined|n a)$/i;

const isKnown = (word: string): boolean => OTHERS.test(word) || readStatus(word) !== undefined;

/** The one state that is a slip or two away; an ending makes another word, not a misspelled one. */
function nearest(key: string, own: readonly string[]): string | undefined {
  if (key.length < 4) return undefined;
  const allowed = key.length < 8 ? 1 : 2;
  const near = own.filter(
    word =>
      word[0] === key[0] &&
      Math.abs(word.length - key.length) <= allowed &&
      !isInflected(word, key) &&
      distance(word, key) <= allowed,
  );
  return near.length === 1 ? near[0] : undefined;
}

/** “Block” and “blocked”, “test” and “tests”; though not “progres” and “progress”. */
const isInflected = (a: string, b: string): boolean => stemOf(a) === b || stemOf(b) === a || stemOf(a) === stemOf(b);
const stemOf = (word: string): string => word.replace(/(?:e?d|ing|(?<!s)e?s|e?r)$/, '');

function inCaseOf(written: string, meant: string): string {
  if (written === written.toUpperCase()) return meant.toUpperCase();
  return written === written.toLowerCase() ? meant.toLowerCase() : meant;
}
