import type { FoldingRange } from 'vscode-languageserver';
import { tablesOf } from '../model/sections';
import type { SprintDoc, Table, Task } from '../model/sprint';
import { contains, type Range } from '../range';
import { allTasks, topPhases, withInner } from './phases';
import { writtenRange } from './places';
import { progressOf, toldOnce } from './progress';

/**
 * What is over and done with: the phases and the tables in which every task is. Editors fold headings and tables
 * themselves; as regions, these fold all at once (“Fold All Regions”).
 */
export function foldingRanges(doc: SprintDoc): FoldingRange[] {
  if (!doc.kind) return [];
  const phases = donePhases(doc);
  return [...phases, ...doneTables(doc)]
    .toSorted((a, b) => a.start - b.start)
    .map(range => toRegion(doc, range))
    .filter(({ startLine, endLine }) => startLine < endLine);
}

/** A phase below the title is the whole document, which nobody wants folded away. */
const donePhases = (doc: SprintDoc): Range[] =>
  topPhases(doc)
    .flatMap(withInner)
    .filter(phase => phase.name.range.start !== doc.title?.range.start && isDone(allTasks(phase)))
    .map(({ range }) => range);

function doneTables(doc: SprintDoc): Range[] {
  const rows = doc.tasks.filter(({ source }) => source === 'row' || source === 'completed-row');
  let next = 0;
  const rowsIn = ({ range }: Table): Task[] => {
    while (rows[next] && (rows[next] as Task).range.start < range.start) next++;
    const first = next;
    while (rows[next] && contains(range, (rows[next] as Task).range)) next++;
    return rows.slice(first, next);
  };
  return [...tablesOf(doc.root)].filter(table => isDone(rowsIn(table))).map(({ range }) => range);
}

/** A task of which nobody knows how it stands is not. */
const isDone = (tasks: readonly Task[]): boolean =>
  toldOnce(tasks).every(({ status }) => status) && progressOf(tasks).status === 'done';

function toRegion(doc: SprintDoc, range: Range): FoldingRange {
  const { start, end } = writtenRange(doc, range);
  return { startLine: doc.lines.positionAt(start).line, endLine: doc.lines.positionAt(end).line, kind: 'region' };
}
