import type { SyntaxNode } from '@lezer/common';
import { type Range, type Ranged, ranged } from '../../range';
import type { Block, Heading, List, ListItem, Section, Table, TableRow } from '../sprint';

/** What stands between two headings, the first of them included. */
export type Stretch = Pick<Section, 'heading' | 'blocks'>;

/** Reads consecutive blocks, the first of which may be a heading. `offset` is what a node's offset lacks to one of `text`. */
export function readStretch(nodes: readonly SyntaxNode[], text: string, offset: number): Stretch {
  const reader = new OutlineReader(text, offset);
  const [first, ...rest] = nodes;
  const level = first && headingLevel(first.name);
  if (!first || !level) return { blocks: blocksOf(reader, nodes) };
  return { heading: reader.heading(first, level), blocks: blocksOf(reader, rest) };
}

/** Not all at once: a quotation can hold more blocks than a call takes arguments. */
function blocksOf(reader: OutlineReader, nodes: readonly SyntaxNode[]): Block[] {
  const blocks: Block[] = [];
  for (const node of nodes) for (const block of reader.blocks(node)) blocks.push(block);
  return blocks;
}

/** Puts sections, which do not yet hold each other, below one another by the levels of their headings. */
export function nest(stretches: readonly Section[], end: number): Section {
  const open: OpenSection[] = [{ level: 0, start: 0, blocks: [], sections: [] }];
  for (const { heading, range, blocks } of stretches) {
    if (!heading) open[0] = { ...(open[0] as OpenSection), blocks };
    else {
      while ((open.at(-1) as OpenSection).level >= heading.level) close(open, range.start);
      open.push({ level: heading.level, heading, start: range.start, blocks, sections: [] });
    }
  }
  while (open.length > 1) close(open, end);
  const { blocks, sections } = open[0] as OpenSection;
  return { range: { start: 0, end }, blocks, sections };
}

interface OpenSection {
  readonly level: number;
  readonly heading?: Heading;
  readonly start: number;
  readonly blocks: readonly Block[];
  readonly sections: Section[];
}

function close(open: OpenSection[], end: number): void {
  const { heading, start, blocks, sections } = open.pop() as OpenSection;
  const section = { range: { start, end }, blocks, sections };
  (open.at(-1) as OpenSection).sections.push(heading ? { heading, ...section } : section);
}

export function headingLevel(name: string): Heading['level'] | undefined {
  const level = /^(?:ATX|Setext)Heading([1-6])$/.exec(name)?.[1];
  return level ? (Number(level) as Heading['level']) : undefined;
}

/** No person nests deeper, and a stack has an end. */
const DEEPEST = 60;

/** Of a longer heading, item or cell the beginning is read: nobody wrote it by hand, and patterns have their price. */
export const LONGEST_TEXT = 1000;

const CODE = new Set(['FencedCode', 'CodeBlock']);
const HTML = new Set(['HTMLBlock', 'CommentBlock', 'ProcessingInstructionBlock']);

class OutlineReader {
  readonly #text: string;
  readonly #offset: number;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  heading(node: SyntaxNode, level: Heading['level']): Heading {
    const marks = node.getChildren('HeaderMark');
    const setext = node.name.startsWith('Setext');
    const from = setext ? node.from : (marks[0]?.to ?? node.from);
    const to = setext ? (marks[0]?.from ?? node.to) : (marks[1]?.from ?? node.to);
    return { level, text: this.#trimmed(from, to), range: this.#range(node) };
  }

  /** One block, or those inside a quotation: a quoted list is read like any other. */
  blocks(node: SyntaxNode, depth = 0): Block[] {
    if (depth > DEEPEST) return [];
    const range = this.#range(node);
    if (node.name === 'Paragraph') return [{ type: 'paragraph', range }];
    if (node.name === 'BulletList' || node.name === 'OrderedList')
      return [{ type: 'list', range, list: this.#list(node, depth) }];
    if (node.name === 'Table') {
      const table = this.#table(node);
      return [{ type: 'table', range: table.range, table }];
    }
    if (node.name === 'Blockquote') return children(node).flatMap(child => this.blocks(child, depth + 1));
    if (node.name === 'QuoteMark') return [];
    if (node.name === 'HorizontalRule') return [{ type: 'rule', range }];
    return [{ type: CODE.has(node.name) ? 'code' : HTML.has(node.name) ? 'html' : 'other', range }];
  }

  #list(node: SyntaxNode, depth: number): List {
    const ordered = node.name === 'OrderedList';
    return {
      ordered,
      range: this.#range(node),
      items: node.getChildren('ListItem').map(item => this.#item(item, ordered, depth)),
    };
  }

  /** One walk over what an item holds: items are what large documents consist of. */
  #item(node: SyntaxNode, ordered: boolean, depth: number): ListItem {
    let mark: SyntaxNode | undefined;
    let first: SyntaxNode | undefined;
    const lists: List[] = [];
    for (let child = node.firstChild; child; child = child.nextSibling) {
      const { name } = child;
      if (name === 'ListMark') mark ??= child;
      else if (name === 'Task') first = child;
      else if (name === 'Paragraph') first ??= child;
      else for (const block of this.blocks(child, depth + 1)) if (block.type === 'list') lists.push(block.list);
    }
    const marker = first?.name === 'Task' ? first.firstChild : null;
    const number = ordered && mark ? Number.parseInt(this.#slice(mark), 10) : undefined;
    return {
      range: this.#range(node),
      ...(number !== undefined && { number }),
      ...(marker && { checkbox: this.#checkbox(marker) }),
      text: first ? this.#firstLine(marker?.to ?? first.from, first.to) : this.#empty(mark?.to ?? node.from),
      lists,
    };
  }

  #checkbox(marker: SyntaxNode): Ranged<boolean> {
    return { value: !/^\[\s\]$/.test(this.#slice(marker)), range: this.#range(marker) };
  }

  #table(node: SyntaxNode): Table {
    const header = node.getChild('TableHeader') ?? node;
    return {
      range: this.#rangeOfLines(node),
      header: this.#row(header),
      rows: node.getChildren('TableRow').map(row => this.#row(row)),
    };
  }

  /** Cells stand between the pipes; the tree has no node for an empty one. */
  #row(node: SyntaxNode): TableRow {
    const pipes = node.getChildren('TableDelimiter');
    const bounds = [node.from, ...pipes.flatMap(pipe => [pipe.from, pipe.to]), node.to];
    const cells: Ranged<string>[] = [];
    for (let at = 0; at < bounds.length; at += 2) {
      const from = bounds[at] as number;
      const to = bounds[at + 1] as number;
      const outside = at === 0 || at === bounds.length - 2;
      const cell = this.#trimmed(from, to);
      if (!outside || cell.value) cells.push(cell);
    }
    return { range: this.#rangeOfLines(node), cells };
  }

  #firstLine(from: number, to: number): Ranged<string> {
    const text = this.#text.slice(from + this.#offset, to + this.#offset);
    const feed = text.indexOf('\n');
    const end = feed < 0 ? text.length : feed;
    const carriage = text.indexOf('\r');
    return this.#trimmed(from, from + (carriage >= 0 && carriage < end ? carriage : end));
  }

  #trimmed(from: number, to: number): Ranged<string> {
    const text = this.#text.slice(from + this.#offset, to + this.#offset);
    const value = withoutComment(text.trim()).slice(0, LONGEST_TEXT);
    if (!value) return this.#empty(Math.min(to, from + (text ? 1 : 0)));
    const start = from + this.#offset + (text.length - text.trimStart().length);
    return ranged(value, start, start + value.length);
  }

  #empty(at: number): Ranged<string> {
    return ranged('', at + this.#offset, at + this.#offset);
  }

  #slice(node: SyntaxNode): string {
    return this.#text.slice(node.from + this.#offset, node.to + this.#offset);
  }

  /** Without the space at its end, of which a `\r` is part. */
  #rangeOfLines(node: SyntaxNode): Range {
    const { start } = this.#range(node);
    return { start, end: start + this.#slice(node).trimEnd().length };
  }

  #range(node: SyntaxNode): Range {
    return { start: node.from + this.#offset, end: node.to + this.#offset };
  }
}

/** A comment at the end, such as one that turns a rule off, is not part of what a cell or an item says. */
function withoutComment(text: string): string {
  const at = text.endsWith('-->') ? text.lastIndexOf('<!--') : -1;
  return at < 0 ? text : text.slice(0, at).trimEnd();
}

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}
