import { repairText } from '../model/damage/mojibake';
import type { Facts } from '../model/sprint';
import type { Range } from '../range';

/** What a document says must not become markup, a link or HTML in what is shown of it. */
export const escaped = (text: string): string =>
  text
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\\`*{}[\]<>#|~&$!]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/^( ?)([-+=])/, '$1\\$2')
    .replace(/^( ?\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/@|:\/\/|www/gi, '$&&#8203;');

/** One line of a document's text as people read it: damage repaired, without marks of emphasis, links and code, cut at `most`. */
export function short(text: string, most = 160): string {
  const line = repairText(text.slice(0, LONGEST))
    .replace(/!?\[([^\][]{0,200})\]\([^()\s]{0,500}\)/g, '$1')
    .replace(MARKS, withoutMarks)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return cut(line, most);
}

/** Between words, where there are any. */
export function cut(line: string, most: number): string {
  if (line.length <= most) return line;
  // A cut never parts the two halves of a character.
  const begin = line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${line[most - 1] === ' ' ? begin : begin.replace(/\s+\S{0,20}$/, '')}…`;
}

const LONGEST = 2000;

/** Code, escapes and marks of emphasis: each is passed over once, so that what stands in code stays what it is. */
export const MARKS =
  /(?<!`)(?<ticks>`{1,3})(?<code>[^`]{1,400})\k<ticks>(?!`)|\\(?<escaped>[!-/:-@[-`{-~])|(?<![/\p{L}\p{N}])\*(?=[^\s*])(?<slanted>[^*`]{0,400}[^\s*`/])\*(?![\p{L}\p{N}*])|(?<!\/)\*\*(?!\/)|(?<![\p{L}\p{N}_])__(?=\S)|(?<=\S)__(?![\p{L}\p{N}_])|~~|`/gu;

/** What is left of a mark; a table's pipe is escaped in code, too. */
export function withoutMarks(...found: readonly unknown[]): string {
  const { code, escaped: char, slanted } = found.at(-1) as Readonly<Record<string, string | undefined>>;
  return code?.replace(/\\\|/g, '|').replace(/^ (.*\S.*) $/, '$1') ?? char ?? slanted ?? '';
}

/** `short`, safe inside Markdown. */
export const shown = (text: string, most?: number): string => escaped(short(text, most));

/** Plain text, such as a path or what is `short` already, safe inside Markdown: `__init__.py` is no word in bold. */
export const asIs = (text: string, most = 160): string => escaped(cut(text, most));

/** For an editor that shows no Markdown: what this server writes of it, without its marks. */
export const unmarked = (markdown: string): string =>
  markdown
    .replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1')
    .replace(/(?<!\\)(?:\*\*|`)/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('&#8203;', '');

/** A link to a line of a document, which editors open in place; `label` is plain text. */
export function linkTo(doc: Pick<Facts, 'uri' | 'lines'>, range: Range | undefined, label: string): string {
  const line = range ? doc.lines.positionAt(range.start).line + 1 : undefined;
  return linkToUri(line === undefined ? doc.uri : `${doc.uri}#L${line}`, label);
}

/** No link where the URI could be anything but a place to look at. */
export const linkToUri = (uri: string, label: string): string =>
  UNSAFE.test(uri) ? asIs(label) : `[${asIs(label)}](${uri.replace(/[\s<>()\\]/g, encoded)})`;

const UNSAFE = /^(?:command|javascript|vbscript|data):/i;

const encoded = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/** “a, b or c” */
export const either = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** The name of a document's file. */
export const fileName = ({ path }: Pick<Facts, 'path'>): string => path.slice(path.lastIndexOf('/') + 1);
