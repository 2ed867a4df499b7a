import { displayWidth } from '../../model/markdown/displayWidth';
import { type CellSpan, cellsOf, type RowCells } from '../../model/markdown/rowCells';
import type { Edit, SprintDoc, Table } from '../../model/sprint';
import type { Range } from '../../range';

/** The blanks and dashes to change so that a table's columns stand below each other; what its cells say stays as it is. */
export function alignTable(doc: SprintDoc, table: Table): readonly Edit[] {
  const grid = readGrid(doc, table);
  if (!grid) return [];
  const layout = layoutOf(doc.text, grid);
  return [
    ...alignRow(doc.text, grid.header, layout),
    ...alignDelimiter(doc.text, grid.delimiter, layout),
    ...grid.rows.flatMap(row => alignRow(doc.text, row, layout)),
  ];
}

interface Grid {
  readonly header: RowCells;
  readonly delimiter: RowCells;
  readonly rows: readonly RowCells[];
}

/** Undefined where its pipes are not what the reader of Markdown took for them. */
function readGrid(doc: SprintDoc, { header, rows }: Table): Grid | undefined {
  const { text, lines } = doc;
  const line = lines.lineRange(lines.positionAt(header.range.start).line + 1);
  const indent = /^[\s>]*/.exec(text.slice(line.start, line.end))?.[0].length ?? 0;
  const grid = {
    header: cellsOf(text, header.range),
    delimiter: cellsOf(text, { start: line.start + indent, end: line.end }),
    rows: rows.map(({ range }) => cellsOf(text, range)),
  };
  const isDelimiter = grid.delimiter.cells.every(({ content }) => DELIMITER.test(slice(text, content)));
  const isRead = rows.every(({ cells }, at) => cells.length === countOf(text, grid.rows[at] as RowCells));
  return isDelimiter && isRead && grid.delimiter.cells.length === grid.header.cells.length ? grid : undefined;
}

/** A comment behind the last pipe is no cell. */
function countOf(text: string, { cells, hasLastPipe }: RowCells): number {
  const last = cells.at(-1);
  return cells.length - (last && !hasLastPipe && text.startsWith('<!--', last.content.start) ? 1 : 0);
}

const DELIMITER = /^:?-+:?$/;

interface Layout {
  readonly columns: readonly Column[];
  /** `| --- |` rather than `|-----|` */
  readonly isSpaced: boolean;
  readonly hasLastPipe: boolean;
}

interface Column {
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
}

function layoutOf(text: string, { header, delimiter, rows }: Grid): Layout {
  const isSpaced = delimiter.cells.some(({ range, content }) => content.start > range.start || content.end < range.end);
  const least: number = isSpaced || !delimiter.hasFirstPipe ? 3 : 1;
  const widths: number[] = header.cells.map(() => least);
  for (const { cells } of [header, ...rows])
    for (const [at, { content }] of cells.entries()) {
      const known = widths[at];
      const width = known === undefined ? 0 : displayWidth(slice(text, content));
      if (known !== undefined && width > known && width <= WIDEST) widths[at] = width;
    }
  const columns = widths.map((width, at) => ({ width, align: alignOf(text, delimiter.cells[at]) }));
  return { columns, isSpaced, hasLastPipe: [header, delimiter, ...rows].some(row => row.hasLastPipe) };
}

/** A longer text stands out of its column: it would push all that is right of it out of sight. */
const WIDEST = 80;

function alignOf(text: string, cell: CellSpan | undefined): Column['align'] {
  const written = cell ? slice(text, cell.content) : '';
  if (!written.endsWith(':')) return 'left';
  return written.startsWith(':') ? 'center' : 'right';
}

function alignRow(text: string, row: RowCells, layout: Layout): readonly Edit[] {
  const edits = new Edits(text);
  for (const [at, { range, content }] of row.cells.entries()) {
    const column = layout.columns[at];
    if (!column) break;
    const isFirst = at === 0 && !row.hasFirstPipe;
    const isLast = at === row.cells.length - 1 && !row.hasLastPipe && !layout.hasLastPipe;
    if (content.start === content.end) {
      edits.blanks(range, column.width + 2);
      continue;
    }
    const room = Math.max(0, column.width - displayWidth(slice(text, content)));
    const before = isFirst ? 0 : { left: 0, center: room >> 1, right: room }[column.align];
    edits.blanks({ start: range.start, end: content.start }, isFirst ? 0 : before + 1);
    edits.blanks({ start: content.end, end: range.end }, isLast ? 0 : room - before + 1);
  }
  edits.append(row.range.end, missingCells(row, layout));
  return edits.made;
}

/** The pipe at the end and the cells that a row lacks. */
function missingCells({ cells, hasLastPipe }: RowCells, { columns, hasLastPipe: isClosed }: Layout): string {
  if (!isClosed || cells.length > columns.length) return '';
  const missing = columns.slice(cells.length).map(({ width }) => `${' '.repeat(width + 2)}|`);
  return (hasLastPipe ? '' : '|') + missing.join('');
}

function alignDelimiter(text: string, row: RowCells, { columns, isSpaced, hasLastPipe }: Layout): readonly Edit[] {
  const edits = new Edits(text);
  for (const [at, { range, content }] of row.cells.entries()) {
    const isFirst = at === 0 && !row.hasFirstPipe;
    const isLast = at === row.cells.length - 1 && !row.hasLastPipe && !hasLastPipe;
    const [before, after] = [isSpaced && !isFirst ? 1 : 0, isSpaced && !isLast ? 1 : 0];
    const width = (columns[at]?.width ?? 0) + (isFirst || isSpaced ? 0 : 1) + (isLast || isSpaced ? 0 : 1);
    edits.blanks({ start: range.start, end: content.start }, before);
    edits.dashes(content, Math.max(width, 3));
    edits.blanks({ start: content.end, end: range.end }, after);
  }
  if (hasLastPipe && !row.hasLastPipe) edits.append(row.range.end, '|');
  return edits.made;
}

/** Changes in the order of the text; those that touch become one. */
class Edits {
  readonly made: Edit[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Makes the blanks of a range so many spaces; where they are spaces, it adds or takes the difference alone. */
  blanks({ start, end }: Range, count: number): void {
    const written = this.#text.slice(start, end);
    const kept = /^ *$/.test(written) ? Math.min(count, written.length) : 0;
    if (kept < written.length || count > kept) this.#add({ start: start + kept, end }, ' '.repeat(count - kept));
  }

  /** Makes a delimiter so wide; its colons stay. */
  dashes({ start, end }: Range, width: number): void {
    const written = this.#text.slice(start, end);
    const dashes = written.replaceAll(':', '').length;
    const wanted = width - (written.length - dashes);
    const from = start + written.indexOf('-');
    if (wanted > dashes) this.#add({ start: from + dashes, end: from + dashes }, '-'.repeat(wanted - dashes));
    else if (wanted < dashes) this.#add({ start: from + Math.max(1, wanted), end: from + dashes }, '');
  }

  append(at: number, text: string): void {
    if (text) this.#add({ start: at, end: at }, text);
  }

  #add({ start, end }: Range, text: string): void {
    const last = this.made.at(-1);
    if (last?.range.end !== start) this.made.push({ range: { start, end }, text });
    else this.made[this.made.length - 1] = { range: { start: last.range.start, end }, text: last.text + text };
  }
}

const slice = (text: string, { start, end }: Range): string => text.slice(start, end);
