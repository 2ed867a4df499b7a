import type { PhrasingContent } from 'mdast';
import { LONGEST_TEXT } from '../../model/markdown/outline';
import { type Piece, piecesOf, plainPiecesOf } from './pieces';

/**
 * A text that was read in a document, as what stands in a new one: its code stays code, a web address is a link, and of other
 * markup the words stay. One line of at most `most` UTF-16 units; empty for what holds no text.
 */
export const phrasesOf = (text: string, most = MOST): PhrasingContent[] => shownOf(piecesOf(text), most);

/** A line that is no Markdown, such as a commit's subject, with all its characters; only its code and web addresses are marked. */
export const plainPhrasesOf = (text: string): PhrasingContent[] => shownOf(plainPiecesOf(text), MOST);

function shownOf(pieces: readonly Piece[], most: number): PhrasingContent[] {
  const phrases: PhrasingContent[] = [];
  let left = most;
  for (const { value, isCode } of pieces) {
    const shown = cut(value, left);
    if (shown) phrases.push(...(isCode ? [{ type: 'inlineCode', value: shown } as const] : withLinks(shown)));
    left -= shown.length;
    if (shown !== value) break;
  }
  return phrases;
}

/** The same as words alone, for labels and names. */
export const wordsOf = (text: string, most = MOST): string =>
  cut(
    piecesOf(text)
      .map(({ value }) => value)
      .join(''),
    most,
  );

/** What was read stays whole. */
const MOST = LONGEST_TEXT;

/** Never between the two halves of a character. */
function cut(value: string, most: number): string {
  if (value.length <= most) return value;
  const begin = value
    .slice(0, Math.max(0, most - 1))
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
  return begin && `${begin}…`;
}

const ADDRESS = /(?<![\w/])https?:\/\/[^\s<>"'`|\\[\](){}]{1,300}/gi;

function* withLinks(value: string): Generator<PhrasingContent> {
  let at = 0;
  for (const { index, 0: whole } of value.matchAll(ADDRESS)) {
    const url = whole.replace(/[.,;:!?*_~…]+$/, '');
    if (index > at) yield { type: 'text', value: value.slice(at, index) };
    yield { type: 'link', url, children: [{ type: 'text', value: url }] };
    at = index + url.length;
  }
  if (at < value.length) yield { type: 'text', value: value.slice(at) };
}
