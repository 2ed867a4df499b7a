import type { ListItem, Section, SprintDoc, Table, TableRow, Task } from '../model/sprint';
import { type Columns, readColumns } from '../model/tasks/rows';
import type { Range, Ranged } from '../range';

/** What stands where in a document, by offset: every feature asks the same questions. */

/** The sections around an offset, outermost first; the root is the first. */
export function sectionsAt(doc: SprintDoc, offset: number): readonly Section[] {
  const found: Section[] = [];
  let section: Section | undefined = doc.root;
  while (section) {
    found.push(section);
    // At the start of a heading, the section before it ends.
    section = section.sections.findLast(({ range }) => holds(range, offset));
  }
  return found;
}

/** The items around an offset, outermost first, of a list that is no quotation's. */
export function itemsAt(doc: SprintDoc, offset: number): readonly ListItem[] {
  const block = blockAt(doc, offset);
  const found: ListItem[] = [];
  let lists = block?.type === 'list' ? [block.list] : [];
  while (lists.length) {
    const item = lists.flatMap(({ items }) => items).find(({ range }) => holds(range, offset));
    if (!item) break;
    found.push(item);
    lists = [...item.lists];
  }
  return found;
}

/** A table's cell, also where it is empty or its row has fewer cells than the header. */
export interface CellPlace {
  readonly table: Table;
  readonly section: Section;
  readonly columns: Columns;
  /** The header's or a row's. */
  readonly row: TableRow;
  readonly isHeader: boolean;
  /** Which one, from 0. */
  readonly column: number;
  /** Trimmed; absent where the row ends before it. */
  readonly cell: Ranged<string> | undefined;
}

export function cellAt(doc: SprintDoc, offset: number): CellPlace | undefined {
  const section = sectionsAt(doc, offset).at(-1);
  const block = blockAt(doc, offset);
  if (!section || block?.type !== 'table') return undefined;
  const { table } = block;
  const row = holds(table.header.range, offset) ? table.header : firstHolding(table.rows, offset);
  if (!row) return undefined;
  const column = columnAt(doc.text, row, offset);
  return {
    table,
    section,
    columns: readColumns(table),
    row,
    isHeader: row === table.header,
    column,
    cell: row.cells[column],
  };
}

/** Of places in the order of the text. */
function firstHolding<T extends { readonly range: Range }>(places: readonly T[], offset: number): T | undefined {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as T).range.end < offset) low = middle + 1;
    else high = middle;
  }
  const place = places[low];
  return place && holds(place.range, offset) ? place : undefined;
}

/** Between which pipes the offset stands; a pipe inside a cell's text is escaped. */
function columnAt(text: string, { range, cells }: TableRow, offset: number): number {
  let column = 0;
  for (const cell of cells) {
    const pipe = text.indexOf('|', cell.range.end);
    if (pipe < 0 || pipe >= range.end || offset <= pipe) return column;
    column++;
  }
  return column;
}

export const blockAt = (doc: SprintDoc, offset: number) =>
  sectionsAt(doc, offset)
    .at(-1)
    ?.blocks.find(({ range }) => holds(range, offset));

/** The innermost task; a heading's task holds those of its section. */
export function taskAt({ tasks }: Pick<SprintDoc, 'tasks'>, offset: number): Task | undefined {
  let found: Task | undefined;
  for (const task of tasks) {
    if (task.range.start > offset) break;
    if (holds(task.range, offset)) found = task;
  }
  return found;
}

/** The place of `key` that an offset stands on, its end included, as editors have it for words. */
export const holds = ({ start, end }: Range, offset: number): boolean => start <= offset && offset <= end;

/** Without the blank lines at its end, which a section has before the next heading. */
export const writtenRange = ({ text }: Pick<SprintDoc, 'text'>, { start, end }: Range): Range => ({
  start,
  end: start + text.slice(start, end).trimEnd().length,
});
