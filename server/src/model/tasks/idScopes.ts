import type { Ranged } from '../../range';
import { idKey } from '../ids/ids';
import { sectionsOf, tablesOf } from '../sections';
import type { SprintDoc, Table, Task } from '../sprint';

/** The sets of tasks in which an id may stand once: a story may well be told again in another table. */
export function idScopes(doc: SprintDoc): Task[][] {
  const tables = [...tablesOf(doc.root)];
  const logs = new Set<Table | undefined>(tables.filter(isLog));
  const sections = [...sectionsOf(doc.root)];
  const parents = new Map(
    sections.flatMap((parent, at) => parent.sections.map(child => [child.range.start, at] as const)),
  );
  const scopes = new Map<string, Task[]>();
  let table = -1;
  let section = 0;
  for (const task of doc.tasks) {
    while (startOf(tables[table + 1]) <= task.range.start) table++;
    while (startOf(sections[section + 1]) <= task.range.start) section++;
    if (UNSCOPED.has(task.source) || (task.source === 'row' && logs.has(tables[table]))) continue;
    const scope = scopeName(task, { table, section, parent: parents.get(task.range.start) });
    const tasks = scopes.get(scope);
    if (tasks) tasks.push(task);
    else scopes.set(scope, [task]);
  }
  return withoutRetold(withBoxesJoined(scopes));
}

/** A story file is one task, and a board's bullet may be listed in more than one place. */
const UNSCOPED: ReadonlySet<Task['source']> = new Set(['front-matter', 'bullet']);

const startOf = (part: Pick<Table, 'range'> | undefined): number => part?.range.start ?? Number.POSITIVE_INFINITY;

function scopeName(
  { source }: Task,
  { table, section, parent }: { table: number; section: number; parent: number | undefined },
): string {
  if (source === 'heading') return `heading ${parent}`;
  if (source === 'checkbox') return `${BOXES}${section}`;
  return source === 'row' || source === 'completed-row' ? `table ${table}` : source;
}

const BOXES = 'checkboxes ';

/** "1.1, 1.2" below each story: every section numbers its own steps. Otherwise all checkboxes of a document are one set. */
function withBoxesJoined(scopes: ReadonlyMap<string, Task[]>): Task[][] {
  const [boxes, others]: [Task[][], Task[][]] = [[], []];
  for (const [name, tasks] of scopes) (name.startsWith(BOXES) ? boxes : others).push(tasks);
  const ids = boxes.map(tasks => tasks.flatMap(({ id }) => id ?? [])).filter(({ length }) => length);
  const firsts = new Set(ids.flatMap(([first]) => (first ? idKey(first.value) : [])));
  const isNumberedAnew = ids.length > 1 && firsts.size === 1 && ids.every(isCountedUp);
  return [...others, ...(isNumberedAnew ? boxes : [boxes.flat()])];
}

const isCountedUp = (ids: readonly Ranged<string>[]): boolean =>
  ids.length > 1 && ids.every((id, at) => at === 0 || lastNumber(id) === lastNumber(ids[at - 1]) + 1);

const lastNumber = (id: Ranged<string> | undefined): number => Number(/\d+$/.exec(idKey(id?.value ?? ''))?.[0]);

/** A table whose ids all stand in earlier sets tells of tasks; it does not define them. */
function withoutRetold(scopes: readonly Task[][]): Task[][] {
  const defined = new Set<string>();
  return scopes.filter(tasks => {
    const keys = tasks.flatMap(({ id }) => (id ? [idKey(id.value)] : []));
    const isRetold = tasks[0]?.source === 'row' && keys.every(key => defined.has(key));
    for (const key of keys) defined.add(key);
    return !isRetold;
  });
}

/** What was done on a day, or the result of a test: many rows for one task. */
const isLog = ({ header }: Table): boolean =>
  header.cells.some(({ value }) => LOG.test(value.replace(/[*_\s]+/g, ' ').trim()));

const LOG =
  /^(?:date|day|when|time|hours?|hours spent|logged|session|run|attempt|result|test(?: case)?|commit|datum|fecha|tag)$/i;
