import type { CodeAction } from 'vscode-languageserver';
import { idKey, leadingId } from '../../model/ids/ids';
import type { Edit, SprintDoc, Status, TableRow, Task } from '../../model/sprint';
import { compareNaturally } from '../../naturalOrder';
import type { Range } from '../../range';
import type { ActionProvider } from '../actionProvider';
import { toTextEdits } from '../lsp';
import { type CellPlace, cellAt } from '../places';

/** Sorts the rows of a table of tasks by id or by status. */
export const sortActions: ActionProvider = {
  kinds: ['refactor.rewrite'],
  actions(doc, _, { range }) {
    const place = doc.kind ? cellAt(doc, range.start) : undefined;
    if (!place) return [];
    return [
      ...action(doc, 'Sort table by id', sortTable(doc, place, byId(place))),
      ...action(doc, 'Sort table by status', sortTable(doc, place, byStatus(doc, place))),
    ];
  },
};

function action(doc: SprintDoc, title: string, edits: readonly Edit[]): CodeAction[] {
  if (!edits.length) return [];
  return [{ title, kind: 'refactor.rewrite', edit: { changes: { [doc.uri]: toTextEdits(doc.lines, edits) } } }];
}

/** What a row is sorted by; undefined for a row that heads or sums up others, which no row passes. */
type Order = (row: TableRow) => string | undefined;

function byId({ columns }: CellPlace): Order {
  return ({ cells }) => {
    const cell = cells[columns.id ?? -1];
    const id = cell && leadingId(cell);
    if (id) return idKey(id.value);
    return cell && /^\d{1,4}[a-z]?$/i.test(cell.value) ? cell.value : undefined;
  };
}

/** What is under way comes first, what is over last. */
const STATUSES: readonly Status[] = [
  ...(['in-progress', 'in-review', 'claimed', 'open', 'blocked', 'deferred', 'done', 'cancelled'] as const),
];

function byStatus(doc: SprintDoc, { table }: CellPlace): Order {
  const tasks = new Map<number, Task>();
  for (const task of doc.tasks)
    if (task.range.start >= table.range.start && task.range.end <= table.range.end) tasks.set(task.range.start, task);
  if (![...tasks.values()].some(({ status }) => status)) return () => undefined;
  return ({ range }) => {
    const task = tasks.get(range.start);
    return task && String(STATUSES.indexOf(task.status?.value ?? 'open'));
  };
}

/** Each row that another one takes the place of; rows are moved as they are written, and equal ones stay in order. */
function sortTable(doc: SprintDoc, { table: { rows } }: CellPlace, order: Order): readonly Edit[] {
  const keyed = rows.map(row => ({ row, key: order(row) }));
  const sorted: TableRow[] = [];
  let group: { readonly row: TableRow; readonly key: string }[] = [];
  const close = () => {
    sorted.push(...group.sort((a, b) => compareNaturally(a.key, b.key)).map(({ row }) => row));
    group = [];
  };
  for (const { row, key } of keyed) {
    if (key !== undefined) group.push({ row, key });
    else {
      close();
      sorted.push(row);
    }
  }
  close();
  return rows.flatMap((row, at) => {
    const [range, other] = [lineOf(doc, row), lineOf(doc, sorted[at] as TableRow)];
    const text = doc.text.slice(other.start, other.end);
    return text === doc.text.slice(range.start, range.end) ? [] : [{ range, text }];
  });
}

/** To the end of its line; what quotes or indents it stays where it is. */
const lineOf = ({ lines }: SprintDoc, { range }: TableRow): Range => ({
  start: range.start,
  end: lines.lineRange(lines.positionAt(range.start).line).end,
});
