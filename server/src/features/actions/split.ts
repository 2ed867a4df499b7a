import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import type { PlanTask } from '../../model/plan/tables';
import type { Edit, SprintDoc, TableRow } from '../../model/sprint';
import { firstRows } from '../../rules/too-many-tasks';
import type { ActionProvider } from '../actionProvider';
import { toTextEdits } from '../lsp';
import { type CellPlace, holds } from '../places';
import { newPlan, nextPath, nextPlan } from './nextPlan';
import { headOf, planTableAt, rearranged, renumbered } from './planTable';
import { editWithFile, isFree } from './withFile';

/** Moves the tasks that a plan has past its stated limit to the next sprint's plan, which is made where there is none. */
export const splitActions: ActionProvider = {
  kinds: ['refactor.move'],
  actions(doc, { project }, { range, nextPlan: target, makesFiles = true }) {
    const surplus = surplusOf(doc);
    if (!surplus || !holds(surplus.place.table.range, range.start)) return [];
    const next = nextPlan(project, doc);
    if (!next || next.uri !== target?.uri || (!target && !makesFiles)) return [];
    const edit = target ? appended(doc, surplus, target) : created(doc, surplus, next.number);
    if (!edit || (edit.path !== undefined && !isFree(doc, edit.path, project))) return [];
    return [actionOf(surplus.rows.length, next.number, edit.edit)];
  },
};

const actionOf = (count: number, sprint: string, edit: WorkspaceEdit): CodeAction => ({
  title: `Move ${count === 1 ? 'the task' : `${count} tasks`} past the limit to sprint ${sprint}`,
  kind: 'refactor.move',
  edit,
});

interface Surplus {
  readonly place: CellPlace;
  readonly rows: readonly TableRow[];
}

/** The rows past the limit that the plan states. */
function surplusOf(doc: SprintDoc): Surplus | undefined {
  const tasks = doc.plan?.tasks ?? [];
  const most = doc.plan?.mostTasks?.value;
  const first = most === undefined ? undefined : firstRows(tasks)[most];
  const place = first?.acceptance && planTableAt(doc, first.range.start);
  if (!first || !place) return undefined;
  const starts = new Set(tasks.filter(task => isMoved(task, first)).map(({ range }) => range.start));
  return { place, rows: place.table.rows.filter(({ range }) => starts.has(range.start)) };
}

const isMoved = ({ range, dropped }: PlanTask, first: PlanTask): boolean =>
  !dropped && range.start >= first.range.start;

interface Moved {
  readonly edit: WorkspaceEdit;
  /** Of the file that is made. */
  readonly path?: string;
}

function created(doc: SprintDoc, { place, rows }: Surplus, number: string): Moved {
  const path = nextPath(doc, number);
  const table = [...headOf(doc, place), ...rows.map((row, at) => renumbered(doc, row, at + 1))];
  return { path, edit: editWithFile(doc, withoutRows(doc, rows), { path, text: newPlan(doc, number, table) }) };
}

function appended(doc: SprintDoc, { place, rows }: Surplus, target: SprintDoc): Moved | undefined {
  const last = target.plan?.tasks.at(-1);
  const there = last?.acceptance && planTableAt(target, last.range.start);
  if (!last || !there) return undefined;
  const used = Math.max(0, ...(target.plan?.tasks ?? []).map(({ number }) => Number.parseInt(number ?? '0', 10)));
  const moved = rows.map((row, at) => rearranged(renumbered(doc, row, used + at + 1), place, there));
  if (moved.some(row => row === undefined)) return undefined;
  const { end } = last.range;
  const edits = [{ range: { start: end, end }, text: moved.map(row => target.eol + row).join('') }];
  const changes = {
    [doc.uri]: toTextEdits(doc.lines, withoutRows(doc, rows)),
    [target.uri]: toTextEdits(target.lines, edits),
  };
  return { edit: { changes } };
}

/** Each with its line break; of the last line, the one before it. */
function withoutRows({ lines }: SprintDoc, rows: readonly TableRow[]): readonly Edit[] {
  return rows.map(({ range }) => {
    const line = lines.positionAt(range.start).line;
    const start = lines.lineRange(line - 1).end;
    return { range: { start, end: lines.lineRange(line).end }, text: '' };
  });
}
