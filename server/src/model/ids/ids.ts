import { type Ranged, ranged } from '../../range';
import { remembered } from '../remembered';

/** A hyphen as people and their editors write it; dashes between ids mean a range. */
const HYPHEN = '[-\\u2010\\u2011]';
const NAMED = `[A-Za-z]{1,12}(?:${HYPHEN}[A-Za-z0-9]{1,8}){0,3}${HYPHEN}\\d{1,5}(?:[.]\\d{1,4}){0,3}[a-z]?`;
const LETTERED = `[A-Z]{1,5}\\d{1,5}(?:[.]\\d{1,4}|${HYPHEN}\\d{1,3}(?!\\d)){0,3}[a-z]?`;
const NUMBERED = `\\d{1,4}(?:[.]\\d{1,4}|${HYPHEN}\\d{1,4}){1,4}[a-z]?`;

/** Source of a pattern for an id: `STAGE-3`, `BE-003-1`, `T012`, `10-2`, `0.3.1`, `back-345.06`. */
export const ID = `(?:${NAMED}|${LETTERED}|${NUMBERED})`;

export const WORD = '(?:user story|task|story|ticket|issue|item|bug|feature|historia|tarea|tarefa|história)';
const WHOLE = new RegExp(`^${ID}$`);
const BARE = new RegExp(`^${ID}(?![\\w.-]*[A-Za-z0-9])`);
/** Lone letters and digits are ids only where they are set off: "S3 bucket" and "1.5 hours" are none. */
const UNMISTAKABLE = new RegExp(`^(?:${NAMED}|[A-Z]{1,5}\\d{3,5}[a-z]?)$`);
export const isUnmistakable = (id: string): boolean => UNMISTAKABLE.test(id);
const SET_OFF = /^\s*(?:[*_`~\])]|[:.)–—]|-\s|\[|$)/;
const MARKUP = /[*_`~[\]()]/g;
const WORD_BEFORE = new RegExp(`^${WORD}[\\s#:]+`, 'i');

/**
 * What an id is compared by: case, markup, leading zeros, the mark between two numbers and a leading word
 * (“Task”, “Story”) do not tell two ids apart. "**Story 5‑2**" and "5.02" -> "5.2"; "T01" -> "T1"
 */
export const idKey = remembered((id: string) =>
  id
    .replace(MARKUP, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
    .replace(WORD_BEFORE, '')
    .replace(/(?<=^|[^\d])0+(?=\d)/g, '')
    .replace(/(?<=\d)[.-](?=\d)/g, '.')
    .toUpperCase(),
);

export const isId = remembered((text: string) => WHOLE.test(text.replace(MARKUP, '').trim()));

/** Ids of one family look alike: "STAGE-10" -> "STAGE-#", "10-2" -> "#.#", "T012" -> "T#". */
export const idFamily = (id: string): string => idKey(id).replace(/\d+/g, '#');

/** What ids of one sprint or epic share: "10-2" -> "10", "S3-1" -> "S3"; none where an id has but one number. */
export const idGroup = (id: string): string | undefined => /^(.*\d)\.\d+[A-Z]?$/.exec(idKey(id))?.[1];

/** Whether a key goes on where another one ends: "5.1A" and "5.1.2" are steps of "5.1"; "5.10" is none. */
export const isStepOf = (key: string, parent: string): boolean =>
  key.length > parent.length && key.startsWith(parent) && /^(?:[A-Z]$|[.-])/.test(key.slice(parent.length));

/** The id that a text begins with, behind markup and status marks: "[DONE] **10-3** Download" -> "10-3". */
export function leadingId(text: Ranged<string>): Ranged<string> | undefined {
  const { value, range } = text;
  const marks = MARKS.exec(value)?.[0] ?? '';
  const word = LEADING_WORD.exec(value.slice(marks.length))?.[0] ?? '';
  const at = marks.length + word.length;
  const id = BARE.exec(value.slice(at))?.[0];
  if (!id || isDateOrVersion(id)) return undefined;
  const certain = word || /[*_`~[(]$/.test(marks) || UNMISTAKABLE.test(id) || SET_OFF.test(value.slice(at + id.length));
  return certain ? ranged(id, range.start + at, range.start + at + id.length) : undefined;
}

const MARKS = /^(?:\[[^\]]{0,40}\]\s*|[*_~`([]+|\s+|\p{Extended_Pictographic}\uFE0F?|[^\x00-\x7F]{1,10}(?=\s))*/u;
const LEADING_WORD = new RegExp(`^${WORD}\\s+#?`, 'i');

/** "2025-11-10" and "1.2.3.4" have the shape of an id and are none. */
const isDateOrVersion = (id: string): boolean => /^(?:\d{4}-\d{2}(?:-\d{2})?|\d+(?:\.\d+){3,})$/.test(id);

/** "STAGE-3" -> STAGE and 3 */
export const lettersAndNumbers = (key: string): [string, string] => [
  key.replace(/[^\p{L}]/gu, ''),
  (key.match(/\d+/g) ?? []).join('.'),
];
