/** What somebody looks for. */
export interface Query {
  /** In any order, but for the first. */
  readonly words: readonly string[];
  /** The letters of the first word, see `lettersOf`. */
  readonly letters: number;
}

export function toQuery(text: string): Query {
  const words = text.slice(0, LONGEST_QUERY).toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  return { words, letters: lettersOf(words[0] ?? '') };
}

const LONGEST_QUERY = 200;
const MOST_WORDS = 8;

/** Which characters a text holds, as bits that several share: what lacks one of a query's cannot match it. */
export function lettersOf(lowercase: string): number {
  let letters = 0;
  for (let at = 0; at < lowercase.length; at++) letters |= 1 << (lowercase.charCodeAt(at) & 31);
  return letters;
}

/** How well a word matches a text; 0 is not at all. */
export const MATCH = { scattered: 1, inside: 2, beginsWord: 3, begins: 4, isFirstWord: 5 } as const;

/** Both in lower case. Letters may lie apart only where a word of the text begins with the first, and there are three. */
export function matchOf(word: string, text: string): number {
  const at = text.indexOf(word);
  if (at === 0) return isBetweenWords(text, word.length) ? MATCH.isFirstWord : MATCH.begins;
  if (at < 0) return word.length > 2 && isScattered(word, text) ? MATCH.scattered : 0;
  for (let next = at; next >= 0; next = text.indexOf(word, next + 1))
    if (isBetweenWords(text, next - 1)) return MATCH.beginsWord;
  return MATCH.inside;
}

/** If it fits from one beginning of a word, it fits from the first. */
function isScattered(word: string, text: string): boolean {
  const first = word[0] as string;
  let at = text.indexOf(first);
  while (at > 0 && !isBetweenWords(text, at - 1)) at = text.indexOf(first, at + 1);
  for (let next = 1; at >= 0 && next < word.length; next++) at = text.indexOf(word[next] as string, at + 1);
  return at >= 0;
}

function isBetweenWords(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // Most are ASCII, where a pattern costs more than all the rest.
  if (code < 128) return !((code >= 97 && code <= 122) || (code >= 48 && code <= 57));
  return at >= text.length || !/[\p{L}\p{N}]/u.test(text[at] as string);
}
