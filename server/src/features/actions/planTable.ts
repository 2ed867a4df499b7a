import { cellsOf } from '../../model/markdown/rowCells';
import type { SprintDoc, TableRow } from '../../model/sprint';
import { type CellPlace, cellAt } from '../places';

/** The table of a plan's tasks, by the offset of one of its rows. */
export const planTableAt = (doc: SprintDoc, offset: number): CellPlace | undefined => {
  const place = offset < 0 ? undefined : cellAt(doc, offset);
  return place?.isHeader ? undefined : place;
};

/** A table's header and delimiter row, as they are written. */
export function headOf({ text, lines }: SprintDoc, { table }: CellPlace): readonly [string, string] {
  const { start, end } = lines.lineRange(lines.positionAt(table.header.range.start).line + 1);
  return [text.slice(table.header.range.start, table.header.range.end), text.slice(start, end).replace(/^[\s>]*/, '')];
}

/** The number that the row begins with replaced by another; the row is otherwise as it is written. */
export function renumbered({ text }: SprintDoc, { range, cells }: TableRow, number: number): string {
  const cell = cells.slice(0, 2).find(({ value }) => /^[*_`#]*\d{1,3}[a-z]?[*_`.)]*$/i.test(value));
  const written = text.slice(range.start, range.end);
  if (!cell) return written;
  const at = cell.range.start - range.start;
  return (
    written.slice(0, at) + cell.value.replace(/\d{1,3}[a-z]?/i, String(number)) + written.slice(at + cell.value.length)
  );
}

/** A row's cells in the order of another table's columns, by their names; undefined where something would be lost. */
export function rearranged(row: string, from: CellPlace, to: CellPlace): string | undefined {
  const names = namesOf(from);
  const cells = cellsOf(row, { start: 0, end: row.length }).cells.map(({ content }) =>
    row.slice(content.start, content.end),
  );
  const wanted = namesOf(to).map(name => cells[names.indexOf(name)] ?? '');
  const lost = cells.some((text, at) => text && !namesOf(to).includes(names[at] ?? ''));
  if (lost) return undefined;
  return names.join('|') === namesOf(to).join('|') ? row : `| ${wanted.join(' | ')} |`;
}

/** "Acceptance Criteria (autotested)" and "Acceptance" are one. */
const namesOf = ({ table, columns }: CellPlace): readonly string[] =>
  table.header.cells.map(({ value }, at) => {
    const role = Object.entries(columns).find(([, column]) => column === at)?.[0];
    return (
      role ??
      value
        .replace(/\(.*\)|[*_`]/g, '')
        .trim()
        .toLowerCase()
    );
  });
