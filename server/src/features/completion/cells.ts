import type { Table, TableRow } from '../../model/sprint';
import { type Columns, readColumns } from '../../model/tasks/rows';
import { type Range, type Ranged, ranged } from '../../range';
import { blockAt, cellAt, sectionsAt } from '../places';
import type { Cursor } from './cursor';
import type { Slot } from './slots';

/** A cell that somebody types in. */
export interface Cell {
  readonly table: Table;
  readonly columns: Columns;
  readonly row: TableRow;
  readonly column: number;
  /** Its text, trimmed; where it is empty, the cursor's place. */
  readonly text: Ranged<string>;
  /** With the space around the text. */
  readonly inner: Range;
  readonly isClosed: boolean;
}

/** Of a row below a header, also of one that a blank line keeps from being part of its table. */
export function cellOf(cursor: Cursor): Cell | undefined {
  const place = cellAt(cursor.doc, withinRow(cursor)) ?? detached(cursor);
  if (!place || place.isHeader) return undefined;
  const { table, columns, row, column, cell } = place;
  const text = cell?.value ? cell : ranged('', cursor.offset, cursor.offset);
  const inner = innerOf(cursor, text.range);
  return { table, columns, row, column, text, inner, isClosed: cursor.doc.text[inner.end] === '|' };
}

/** The blanks at the end of a line are no part of its row, but whoever stands behind them is about to fill its next cell. */
function withinRow({ offset, line, before, after }: Cursor): number {
  const end = line.end - (before + after).length + (before + after).trimEnd().length;
  return Math.max(line.start, Math.min(offset, end));
}

type Place = Omit<NonNullable<ReturnType<typeof cellAt>>, 'section'>;

function detached({ doc, offset, line, before, after }: Cursor): Place | undefined {
  if (!/^[ \t]*\|/.test(before) || blockAt(doc, offset)?.type === 'table') return undefined;
  const section = sectionsAt(doc, offset).at(-1);
  const blocks = section ? section.blocks.filter(({ range }) => range.end <= line.start) : [];
  const block = blocks.at(-1);
  if (block?.type !== 'table') return undefined;
  const cells = cellsIn(before + after, line.start);
  const column = cells.findLastIndex(({ range }) => range.start <= offset);
  const cell = cells[column];
  const trimmed =
    cell && ranged(cell.value.trim(), cell.range.start + lead(cell.value), cell.range.end - tail(cell.value));
  return {
    ...{ table: block.table, columns: readColumns(block.table), isHeader: false, column: Math.max(0, column) },
    ...{ row: { range: line, cells }, cell: trimmed },
  };
}

function cellsIn(line: string, start: number): Ranged<string>[] {
  const pipes = [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  return pipes.map((pipe, at) => {
    const end = pipes[at + 1] ?? line.length;
    return ranged(line.slice(pipe + 1, end), start + pipe + 1, start + end);
  });
}

const lead = (text: string): number => (text.trim() ? text.length - text.trimStart().length : text.length);
const tail = (text: string): number => (text.trim() ? text.length - text.trimEnd().length : 0);

function innerOf({ doc: { text }, offset }: Cursor, range: Range): Range {
  let start = Math.min(range.start, offset);
  let end = Math.max(range.end, offset);
  while (isSpace(text[start - 1])) start--;
  while (isSpace(text[end])) end++;
  return { start, end };
}

const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\t';

/** The whole cell, or a part of its text. Columns that stand below each other stay so as far as there is room. */
export function cellSlot(cursor: Cursor, cell: Cell, part: Range = cell.text.range): Slot {
  const { doc, offset } = cursor;
  const { text, inner, isClosed } = cell;
  const isEmpty = !text.value;
  const isFirst = isEmpty && offset === inner.start && doc.text[inner.start - 1] === '|';
  const start = isEmpty ? Math.min(offset, inner.start + 1) : Math.min(part.start, offset);
  const least = Math.max(isEmpty ? offset : part.end, offset);
  const before = isFirst ? ' ' : '';
  const isLast = isEmpty || !/\S/.test(doc.text.slice(least, text.range.end));
  return {
    typed: doc.text.slice(start, offset),
    fit(chosen) {
      if (!isClosed || !isLast) return { range: { start, end: least }, before, after: '' };
      const wanted = start + before.length + chosen.length;
      const end = Math.max(least, Math.min(wanted, inner.end - 1));
      const padding = isAligned(cursor, cell) ? Math.max(0, end - wanted) : 0;
      const after = isEmpty && end === inner.end ? ' ' : ' '.repeat(padding);
      return { range: { start, end }, before, after };
    },
  };
}

/** Whether the cell ends right below where the header's does. */
function isAligned({ doc: { text }, line }: Cursor, { table, column, inner }: Cell): boolean {
  const header = table.header.cells[column];
  if (!header) return false;
  const lineStart = text.lastIndexOf('\n', header.range.start) + 1;
  return text.indexOf('|', header.range.end) - lineStart === inner.end - line.start;
}
