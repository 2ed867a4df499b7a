import { idFamily, idKey } from '../../model/ids/ids';
import { newRow } from '../../model/kinds/completedRow';
import type { CompletedTable } from '../../model/kinds/queue';
import { tablesOf } from '../../model/sections';
import type { Edit, SprintDoc, Table, Task } from '../../model/sprint';
import { contains, type Range } from '../../range';

/** What becomes of a finished row. */
export interface Recorded {
  readonly edits: readonly Edit[];
  /** The row itself has gone, so that its cells must not be edited. */
  readonly moved: boolean;
}

/**
 * Records a finished task in the document's Completed table: copied where done rows are left where they are, moved where
 * they are not. `done` is the task as it will be written, at the place where it stands now; undefined where it is not clear
 * what its row would hold.
 */
export function recorded(doc: SprintDoc, done: Task): Recorded | undefined {
  const table = done.id && tableFor(doc, done.id.value);
  if (!table || done.source !== 'row' || isInside(doc, done)) return NOTHING;
  if (table.ids.some(({ key }) => key === idKey(done.id?.value ?? ''))) return NOTHING;
  const others = doc.tasks.filter(
    each => each !== done && each.id && each.source === 'row' && each.status?.value === 'done' && !isInside(doc, each),
  );
  const { end } = table.lastRow.range;
  if (others.length) {
    if (!isKeptFor(doc, table, { done, others })) return NOTHING;
    const row = newRow(done, table);
    return row === undefined ? undefined : { edits: [inserted(end, doc.eol + row)], moved: false };
  }
  // Which of two rows goes, and whether the other one stays, is for a person to say.
  if (doc.tasks.some(each => isTwin(each, done) && !isInside(doc, each))) return undefined;
  const row = sameRow(doc, done, table) ?? newRow(done, table);
  if (row === undefined) return undefined;
  return { edits: [removedLine(doc, done.range), inserted(end, doc.eol + row)], moved: true };
}

const isTwin = ({ id, source, range }: Task, done: Task): boolean =>
  source === 'row' && range.start !== done.range.start && idKey(id?.value ?? '') === idKey(done.id?.value ?? '');

const NOTHING: Recorded = { edits: [], moved: false };
const inserted = (at: number, text: string): Edit => ({ range: { start: at, end: at }, text });

const isInside = ({ queue }: SprintDoc, { range }: Task): boolean =>
  (queue?.completed ?? []).some(table => contains(table.range, range));

/** The last one that holds such ids, else the last one. */
function tableFor({ queue }: SprintDoc, id: string): CompletedTable | undefined {
  const tables = queue?.completed ?? [];
  const family = idFamily(id);
  return tables.findLast(({ ids }) => ids.some(({ key }) => idFamily(key) === family)) ?? tables.at(-1);
}

/** The same question as that of missing-from-completed: it repeats such rows, or the rules say that they go there. */
function isKeptFor(
  { queue }: SprintDoc,
  { ids }: CompletedTable,
  { done, others }: { readonly done: Task; readonly others: readonly Task[] },
): boolean {
  const told = new Set(others.map(({ id }) => idKey(id?.value ?? '')));
  const kept = ids.filter(({ key }) => queue?.moves || told.has(key)).map(({ key }) => idFamily(key));
  return kept.includes(idFamily(done.id?.value ?? ''));
}

/** A row goes as it is written where both tables have the same columns. */
function sameRow(doc: SprintDoc, { range, status }: Task, { lastRow, indent }: CompletedTable): string | undefined {
  const tables = [...tablesOf(doc.root)];
  const from = tables.find(table => contains(table.range, range));
  const to = tables.find(table => contains(table.range, lastRow.range));
  if (!from || !to || /\S/.test(indent) || namesOf(from) !== namesOf(to) || !status?.written) return undefined;
  const before = doc.lines.lineRange(doc.lines.positionAt(range.start).line);
  if (before.start !== range.start) return undefined;
  return doc.text.slice(range.start, status.range.start) + status.written + doc.text.slice(status.range.end, range.end);
}

const namesOf = ({ header }: Table): string => header.cells.map(({ value }) => value.toLowerCase()).join('|');

/** With the line break behind it. */
function removedLine({ lines, text }: SprintDoc, { start, end }: Range): Edit {
  const line = lines.positionAt(start).line;
  const from = lines.lineRange(line).start;
  const next = lines.lineRange(line + 1).start;
  return { range: { start: from, end: next > end && next <= text.length ? next : end }, text: '' };
}
