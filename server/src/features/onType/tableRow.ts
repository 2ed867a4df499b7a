import { cellsOf } from '../../model/markdown/rowCells';
import { readDocument } from '../../model/parse';
import type { Edit } from '../../model/sprint';
import { readStatus } from '../../model/statuses/status';
import type { Project } from '../../project';
import { type CellPlace, cellAt } from '../places';
import { newRowStart } from '../tables/newRow';
import { type BrokenLine, typed } from './brokenLine';

/**
 * The next row of a table of tasks below the one that Enter was pressed in, with its status and the next id, up to the
 * first cell that a person must fill; a row that was opened and left like that goes again, and the table ends.
 */
export function openRow(project: Project, line: BrokenLine): readonly Edit[] | undefined {
  const { before, start, end, cursor, rest } = line;
  const place = rowAt(line);
  // Where words stand behind the cursor, a row is being taken apart by hand.
  if (!place || !/^[ \t|]*$/.test(rest)) return undefined;
  if (isLeftEmpty(place) && isOpened(project, line)) return [{ range: { start, end: cursor + rest.length }, text: '' }];
  const row = newRowStart({ project, doc: before, place });
  if (!row) return undefined;
  const pipes = rest.split('|').length - 1;
  const isSpaced = /[ \t]$/.test(before.text.slice(start, end)) || /^[ \t]/.test(rest);
  const surplus = pipes - row.openCells;
  return [
    ...(pipes ? [{ range: { start: end, end }, text: (isSpaced ? '' : ' ') + rest.trimEnd() }] : []),
    ...typed(line, row.text),
    ...(surplus > 0 ? [withoutLast(line, surplus)] : []),
  ];
}

function rowAt({ before, start, end }: BrokenLine): CellPlace | undefined {
  const place = cellAt(before, start + before.text.slice(start, end).trimEnd().length);
  return place && !place.isHeader && place.row.range.start >= start ? place : undefined;
}

/** The last pipes behind the cursor are more cells than the new row has left. */
function withoutLast({ cursor, rest }: BrokenLine, count: number): Edit {
  const kept = rest.split('|').slice(0, -count).join('|').trimEnd();
  return { range: { start: cursor + kept.length, end: cursor + rest.length }, text: '' };
}

/** Nothing but an open status and an id. */
function isLeftEmpty({ row, columns }: CellPlace): boolean {
  return row.cells.every(({ value }, column) => {
    if (!value || column === columns.id) return true;
    return column === columns.status && readStatus(value) === 'open';
  });
}

/** Whether it is what Enter puts below the row above. */
function isOpened(project: Project, { before, start, end }: BrokenLine): boolean {
  if (start === 0) return false;
  const { uri, path, text, lines } = before;
  const above = lines.lineRange(lines.positionAt(start).line - 1);
  const without = readDocument(uri, path, text.slice(0, above.end) + text.slice(end), before);
  const place = cellAt(without, above.start + text.slice(above.start, above.end).trimEnd().length);
  const opened = place && !place.isHeader ? newRowStart({ project, doc: without, place })?.text : undefined;
  if (opened === undefined) return false;
  const saysTheSame = (row: string): string =>
    cellsOf(row, { start: 0, end: row.length })
      .cells.map(({ content }) => row.slice(content.start, content.end))
      .join('|')
      .replace(/\|+$/, '');
  return saysTheSame(opened) === saysTheSame(text.slice(start, end));
}
