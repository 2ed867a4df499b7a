import { displayWidth } from '../../model/markdown/displayWidth';
import type { Edit, SprintDoc, TableRow } from '../../model/sprint';
import type { Range } from '../../range';
import { type CellPlace, cellAt } from '../places';

/**
 * The edits that put `text` in the place of `range`. In a table whose pipes stand below each other, the space beside it
 * grows or shrinks so that they still do, as far as there is room.
 */
export function replaced(doc: SprintDoc, range: Range, text: string): Edit[] {
  const place = cellAt(doc, range.start);
  const cell = place?.cell;
  const raw = place && rawCell(doc.text, place.row, place.column);
  if (!place || !cell) return [{ range, text }];
  const escaped = text.replace(/(?<!\\)\|/g, '\\|').replace(/[\r\n]+/g, ' ');
  if (!raw) return [{ range, text: escaped }];
  const room = { before: cell.range.start - raw.start, after: raw.end - cell.range.end };
  if (cell.range.start === cell.range.end && room.before + room.after < 2)
    return [{ range: raw, text: ` ${escaped} ` }];
  const grown = displayWidth(escaped) - displayWidth(doc.text.slice(range.start, range.end));
  const isFilled = range.start < range.end;
  if (isFilled && (!grown || !isAligned(doc.text, place))) return [{ range, text: escaped }];
  const [before, after] = spaces(alignmentOf(doc.text, place), { ...room, grown });
  return merged([
    ...resized({ start: raw.start, end: cell.range.start }, room.before, before),
    { range, text: escaped },
    ...resized({ start: cell.range.end, end: raw.end }, room.after, after),
  ]);
}

/** What stands between the pipes of a cell; undefined where one of them is left out. */
function rawCell(text: string, { range, cells }: TableRow, column: number): Range | undefined {
  const cell = cells[column];
  if (!cell) return undefined;
  const [before, after] = [text.lastIndexOf('|', cell.range.start - 1), text.indexOf('|', cell.range.end)];
  if (before < range.start || after < 0 || after >= range.end) return undefined;
  return text.slice(before + 1, cell.range.start).trim() ? undefined : { start: before + 1, end: after };
}

/** Longer tables are judged by their first rows. */
const MOST_ROWS = 200;

/** Whether a column is as wide in every row. */
function isAligned(text: string, { table, column }: CellPlace): boolean {
  const widths = new Set<number>();
  for (const row of [table.header, ...table.rows.slice(0, MOST_ROWS)]) {
    const raw = rawCell(text, row, column);
    widths.add(raw ? displayWidth(text.slice(raw.start, raw.end)) : -1);
  }
  return widths.size === 1;
}

/** By the row of dashes below the header. */
function alignmentOf(text: string, { table, column }: CellPlace): 'left' | 'right' | 'center' {
  const end = table.rows[0]?.range.start ?? table.range.end;
  const dashes = text.slice(table.header.range.end, end).match(/:?-+:?/g)?.[column] ?? '';
  if (!dashes.endsWith(':')) return 'left';
  return dashes.startsWith(':') ? 'center' : 'right';
}

interface Room {
  readonly before: number;
  readonly after: number;
  readonly grown: number;
}

function spaces(alignment: 'left' | 'right' | 'center', { before, after, grown }: Room): readonly [number, number] {
  if (alignment === 'left') return [before, Math.max(1, after - grown)];
  if (alignment === 'right') return [Math.max(1, before - grown), after];
  const room = Math.max(2, before + after - grown);
  return [Math.floor(room / 2), Math.ceil(room / 2)];
}

/** Takes away from, or adds to, the end of a stretch of spaces that lies outside. */
function resized({ end }: Range, from: number, to: number): Edit[] {
  if (from === to) return [];
  if (to > from) return [{ range: { start: end, end }, text: ' '.repeat(to - from) }];
  return [{ range: { start: end - (from - to), end }, text: '' }];
}

/** What is next to each other becomes one edit: two at one place could be made in either order. */
function merged(edits: readonly Edit[]): Edit[] {
  const done: Edit[] = [];
  for (const edit of edits) {
    const last = done.at(-1);
    if (last?.range.end !== edit.range.start) done.push(edit);
    else done.splice(-1, 1, { range: { start: last.range.start, end: edit.range.end }, text: last.text + edit.text });
  }
  return done;
}
