import type { Task } from '../sprint';
import type { CompletedTable } from './queue';

/** A row for a task, built like the table's last one; undefined where it is not clear what its columns hold. */
export function newRow(task: Task, { columns, lastRow, ids, indent }: CompletedTable): string | undefined {
  const { id, title, owner } = columns;
  const model = lastRow.cells[id ?? -1];
  const last = ids.find(({ range }) => model && model.range.start <= range.start && range.end <= model.range.end);
  if (!task.id || !model || !last || title === undefined || title === id) return undefined;
  if (/[^>\s]/.test(indent) || model.value.includes('](')) return undefined;
  const at = last.range.start - model.range.start;
  const known: Record<number, string | undefined> = {
    [id ?? -1]: model.value.slice(0, at) + task.id.value + model.value.slice(at + last.value.length),
    [title]: task.title.value,
    ...(owner !== undefined && { [owner]: task.owner?.value }),
    ...(columns.status !== undefined && { [columns.status]: task.status?.written }),
  };
  return `${indent}| ${lastRow.cells.map((_, column) => known[column] || '—').join(' | ')} |`;
}
