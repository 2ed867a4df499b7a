import type { SyntaxNode } from '@lezer/common';
import { parser, Strikethrough } from '@lezer/markdown';
import { repairText } from '../../model/damage/mojibake';
import { LONGEST_TEXT } from '../../model/markdown/outline';

/** A stretch of a text that was read: its words, or code. */
export interface Piece {
  readonly value: string;
  readonly isCode: boolean;
}

/**
 * A line of a document without its marks: of emphasis, escapes, links and images the words stay. Damage is repaired; what is
 * no text, such as control characters and what turns the direction of all that follows, becomes space.
 */
export function piecesOf(text: string): readonly Piece[] {
  const line = lineOf(text).replace(/\\\|/g, '|');
  // Behind a word, nothing begins a list, a heading or a quotation.
  const read = `${WORD}${line}`;
  const paragraph = markdown.parse(read).topNode.firstChild;
  return paragraph ? trimmed(joined(inside({ node: paragraph, text: read, from: WORD.length, to: read.length }))) : [];
}

/** A line that is no Markdown, although people mark code in it: all else stays as it is, such as “__init__.py”. */
export const plainPiecesOf = (text: string): readonly Piece[] =>
  trimmed(
    lineOf(text)
      .split(/((?<!`)`[^`]+`(?!`))/)
      .map((part, at) => (at % 2 ? { value: part.slice(1, -1), isCode: true } : plain(part))),
  );

const lineOf = (text: string): string => repairText(shortened(text)).replace(NO_TEXT, ' ').trim();

/** What is so long was cut when it was read, or is cut here: to read code spans and brackets costs the square of their number. */
const shortened = (text: string): string =>
  text.length < LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$|\\+$/, '')}…`;

const WORD = 'x ';
const NO_TEXT = /[\s\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;
const markdown = parser.configure([Strikethrough]);

interface Stretch {
  readonly node: SyntaxNode;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** What stands in a node from one offset to another. */
function inside({ node, text, from, to }: Stretch): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.from < at || child.to > to) continue;
    pieces.push(plain(text.slice(at, child.from)), ...pieceOf(child, text));
    at = child.to;
  }
  return [...pieces, plain(text.slice(at, to))];
}

function pieceOf(node: SyntaxNode, text: string): readonly Piece[] {
  const written = text.slice(node.from, node.to);
  switch (node.name) {
    case 'InlineCode':
      return [{ value: written.replace(/^(`+) ?(.*?) ?\1$/, '$2'), isCode: true }];
    case 'Emphasis':
    case 'StrongEmphasis':
    case 'Strikethrough':
      return inside({ node, text, from: node.firstChild?.to ?? node.from, to: node.lastChild?.from ?? node.to });
    case 'Link':
    case 'Image':
      return labelOf(node, text);
    case 'Autolink':
      return [plain(written.slice(1, -1))];
    case 'Escape':
      return [plain(written.slice(1))];
    case 'Entity':
      return [plain(ENTITIES[written] ?? written)];
    case 'HTMLTag':
      return [plain(/^<br\b/i.test(written) ? ' ' : written)];
    case 'Comment':
      return [];
    default:
      return [plain(written)];
  }
}

/** “[DONE]” alone leads nowhere, and keeps its brackets. */
function labelOf(node: SyntaxNode, text: string): readonly Piece[] {
  const [open, close] = node.getChildren('LinkMark');
  const leads = node.getChild('URL') ?? node.getChild('LinkLabel');
  return open && close && leads
    ? inside({ node, text, from: open.to, to: close.from })
    : [plain(text.slice(node.from, node.to))];
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#124;': '|', '&nbsp;': ' ' },
};

const plain = (value: string): Piece => ({ value, isCode: false });

function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last && !last.isCode && !piece.isCode) all[all.length - 1] = plain(last.value + piece.value);
    else if (piece.value.trim() || !piece.isCode) all.push(piece);
  }
  return all;
}

/** No space at either end, and never two of them in plain text. */
const trimmed = (pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap(({ value, isCode }, at) => {
    if (isCode) return [{ value, isCode }];
    const line = value.replace(/ {2,}/g, ' ');
    const from = at === 0 ? line.trimStart() : line;
    const text = at === pieces.length - 1 ? from.trimEnd() : from;
    return text ? [plain(text)] : [];
  });
