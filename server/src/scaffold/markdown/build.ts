import type { Heading, Link, List, ListItem, Paragraph, PhrasingContent, Strong, Table, TableRow, Text } from 'mdast';
import type { Todo } from '../value';

/** The nodes of mdast that documents are built from (mdast 4, with GFM’s tables and task lists). Strings are plain text. */
export type Phrase = string | PhrasingContent;

export const plain = (value: string): Text => ({ type: 'text', value });
export const strong = (value: Phrase): Strong => ({ type: 'strong', children: [node(value)] });
export const code = (value: string): PhrasingContent => ({ type: 'inlineCode', value });
export const link = (url: string, label: Phrase): Link => ({
  type: 'link',
  url,
  children: [node(label)] as Link['children'],
});
export const open = (hint: string): Todo => ({ type: 'todo', hint });

export const heading = (depth: Heading['depth'], ...children: readonly Phrase[]): Heading => ({
  type: 'heading',
  depth,
  children: children.map(node),
});

export const paragraph = (...children: readonly Phrase[]): Paragraph => ({
  type: 'paragraph',
  children: children.map(node),
});

export const bullets = (...items: readonly (readonly Phrase[])[]): List => listOf(items.map(each => item(each)));
export const numbered = (...items: readonly (readonly Phrase[])[]): List => ({
  ...listOf(items.map(each => item(each))),
  ordered: true,
});
export const checklist = (...items: readonly { readonly done: boolean; readonly text: readonly Phrase[] }[]): List =>
  listOf(items.map(({ done, text }) => item(text, done)));

/** Each cell is a sequence of phrases; rows are filled up by whoever reads them. */
export const table = (
  header: readonly string[],
  ...rows: readonly (readonly (Phrase | readonly Phrase[])[])[]
): Table => ({ type: 'table', children: [row(header), ...rows.map(row)] });

const row = (cells: readonly (Phrase | readonly Phrase[])[]): TableRow => ({
  type: 'tableRow',
  children: cells.map(cell => ({ type: 'tableCell', children: (isSeveral(cell) ? cell : [cell]).map(node) })),
});

const isSeveral = (cell: Phrase | readonly Phrase[]): cell is readonly Phrase[] => Array.isArray(cell);
const node = (value: Phrase): PhrasingContent => (typeof value === 'string' ? plain(value) : value);
const listOf = (children: ListItem[]): List => ({ type: 'list', ordered: false, spread: false, children });
const item = (text: readonly Phrase[], checked?: boolean): ListItem => ({
  type: 'listItem',
  spread: false,
  ...(checked !== undefined && { checked }),
  children: [paragraph(...text)],
});
