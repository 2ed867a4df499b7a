/** How a team writes its headings: “What Went Well”, “What went well” or “WHAT WENT WELL”. */
export type LetterCase = 'title' | 'sentence' | 'upper';

/** What most headings of several words are written in; as titles are where they do not tell. */
export function letterCaseOf(headings: readonly string[]): LetterCase {
  const votes = headings.flatMap(each => voteOf(each) ?? []);
  const most = (letters: LetterCase): boolean => votes.filter(each => each === letters).length * 2 > votes.length;
  return (['sentence', 'upper'] as const).find(most) ?? 'title';
}

/** A built-in heading in such letters; variables, code, what is quoted and what is short for something stay. */
export function inLetterCase(heading: string, letters: LetterCase): string {
  if (letters === 'title') return heading;
  if (letters === 'upper')
    return heading.replace(KEPT_OR_LETTERS, (whole, kept) => (kept ? whole : whole.toUpperCase()));
  const start = heading.search(/[\p{L}\p{N}{]/u);
  return heading.replace(KEPT_OR_CAPITAL, (whole: string, kept: string | undefined, at: number) =>
    kept !== undefined || at === start ? whole : whole.toLowerCase(),
  );
}

const KEPT = '(\\{\\{[^{}]{0,80}\\}\\}|`[^`]{0,80}`|“[^”]{0,80}”)';
const KEPT_OR_LETTERS = new RegExp(`${KEPT}|\\p{L}+`, 'gu');
/** “Sprint {{number}}” is a name. */
const KEPT_OR_CAPITAL = new RegExp(
  `${KEPT}|(?<![\\p{L}\\p{N}])\\p{Lu}\\p{Ll}+(?![\\p{L}\\p{N}]| (?:\\{\\{|\\d))`,
  'gu',
);

function voteOf(heading: string): LetterCase | undefined {
  const text = heading.slice(0, LONGEST).replace(NO_WORDS, ' ');
  const words = text.match(/\p{L}[\p{L}\p{M}’']*/gu) ?? [];
  if (words.length < 2) return undefined;
  if (/\p{Lu}{4}/u.test(text) && text === text.toUpperCase()) return 'upper';
  // Titles have small words, too; and “API” is written so anywhere.
  const told = words.slice(1).filter(word => word.length > 3 && /^\p{L}\p{Ll}+/u.test(word));
  const capital = told.filter(word => /^\p{Lu}/u.test(word)).length;
  return told.length ? (capital * 2 <= told.length ? 'sentence' : 'title') : undefined;
}

const LONGEST = 200;
/** Code, links, what is in brackets or quoted, and names such as “Sprint 4”. */
const NO_WORDS = /`[^`]*`|\([^()]*\)|\[[^[\]]*\]|“[^”]*”|"[^"]*"|\p{Lu}\p{Ll}+ \d[\d.]*/gu;
