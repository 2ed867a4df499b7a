/** Labels of VS Code make icons of “$(bell)”; a document's own text must not. */
export const withoutIcons = (text: string): string => text.replace(/\$\(/g, '$\u200b(');

/** Messages of VS Code make links of “[Sort](command:sort)”, which run what they name; a document's own text must not. */
export const withoutLinks = (text: string): string => text.replace(/\]\(/g, ']\u200b(');

/** Names out of reports: one line, of a length that a tooltip can hold, and no icons. */
export function plainLine(text: string): string {
  const line = text.replace(UNSEEN, ' ');
  return withoutIcons(line.length > LONGEST ? `…${line.slice(1 - LONGEST)}` : line);
}

/** Controls, line breaks, and what turns the direction of writing. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
/** Characters; of a path, the end tells most. */
const LONGEST = 100;
