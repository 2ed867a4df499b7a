/** `{{name}}` or `{{todo: hint}}` in a template; offsets are UTF-16 units. */
export interface Placeholder {
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly name: string;
  /** What `{{todo: hint}}` says. */
  readonly hint: string | undefined;
}

/** A backslash before it keeps it as it is. What is longer than these is no placeholder. */
const PLACEHOLDER = /(?<!\\)\{\{[ \t]{0,9}(?:(todo):([^{}\r\n]{0,200})|([A-Za-z][A-Za-z0-9_]{0,40})[ \t]{0,9})\}\}/gi;
/** Nobody writes so many; the rest stays as it is. */
const MOST = 2000;

export function placeholdersIn(text: string): readonly Placeholder[] {
  const found: Placeholder[] = [];
  for (const { index, 0: whole, 1: todo, 2: hint, 3: name = '' } of text.matchAll(PLACEHOLDER)) {
    if (found.length === MOST) break;
    const isTodo = todo !== undefined || name.toLowerCase() === 'todo';
    found.push({
      start: index,
      end: index + whole.length,
      name: isTodo ? 'todo' : name,
      hint: isTodo ? (hint ?? '').trim() : undefined,
    });
  }
  return found;
}

/** The same text, as long, with a word in the place of each: what the template means once it is filled in. */
export function masked(text: string, placeholders: readonly Placeholder[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of placeholders) {
    parts.push(text.slice(at, start), 'x'.repeat(end - start));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** A text of one line with its variables put in as they are; an unknown one stays as written. */
export function substituted(text: string, valueFor: (name: string) => string | undefined): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, name, hint } of placeholdersIn(text)) {
    parts.push(text.slice(at, start), (hint === undefined ? valueFor(name) : '') ?? text.slice(start, end));
    at = end;
  }
  return parts.join('') + text.slice(at);
}
