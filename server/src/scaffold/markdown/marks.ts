import { type Snippet, type Stop, stop } from '../snippet';
import { inOneLine } from './clean';

/** Two noncharacters, which `cleaned` leaves in no text, mark a place to fill in within its brackets. */
const START = '\uFDD0';
const END = '\uFDD1';
const MARKED = /\[\uFDD0([^\uFDD1]*)\uFDD1\]/g;

/** `[TODO: hint]` with marks. Its first and last character are the brackets, for whoever looks at its neighbors. */
export const markedTodo = (hint: string): string => `[${START}TODO: ${safeHint(hint)}${END}]`;

/** The place to fill in as it stands in a text. */
export const todoStop = (hint: string): Stop => stop(`[TODO: ${safeHint(hint)}]`);

/** Markdown with marks as a snippet. */
export function splitMarks(markdown: string): Snippet {
  const parts: (string | Stop)[] = [];
  let at = 0;
  for (const { index, 0: whole, 1: text = '' } of markdown.matchAll(MARKED)) {
    if (index > at) parts.push(markdown.slice(at, index));
    parts.push(stop(`[${text}]`));
    at = index + whole.length;
  }
  return at < markdown.length ? [...parts, markdown.slice(at)] : parts;
}

/** In UTF-16 units, as it is once the marks are gone. */
export const lengthWithoutMarks = (markdown: string): number => markdown.replace(/[\uFDD0\uFDD1]/g, '').length;

const LONGEST = 200;

/** What may stand within the brackets anywhere: in a cell, a heading, a quoted value. */
function safeHint(hint: string): string {
  const safe = inOneLine(hint)
    .replace(/[[(]+/g, '(')
    .replace(/[\])]+/g, ')')
    .replace(/\|/g, '/')
    .replace(/&/g, '+')
    .replace(/["`]/g, "'")
    .replace(/[\\*~<>{}]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  const short = safe.length > LONGEST ? `${[...safe].slice(0, LONGEST).join('')}…` : safe;
  return short || 'fill in';
}
