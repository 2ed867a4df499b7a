import type { Range, Ranged } from '../../range';
import { glyphPattern } from '../damage/glyphs';
import { sectionsOf } from '../sections';
import type { Section, SprintDoc, Table, TableRow } from '../sprint';
import { readStatus } from '../statuses/status';
import { readColumns } from '../tasks/rows';

/** A task as the plan promises it. */
export interface PlanTask {
  readonly range: Range;
  /** As written: "1", "2a". */
  readonly number: string | undefined;
  readonly title: Ranged<string>;
  /** The cell, which may be empty; undefined where tasks are headings. */
  readonly acceptance: Ranged<string> | undefined;
  /** Struck out, deferred or optional: no promise of this sprint any more. */
  readonly dropped: boolean;
}

/** A row of “Interfaces Changed / Added”. */
export interface ChangedInterface {
  /** Without backticks. */
  readonly name: Ranged<string>;
  readonly change: Ranged<string> | undefined;
  /** “Inputs → Outputs” */
  readonly contract: Ranged<string> | undefined;
}

const TASKS = /\b(?:tasks?|aufgaben?|tareas?|tarefas?|stor(?:y|ies)|deliverables|work items)\b|任务/iu;

export function readPlanTasks({ root }: SprintDoc): PlanTask[] {
  const sections = sectionsOf(root).filter(({ heading }) => !OTHER_WORK.test(heading?.text.value ?? ''));
  const table = sections.flatMap(section => tablesIn(section)).find(isTaskTable);
  return table ? tasksOf(table) : tasksOfHeadings(sections);
}

/** What another sprint did or may do. */
const OTHER_WORK =
  /\b(?:previous|last sprint|completed|backlog|next|future|upcoming|candidates|out of scope|deferred|stretch|optional|example)\b/i;

const tablesIn = ({ blocks }: Section): readonly Table[] =>
  blocks.flatMap(block => (block.type === 'table' ? [block.table] : []));

/** `| # | Task Name (imperative) | Acceptance Criteria (autotested) |` */
function isTaskTable(table: Table): boolean {
  const { acceptance } = readColumns(table);
  return acceptance !== undefined && taskColumn(table) !== undefined && table.rows.length > 0;
}

function taskColumn(table: Table): number | undefined {
  const at = table.header.cells.findIndex(
    ({ value }) => TASKS.test(value) && !/\b(?:id|file|points|no)\b|#/i.test(value),
  );
  return at < 0 ? undefined : at;
}

function tasksOf(table: Table): PlanTask[] {
  const { acceptance = 0, status } = readColumns(table);
  const at = taskColumn(table) ?? 0;
  return table.rows.flatMap(row => {
    const title = row.cells[at];
    if (!title || !isFilled(title) || isGroup(row, title)) return [];
    const last = row.cells.at(-1)?.range.end ?? row.range.end;
    const state = readStatus(row.cells[status ?? -1]?.value ?? '');
    return {
      range: row.range,
      number: numberOf(row, at),
      title,
      acceptance: row.cells[acceptance] ?? { value: '', range: { start: last, end: last } },
      dropped: isDropped(title) || state === 'deferred' || state === 'cancelled',
    };
  });
}

const numberOf = ({ cells }: TableRow, title: number): string | undefined =>
  cells
    .slice(0, title)
    .map(({ value }) => /^[*_`#\s]*(\d{1,3}(?:\.\d{1,3})?[a-z]?)[*_`.)\s]*$/i.exec(value)?.[1])
    .find(Boolean);

/** Whether a cell says anything: `…`, `TBD` and `-` do not. */
export const isFilled = ({ value }: Ranged<string>): boolean => !NOTHING.test(value.replace(/[\s*_`[\]]/g, ''));

const NOTHING = new RegExp(`^(?:${glyphPattern('…–—')}|\\.{2,}|-+|\\?+|tbd|tbc|todo)?$`, 'iu');

/** `| **Backend** | | |` and `| | **Total** | |` head or end a group of rows. */
const isGroup = ({ cells }: TableRow, { value }: Ranged<string>): boolean =>
  cells.filter(cell => cell.value).length < 2 || /^[*_\s]*(?:sub)?total\b/i.test(value);

const isDropped = ({ value }: Ranged<string>): boolean =>
  /^\s*~~.*~~\s*$/.test(value) || /\((?:optional|stretch|deferred|dropped|moved to[^)]{0,40})\)/i.test(value);

/** `### Task 1: Write the reader (20 minutes)`, all of one level and numbered from 1. */
function tasksOfHeadings(sections: readonly Section[]): PlanTask[] {
  const found = sections.flatMap(({ heading, range }) => {
    const number = /^[^\p{L}\d]{0,6}(?:task|aufgabe|tarea|tarefa) (\d{1,2})\b(?![.\d])/iu.exec(
      heading?.text.value ?? '',
    )?.[1];
    return heading && number
      ? [
          {
            level: heading.level,
            range,
            number,
            title: heading.text,
            acceptance: undefined,
            dropped: isDropped(heading.text),
          },
        ]
      : [];
  });
  const regular = found.every(({ level, number }, at) => level === found[0]?.level && Number(number) === at + 1);
  return regular ? found.map(({ level: _, ...task }) => task) : [];
}

export function readInterfaces({ root }: SprintDoc): ChangedInterface[] {
  const tables = sectionsOf(root)
    .filter(({ heading }) => /\binterfaces?\b|\bapis?\b|schnittstelle/i.test(heading?.text.value ?? ''))
    .flatMap(section => tablesIn(section));
  return tables.flatMap(({ header, rows }) => {
    const change = header.cells.findIndex(({ value }) => /change|änderung|cambio|mudança|description/i.test(value));
    const contract = header.cells.findIndex(({ value }) => /input|output|contract|signature/i.test(value));
    return rows.flatMap(({ cells }) => {
      const [name] = cells;
      return name?.value ? { name: withoutTicks(name), change: cells[change], contract: cells[contract] } : [];
    });
  });
}

function withoutTicks({ value, range }: Ranged<string>): Ranged<string> {
  const [, inner] = /^[*_]{0,2}`([^`]+)`[*_]{0,2}$/.exec(value) ?? [];
  if (!inner) return { value, range };
  const start = range.start + value.indexOf(inner);
  return { value: inner, range: { start, end: start + inner.length } };
}
