import { idKey } from '../../model/ids/ids';
import { displayWidth } from '../../model/markdown/displayWidth';
import { type CellSpan, cellsOf } from '../../model/markdown/rowCells';
import { tablesOf } from '../../model/sections';
import type { SprintDoc, Table, TableRow } from '../../model/sprint';
import { contains } from '../../range';
import type { About, LinkEdits } from '../scaffold';
import { waits } from '../values/ahead/needs';
import { queueText, storyId } from '../values/ahead/queues';
import { lastStory } from '../values/ahead/storyIds';
import { withCounts } from './keptCounts';
import { rowCounts } from './rowCounts';
import { canHoldStories, type NewStory, rowTexts } from './storyCells';

/** The new story's row in its queue, which makes the queue lead to it; none where there is no queue, or it has the row already. */
export function storyRow(about: About): readonly LinkEdits[] {
  const doc = queueText(about);
  const id = storyId(about);
  if (!doc || !id || doc.ids.has(idKey(id))) return [];
  const table = tableFor(doc);
  if (!table) return [];
  const after = lastRowOf(doc, table);
  const text = doc.eol + rowText(doc, table, { about, id });
  const row = { range: { start: after, end: after }, text };
  const edits = [row, ...rowCounts(doc, table, !waits(about))].sort((a, b) => a.range.start - b.range.start);
  return [withCounts({ doc, edits })];
}

/** The one with the last story that is still open, else the first that could hold stories. */
function tableFor(doc: SprintDoc): Table | undefined {
  const tables = [...tablesOf(doc.root)];
  const last = lastStory(doc);
  const completed = new Set(doc.queue?.completed.map(({ range }) => range.start));
  const own = tables.find(({ range }) => last && contains(range, last.range) && !completed.has(range.start));
  return own ?? tables.find(table => !completed.has(table.range.start) && canHoldStories(table));
}

/** Below the last story, and so above what adds them up; without rows, below the line of dashes. */
function lastRowOf(doc: SprintDoc, table: Table): number {
  const line = doc.lines.positionAt(table.header.range.start).line + 1;
  return lastStoryRow(doc, table)?.range.end ?? doc.lines.lineRange(line).end;
}

function lastStoryRow({ tasks }: SprintDoc, { range, rows }: Table): TableRow | undefined {
  const last = tasks.findLast(task => contains(range, task.range));
  return rows.findLast(row => last && contains(row.range, last.range)) ?? rows.at(-1);
}

/** Each cell between the same blanks as in the row above, and as wide where that is filled up. */
function rowText(doc: SprintDoc, table: Table, story: NewStory): string {
  const model = lastStoryRow(doc, table) ?? table.header;
  const above = cellsOf(doc.text, model.range);
  const start = doc.lines.lineRange(doc.lines.positionAt(model.range.start).line).start;
  const indent = /^[\s>]*/.exec(doc.text.slice(start, above.range.start))?.[0] ?? '';
  const cells = rowTexts(doc, table, story).map((text, at) => paddedLike(doc.text, above.cells[at], text));
  return `${indent}${above.hasFirstPipe ? '|' : ''}${cells.join('|')}${above.hasLastPipe ? '|' : ''}`;
}

function paddedLike(text: string, cell: CellSpan | undefined, written: string): string {
  if (!cell) return ` ${written} `;
  const { range, content } = cell;
  const isEmpty = content.start === content.end;
  const before = content.start > range.start || isEmpty ? ' ' : '';
  const after = before || content.end < range.end ? ' ' : '';
  const padded = before + written + after;
  const missing = displayWidth(text.slice(range.start, range.end)) - displayWidth(padded);
  return padded + after.repeat(Math.max(0, Math.min(missing, WIDEST)));
}

const WIDEST = 300;
