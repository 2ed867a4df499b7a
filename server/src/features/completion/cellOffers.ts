import { leadingId } from '../../model/ids/ids';
import { nameOf } from '../../model/ids/taskNames';
import { titleOf } from '../hover/taskLinks';
import { effortSuggestions, prioritySuggestions } from './amounts';
import { type Cell, cellSlot } from './cells';
import type { Cursor } from './cursor';
import { needsOffer } from './needs';
import { doneBut, idLike, newRow, nextIdIn } from './newRow';
import { peopleSuggestions } from './people';
import { statusOffer } from './statusPlaces';
import { holdsPaths, storyFileOffer } from './storyFiles';
import type { Offer, Suggestion } from './suggestions';

/** What the column of a cell holds, and in the first cell of an empty row the whole row. */
export function cellOffer(cursor: Cursor, cell: Cell): Offer | undefined {
  const offer = columnOffer(cursor, cell);
  const row =
    cell.column === 0 && isEmptyRow(cell) && isAskedFor(cursor, cell) ? newRow(cursor, cell.table) : undefined;
  if (!row) return offer;
  return { slot: cellSlot(cursor, cell), ...offer, suggestions: [row, ...(offer?.suggestions ?? [])] };
}

const isEmptyRow = ({ row }: Cell): boolean => row.cells.every(({ value }) => !value);

function columnOffer(cursor: Cursor, cell: Cell): Offer | undefined {
  const { columns, column } = cell;
  if (column === columns.status) return statusOffer(cursor, cell);
  if (column === columns.dependsOn) return needsOffer(cursor, cell.text.range, cell);
  if (column === columns.storyFile || holdsPaths(cell)) return storyFileOffer(cursor, cell);
  if (!isAskedFor(cursor, cell)) return undefined;
  const suggestions = simple(cursor, cell);
  const isWhole = suggestions.some(({ label }) => label === cell.text.value);
  return suggestions.length ? { slot: { ...cellSlot(cursor, cell), isWhole }, suggestions } : undefined;
}

/** A pipe, or the space behind it, asks what an empty cell may hold; “@” asks for people. */
const isAskedFor = ({ trigger, before }: Cursor, { text }: Cell): boolean =>
  trigger === undefined || trigger === '@' || (!text.value && /\|\s?$/.test(before));

function simple(cursor: Cursor, cell: Cell): Suggestion[] {
  const { project, doc, trigger } = cursor;
  const { columns, column, table, text } = cell;
  if (column === columns.owner) return peopleSuggestions(project, doc, trigger === '@' ? /^@/ : undefined);
  if (trigger === '@') return [];
  if (column === columns.id) return ids(cursor, cell);
  if (column === columns.priority) return prioritySuggestions(doc);
  if (column === columns.effort) return effortSuggestions(doc, text.value, table.header.cells[column]?.value ?? '');
  return [];
}

/** In a table of what is done, the tasks that are missing there; elsewhere, the next free id. */
function ids(cursor: Cursor, { table, columns, column, text }: Cell): Suggestion[] {
  const model = table.rows.findLast(({ range, cells }) => range.end < cursor.line.start && cells[column]?.value);
  const above = model?.cells[column]?.value ?? '';
  const done = doneBut(cursor.doc, table);
  if (done)
    return done.map(task => {
      const id = nameOf(task.id?.value ?? '');
      return { label: id, text: idLike(above, id), icon: 'id', title: titleOf(task) };
    });
  const id = nextIdIn(cursor, columns, model);
  return id && id !== leadingId(text)?.value
    ? [{ label: id, text: idLike(above, id), icon: 'id', note: 'next id' }]
    : [];
}
