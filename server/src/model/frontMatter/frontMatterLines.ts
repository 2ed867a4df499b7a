import { type Ranged, ranged } from '../../range';

/** One line of front matter, told apart without YAML. Lines of block scalars and comments are none. */
export interface Line {
  readonly indent: Ranged<string>;
  /** After the indentation, without comment and trailing space. */
  readonly text: Ranged<string>;
  /** Of `key: value` and `- key: value`, without quotes. */
  readonly key?: Ranged<string>;
  /** Of `key: value` and `- value`; absent where it is empty. */
  readonly value?: Ranged<string>;
}

/** A longer line is read by nobody. */
const LONGEST = 10_000;

export function linesOf(body: string): readonly Line[] {
  const lines: Line[] = [];
  let block: number | undefined;
  for (let start = 0; start < body.length; ) {
    const feed = body.indexOf('\n', start);
    const end = feed < 0 ? body.length : feed;
    const line = end - start > LONGEST ? undefined : readLine(body.slice(start, end).replace(/\r$/, ''), start);
    start = end + 1;
    if (!line) continue;
    if (block !== undefined && line.indent.value.length > block) continue;
    block = /^[|>][-+\d]{0,2}$/.test(line.value?.value ?? '') ? line.indent.value.length : undefined;
    lines.push(line);
  }
  return lines;
}

function readLine(source: string, offset: number): Line | undefined {
  const indent = /^[ \t]*/.exec(source)?.[0] ?? '';
  const text = withoutComment(source.slice(indent.length));
  if (!text) return undefined;
  const start = offset + indent.length;
  const line = { indent: ranged(indent, offset, start), text: ranged(text, start, start + text.length) };
  const dashes = /^(?:-[ \t]+)*/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(dashes);
  const colon = keyLength(rest);
  if (colon < 0) return dashes ? { ...line, ...valueAt(rest, start + dashes) } : line;
  const key = rest.slice(0, colon).trimEnd();
  return {
    ...line,
    key: ranged(key.replace(/^(["'])(.*)\1$/, '$2'), start + dashes, start + dashes + key.length),
    ...valueAt(rest.slice(colon + 1), start + dashes + colon + 1),
  };
}

function valueAt(source: string, offset: number): { value?: Ranged<string> } {
  const value = source.trim();
  const start = offset + source.length - source.trimStart().length;
  return value ? { value: ranged(value, start, start + value.length) } : {};
}

/** Up to the colon that ends a key, or -1. A key is a word or a few, perhaps quoted; prose with a colon is not one. */
function keyLength(text: string): number {
  return /^(?:"[^"]*"[ \t]*|'[^']*'[ \t]*|[^\s"'#&*!|>%@`[\]{},?-][^:]*)(?=:(?:\s|$))/.exec(text)?.[0].length ?? -1;
}

/** A comment starts at a `#` after a space and outside quotes. */
function withoutComment(text: string): string {
  if (text.startsWith('#')) return '';
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (quote) {
      if (char === '\\' && quote === '"') at++;
      else if (char === quote) quote = '';
    } else if (/["']/.test(char) && /[\s:,[{(]/.test(text[at - 1] ?? ' ')) quote = char;
    else if (char === '#' && /\s/.test(text[at - 1] ?? '')) return text.slice(0, at).trimEnd();
  }
  return text.trimEnd();
}
