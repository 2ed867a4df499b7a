import { leadingId } from '../../model/ids/ids';
import { displayWidth } from '../../model/markdown/displayWidth';
import { type CellSpan, cellsOf } from '../../model/markdown/rowCells';
import type { SprintDoc } from '../../model/sprint';
import { readStatus } from '../../model/statuses/status';
import type { Project } from '../../project';
import { idAfter } from '../../scaffold/nextId';
import type { CellPlace } from '../places';

export interface NewRow {
  /** Up to where the first cell that a person must fill begins, each cell as wide as the one above it. */
  readonly text: string;
  /** How many cells, this one included, are still to come. */
  readonly openCells: number;
}

interface RowRequest {
  readonly project: Project;
  readonly doc: SprintDoc;
  /** The row above. */
  readonly place: CellPlace;
}

/** How the row below another one begins, in a table of tasks; undefined where it has no column of ids or numbers. */
export function newRowStart({ project, doc, place }: RowRequest): NewRow | undefined {
  const { row, columns, table } = place;
  const id = columns.id;
  const number = id === undefined ? undefined : nextNumber(doc, place, project);
  if (id === undefined || number === undefined) return undefined;
  const last = columns.status !== undefined && columns.status === id + 1 ? columns.status : id;
  const status = openStatus(place);
  if (last === columns.status && status === undefined) return undefined;
  const model = cellsOf(doc.text, row.range);
  const texts = model.cells
    .slice(0, last + 1)
    .map((_, at) => (at === id ? number : at === columns.status ? status : ''));
  const cells = texts.map((text, at) => paddedLike(doc.text, model.cells[at] as CellSpan, text ?? ''));
  const isSpaced = model.cells.some(({ range, content }) => content.start > range.start);
  const quote = doc.text.slice(
    doc.lines.lineRange(doc.lines.positionAt(row.range.start).line).start,
    model.range.start,
  );
  return {
    text: `${/^[\s>]*$/.test(quote) ? quote : ''}${model.hasFirstPipe ? '|' : ''}${cells.map(cell => `${cell}|`).join('')}${isSpaced ? ' ' : ''}`,
    openCells: Math.max(1, table.header.cells.length - last - 1),
  };
}

/** "5-3" below "5-2", "**T010**" below "**T009**", "4" below "3" */
function nextNumber(doc: SprintDoc, { row, columns, table }: CellPlace, project: Project): string | undefined {
  const cell = row.cells[columns.id ?? -1];
  const id = cell && leadingId(cell);
  if (!cell) return undefined;
  if (id) {
    const next = idAfter(doc, id.value, project);
    const [open, close] = [
      cell.value.slice(0, id.range.start - cell.range.start),
      cell.value.slice(id.range.end - cell.range.start),
    ];
    return next && (/^[*_`]*$/.test(open) && close === [...open].reverse().join('') ? open + next + close : next);
  }
  if (!/^\d{1,4}$/.test(cell.value)) return undefined;
  const numbers = table.rows.map(({ cells }) => Number(cells[columns.id ?? -1]?.value)).filter(Number.isInteger);
  return String(Math.max(...numbers) + 1).padStart(cell.value.startsWith('0') ? cell.value.length : 1, '0');
}

/** As the table writes what is open; a box where its states stand in brackets. */
function openStatus({ row, columns, table }: CellPlace): string | undefined {
  const column = columns.status;
  if (column === undefined) return undefined;
  const at = table.rows.indexOf(row);
  const written = [...table.rows.slice(0, at + 1).reverse(), ...table.rows.slice(at + 1)].map(
    ({ cells }) => cells[column]?.value ?? '',
  );
  const open = written.find(value => readStatus(value) === 'open');
  return open ?? (written.some(value => /^[*`]*\[/.test(value)) ? '[ ]' : undefined);
}

/** Between the same blanks as the model, and as wide where the model is filled up. */
function paddedLike(text: string, { range, content }: CellSpan, written: string): string {
  const isEmpty = content.start === content.end;
  const before = content.start > range.start || (isEmpty && range.end > range.start) ? ' ' : '';
  const after = before || content.end < range.end ? ' ' : '';
  const padded = before + written + after;
  const missing = displayWidth(text.slice(range.start, range.end)) - displayWidth(padded);
  return padded + after.repeat(Math.max(0, missing));
}
