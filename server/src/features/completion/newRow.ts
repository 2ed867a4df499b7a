import { idKey, leadingId } from '../../model/ids/ids';
import { nameOf } from '../../model/ids/taskNames';
import type { SprintDoc, Table, TableRow, Task } from '../../model/sprint';
import { readStatus } from '../../model/statuses/status';
import { type Columns, readColumns } from '../../model/tasks/rows';
import { idAfter, nextId } from '../../scaffold/nextId';
import { type Snippet, stop } from '../../scaffold/snippet';
import { titleOf } from '../hover/taskLinks';
import { sectionsAt } from '../places';
import type { Cursor } from './cursor';
import { slotOf } from './slots';
import { statusSuggestions } from './statuses';
import type { Suggestion } from './suggestions';

/** On the line below a table, one more row of it with the next free id. */
export function rowBelow(cursor: Cursor): Suggestion | undefined {
  const { doc, line } = cursor;
  const section = sectionsAt(doc, cursor.offset).at(-1);
  const block = section?.blocks.findLast(({ range }) => range.end <= line.start);
  if (block?.type !== 'table') return undefined;
  const isRightBelow = doc.lines.positionAt(block.range.end).line + 1 === doc.lines.positionAt(line.start).line;
  return isRightBelow ? newRow(cursor, block.table) : undefined;
}

/** A whole row in place of the cursor's line. */
export function newRow(cursor: Cursor, table: Table): Suggestion | undefined {
  const { doc, line } = cursor;
  const columns = readColumns(table);
  const model = table.rows.findLast(({ range, cells }) => range.end < line.start && cells.some(({ value }) => value));
  const done = doneBut(doc, table);
  if (done && !done.length) return undefined;
  const id = done ? nameOf(done[0]?.id?.value ?? '') : nextIdIn(cursor, columns, model);
  const title = done?.[0] && titleOf(done[0]);
  const start = doc.lines.lineRange(doc.lines.positionAt(table.header.range.start).line).start;
  const header = doc.text.slice(start, doc.lines.lineRange(doc.lines.positionAt(start).line).end);
  const widths = widthsOf(header, table, model);
  const cells = table.header.cells.map(
    (_, at): Snippet =>
      padded(cellFor(cursor, { ...{ at, columns, model, id, table }, ...(title && { title }) }), widths[at] ?? 0),
  );
  const [, indent = '', first = ''] = /^([\s>]*)(\|?)/.exec(header) ?? [];
  const last = header.trimEnd().endsWith('|') ? ' |' : '';
  const text = [indent, first && `${first} `, ...cells.flatMap((cell, at) => (at ? [' | ', ...cell] : cell)), last];
  const label = id ? `New row ${id}${done ? ` (${title})` : ''}` : 'New row';
  return { label, text, icon: 'row', filter: `| ${label}`, slot: slotOf(cursor, line) };
}

interface NewCell {
  readonly at: number;
  readonly columns: Columns;
  readonly model: TableRow | undefined;
  readonly id: string | undefined;
  readonly table: Table;
  /** Of a task that is told again. */
  readonly title?: string;
}

function cellFor({ doc }: Cursor, { at, columns, model, id, table, title }: NewCell): Snippet {
  const above = model?.cells[at]?.value ?? '';
  if (at === columns.id) return id ? [idLike(above, id)] : [stop()];
  if (at === columns.title && title) return [title];
  if (at === columns.status) {
    const written = table.rows.flatMap(({ cells }) => cells[at]?.value ?? []);
    const [open] = statusSuggestions({ doc, current: undefined, written, owner: 'name' });
    return [open?.label ?? ''];
  }
  if (at === columns.dependsOn) {
    const none = table.rows.map(({ cells }) => cells[at]?.value ?? '').find(text => NONE.test(text));
    return [stop(none ?? '')];
  }
  return [stop()];
}

/** In a table of what is done, the tasks that are done and missing there; undefined for any other table. */
export function doneBut({ queue, tasks }: SprintDoc, { range }: Table): readonly Task[] | undefined {
  const completed = queue?.completed.find(each => each.range.start === range.start);
  if (!completed) return undefined;
  const listed = new Set(completed.ids.map(({ key }) => key));
  return tasks.filter(({ id, status }) => id && status?.value === 'done' && !listed.has(idKey(id.value)));
}

const NONE = /^(?:none|n\/a|[-–—])$/i;

/** The id that follows those of the table, or of the document. */
export function nextIdIn(
  { project, doc, offset }: Cursor,
  columns: Columns,
  model: TableRow | undefined,
): string | undefined {
  const above = columns.id === undefined ? undefined : model?.cells[columns.id];
  if (!above) return columns.id === undefined && model ? undefined : nextId(doc, offset, project);
  const number = /^[*_`]{0,3}(\d{1,5})[*_`.]{0,3}$/.exec(above.value)?.[1];
  if (number) return String(Number(number) + 1).padStart(number.length, '0');
  const id = leadingId(above);
  return id ? idAfter(doc, nameOf(id.value), project) : undefined;
}

/** "[DONE] **10-3**" and 10-4 -> "[ ] **10-4**" */
export function idLike(above: string, id: string): string {
  const number = /\d{1,5}/.exec(above)?.[0];
  const known = leadingId({ value: above, range: { start: 0, end: above.length } });
  if (!known) return /^[*_`]{0,3}\d{1,5}[*_`.]{0,3}$/.test(above) && number ? above.replace(number, id) : id;
  const token = /^\[[^\]]*\]/.exec(above)?.[0];
  const before = above.slice(token?.length ?? 0, known.range.start);
  const after = /^[*_`~]*/.exec(above.slice(known.range.end))?.[0] ?? '';
  return `${token && readStatus(token) ? '[ ]' : ''}${before}${id}${after}`;
}

/** Of each column, where rows stand exactly below the header's cells. */
function widthsOf(header: string, table: Table, model: TableRow | undefined): readonly number[] {
  const pipes = pipesIn(header);
  const start = table.header.range.start;
  const isAligned = model?.cells.every((cell, at) => {
    const own = table.header.cells[at];
    return own && cell.range.start - model.range.start === own.range.start - start;
  });
  return isAligned ? pipes.slice(1).map((pipe, at) => pipe - (pipes[at] ?? 0) - 3) : [];
}

const pipesIn = (line: string): number[] => [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);

function padded(cell: Snippet, width: number): Snippet {
  const length = cell.reduce((sum, part) => sum + (typeof part === 'string' ? part : part.text).length, 0);
  return length < width ? [...cell, ' '.repeat(width - length)] : cell;
}
