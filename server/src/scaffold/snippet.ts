/** A text with places to fill in one after the other. */
export type Snippet = readonly (string | Stop)[];

/** One place to fill in; `text` stands there until then, and stays where the editor knows no snippets. */
export interface Stop {
  readonly text: string;
  /** Places of one name are filled in together. */
  readonly name?: string;
}

export const stop = (text = '', name?: string): Stop => (name === undefined ? { text } : { text, name });

/** `[CLAIMING: Dev 1]` -> `[CLAIMING: ${1:Dev 1}]`; the document's own text never becomes part of the syntax. */
export function toSnippet(parts: Snippet): string {
  const numbers = new Map<string | Stop, number>();
  const place = (each: Stop): string => {
    const key = each.name ?? each;
    const known = numbers.get(key);
    if (known) return `$\{${known}}`;
    numbers.set(key, numbers.size + 1);
    return each.text ? `$\{${numbers.size}:${escaped(each.text)}}` : `$\{${numbers.size}}`;
  };
  return parts.map(part => (typeof part === 'string' ? escaped(part) : place(part))).join('');
}

export const toPlain = (parts: Snippet): string =>
  parts.map(part => (typeof part === 'string' ? part : part.text)).join('');

export const hasStops = (parts: Snippet): boolean => parts.some(part => typeof part !== 'string');

const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
