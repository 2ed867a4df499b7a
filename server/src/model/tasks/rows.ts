import { type Ranged, ranged } from '../../range';
import { isId, leadingId } from '../ids/ids';
import type { Section, Table, TableRow, Task } from '../sprint';
import { readNeeds } from './dependencies';
import { blockerOf, ownerOf, statedAt } from './states';

const ROLES = {
  status: /^(?:status|state|estado|statut|状态)$/,
  id: /^(?:id|(?:story|task|spec|feature|epic|bug|item|work item|us|任务|工单) ?id|us|ticket|key|story|task|issue|item|tarea|tarefa|aufgabe|tâche|#|no\.?|nr\.?|código|(?:任务)?编号)$/,
  title:
    /^(?:description|title|story title|user story|name|summary|task|task name.*|story|tarea|tarefa|aufgabe|tâche|titel|titre|título|descri(?:pción|ção)|子?任务(?:名称)?)$/,
  owner:
    /^(?:owner|assignees?(?:\(s\))?|assignee\(s\)|assigned to|agent|dev|developer|responsible|respons(?:ável|able))$/,
  priority: /^(?:priority|prio|prioridade?)$/,
  effort: /^(?:effort|estimated?|points|story points|sp|size|est\.?|hours)$/,
  dependsOn:
    /^(?:depends on|dependenc(?:y|ies)|deps?|needs|blocked by|requires|depende de|dependencias|dependências|dépend de|dépendances?|abhängig von|abhängigkeit(?:en)?|依赖)$/,
  acceptance: /^(?:(?:key )?acceptance(?: criteria)?\b.*|definition of done|dod)$/,
  storyFile: /^(?:story file|task file|story link)$/,
  notes:
    /^(?:notes?|comments?|remarks?|reason|blockers?|blocking issue|notas|observaç(?:ões|ao)|bemerkung(?:en)?|备注)$/,
} as const;
type Role = keyof typeof ROLES;
/** Which column has which role. */
export type Columns = Partial<Record<Role, number>>;

const FINISHED = /\b(?:completed?|done|finished|archived?|merged|conclu[ií]d[oa]s?|completad[oa]s?|erledigt)\b/i;

/** The tasks that a table's rows state; none where the table has no column of ids or of tasks. */
export function tasksOfTable(table: Table, section: Section): Task[] {
  const columns = readColumns(table);
  const ids = columns.id !== undefined && holdsIds(table, columns.id) && leads(table, columns.id);
  if (!ids && !isPlanTable(table, columns)) return tasksOfWorkTable(table, columns);
  const finished = columns.status === undefined && FINISHED.test(section.heading?.text.value ?? '');
  return table.rows.flatMap(row => taskOfRow(row, columns, { ids, finished }));
}

function taskOfRow(row: TableRow, columns: Columns, { ids, finished }: { ids: boolean; finished: boolean }): Task[] {
  const cell = (role: Role): Ranged<string> | undefined => {
    const found = columns[role] === undefined ? undefined : row.cells[columns[role]];
    return found?.value ? found : undefined;
  };
  const first = cell('id');
  const id = ids && first ? leadingId(first) : undefined;
  const title = cell('title') ?? first;
  if (!title || (ids && !id)) return [];
  const state = cell('status') ?? (id && first && before(first, id));
  const status = statedAt(state);
  const blocker = state && status?.value === 'blocked' ? blockerOf(state, cell('notes'), title) : undefined;
  return [
    {
      range: row.range,
      title,
      source: finished ? 'completed-row' : 'row',
      ...readNeeds(cell('dependsOn')),
      ...(id && { id }),
      ...(status ? { status } : finished && { status: { value: 'done', range: row.range } }),
      ...optional('owner', cell('owner') ?? ownerOf(status)),
      ...optional('blocker', blocker),
      ...optional('priority', cell('priority')),
      ...optional('effort', cell('effort')),
      ...optional('acceptance', cell('acceptance')),
      ...optional('storyFile', cell('storyFile')),
    },
  ];
}

/** What a backlog without ids calls its rows. */
const WORK = /^(?:epics?|features?|deliverables?|workstreams?|initiatives?|work items?|backlog items?)$/;

/** "| Epic | Owner | Status |": work that somebody keeps, although its rows have no ids. */
function tasksOfWorkTable(table: Table, columns: Columns): Task[] {
  const title = table.header.cells.findIndex(({ value }) =>
    WORK.test(value.replace(/[*_`]/g, '').trim().toLowerCase()),
  );
  if (title < 0 || columns.owner === undefined || columns.status === undefined) return [];
  const tasks = table.rows.flatMap(row => taskOfRow(row, { ...columns, title }, { ids: false, finished: false }));
  return tasks.length > 1 && tasks.every(({ status }) => status) ? tasks : [];
}

/** "[DONE] **10-3**" -> [DONE] */
const before = ({ value, range: { start } }: Ranged<string>, id: Ranged<string>): Ranged<string> =>
  ranged(value.slice(0, id.range.start - start), start, id.range.start);

const optional = <K extends string>(key: K, value: Ranged<string> | undefined): { [P in K]?: Ranged<string> } =>
  (value ? { [key]: value } : {}) as { [P in K]?: Ranged<string> };

/** Every question about a cell asks for them, and all rows of the table are looked at for it. */
const KNOWN = new WeakMap<Table, Columns>();

/** Each column has one role; “Task” is an id column where ids stand below it, else the title. */
export function readColumns(table: Table): Columns {
  const columns = KNOWN.get(table) ?? columnsOf(table);
  KNOWN.set(table, columns);
  return columns;
}

function columnsOf(table: Table): Columns {
  const columns: Columns = {};
  table.header.cells.forEach(({ value }, at) => {
    const name = value.replace(/[*_`]/g, '').trim().toLowerCase();
    for (const role of Object.keys(ROLES) as Role[]) {
      if (columns[role] !== undefined || !ROLES[role].test(name)) continue;
      if (role === 'id' && ROLES.title.test(name) && !holdsIds(table, at)) continue;
      columns[role] = at;
      return;
    }
  });
  return columns;
}

/** In "| GET /cost | 9-3 |" the story is not what the row is about. */
const leads = (table: Table, column: number): boolean =>
  table.header.cells
    .slice(0, column)
    .every(({ value }) =>
      /^[\s*]*(?:status|state|estado|statut|状态|order|priority|prio|#|no\.?|)[\s*]*$/i.test(value),
    );

function holdsIds(table: Table, column: number): boolean {
  const cells = table.rows.map(row => row.cells[column]).filter(cell => cell?.value);
  const ids = cells.filter(cell => cell && isWholeId(cell));
  return ids.length > 0 && ids.length * 2 >= cells.length;
}

/** "[DONE] **10-3**" is an id with its state; "5.1 Create the report" is a title. */
const isWholeId = (cell: Ranged<string>): boolean =>
  isId(cell.value.replace(/^\[[^\]]{0,40}\]\s*/, '').replace(/^\**(?:story|task)\s+/i, ''));

/** The plan template's table: `| # | Task Name | Acceptance Criteria |`. */
const isPlanTable = (table: Table, { id, title, acceptance }: Columns): boolean =>
  id !== undefined && title !== undefined && acceptance !== undefined && table.rows.length > 0;
