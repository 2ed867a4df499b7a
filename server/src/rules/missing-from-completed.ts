import { idFamily, idKey } from '../model/ids/ids';
import { nameOf, stateName } from '../model/ids/taskNames';
import { newRow } from '../model/kinds/completedRow';
import type { CompletedTable } from '../model/kinds/queue';
import type { SprintDoc, Task } from '../model/sprint';
import type { Finding, Rule } from './rule';

/** A queue's Completed table lists what its rows mark as done, and nothing else. */
export const missingFromCompleted: Rule = {
  id: 'missing-from-completed',
  severity: 'information',
  summary: 'A task is done, yet not in the Completed table; or it is in that table, yet not done.',
  *check(doc) {
    const completed = doc.queue?.completed ?? [];
    if (!completed.length) return;
    const listed = new Map(completed.flatMap(table => table.ids.map(id => [id.key, id] as const)));
    const told = rowsOutside(doc, completed);
    yield* notListed(doc, told, listed);
    for (const [key, rows] of told) yield* notDone(rows, listed.get(key));
  },
};

type Listed = CompletedTable['ids'][number];

/** Rows of other tables, by their ids. */
function rowsOutside({ tasks }: SprintDoc, completed: readonly CompletedTable[]): Map<string, Task[]> {
  const told = new Map<string, Task[]>();
  for (const task of tasks) {
    const { id, status, source, range } = task;
    if (!id || !status || source !== 'row') continue;
    if (completed.some(table => table.range.start <= range.start && range.end <= table.range.end)) continue;
    const key = idKey(id.value);
    const rows = told.get(key);
    if (rows) rows.push(task);
    else told.set(key, [task]);
  }
  return told;
}

/** Only where the table is kept for such ids: it repeats others of them, or the rules say that they go there. */
function* notListed(
  doc: SprintDoc,
  told: ReadonlyMap<string, Task[]>,
  listed: ReadonlyMap<string, Listed>,
): Generator<Finding> {
  const done = [...told].filter(([, rows]) => rows.every(({ status }) => status?.value === 'done'));
  const [there, missing] = [done.filter(([key]) => listed.has(key)), done.filter(([key]) => !listed.has(key))];
  const kept = new Set((doc.queue?.moves ? [...listed.keys()] : there.map(([key]) => key)).map(idFamily));
  const found = missing.flatMap(([key, [task]]) => (task?.id && kept.has(idFamily(key)) ? [task] : []));
  // A table that lacks more than it has is kept no longer.
  if (found.length > listed.size) return;
  const table = doc.queue?.completed.at(-1);
  for (const task of found) yield absent(task, doc, found.length > MOST_SINGLY ? found : [task], table);
}

/** Every fix adds its row at the same place, so they are made one after the other; more are made at once. */
const MOST_SINGLY = 8;

function absent(task: Task, { eol }: SprintDoc, tasks: readonly Task[], table: CompletedTable | undefined): Finding {
  const name = nameOf(task.id?.value ?? '');
  const rows = table ? tasks.map(each => newRow(each, table)) : [];
  const end = table?.lastRow.range.end ?? 0;
  const isClear = table && rows.every(row => row !== undefined);
  return {
    range: task.id?.range ?? task.range,
    message: `${name} is done, but it is not in the Completed table. Add it there, or correct its status.`,
    ...(table && { related: [{ range: table.lastRow.range, message: 'The Completed table ends here' }] }),
    ...(isClear && {
      fix: {
        title: tasks.length > 1 ? `Add the ${tasks.length} missing rows to Completed` : `Add ${name} to Completed`,
        edits: [{ range: { start: end, end }, text: rows.map(row => eol + row).join('') }],
      },
    }),
  };
}

function* notDone(rows: readonly Task[], listed: Listed | undefined): Generator<Finding> {
  const [first] = rows;
  if (
    !listed ||
    listed.partly ||
    !first?.id ||
    !first.status ||
    !rows.every(({ status }) => UNDER_WAY.has(status?.value ?? ''))
  )
    return;
  yield {
    range: first.status.range,
    message: `${nameOf(first.id.value)} is ${stateName(first.status.value)} here, but it stands in the Completed table. Correct one of the two.`,
    related: [{ range: listed.range, message: 'Listed as completed' }],
  };
}

const UNDER_WAY: ReadonlySet<string> = new Set(['open', 'claimed', 'in-progress', 'blocked']);
