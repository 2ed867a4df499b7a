import type { Range } from '../../range';

/** A row as its pipes divide it, with the blanks around what the cells say. */
export interface RowCells {
  /** From the first cell or pipe to the last, without blanks around. */
  readonly range: Range;
  readonly hasFirstPipe: boolean;
  readonly hasLastPipe: boolean;
  /** From pipe to pipe. */
  readonly cells: readonly CellSpan[];
}

export interface CellSpan {
  readonly range: Range;
  /** Without the blanks around it; empty at the start of an empty cell. */
  readonly content: Range;
}

/** Divides the row that stands in `range` at each pipe that no backslash escapes, as the reader of Markdown does. */
export function cellsOf(text: string, range: Range): RowCells {
  const row = trimmed(text, range);
  const pipes = pipesIn(text, row);
  const hasFirstPipe = pipes[0] === row.start;
  const hasLastPipe = pipes.length > 0 && pipes.at(-1) === row.end - 1;
  const starts = [...(hasFirstPipe ? [] : [row.start]), ...pipes.map(pipe => pipe + 1)];
  const ends = [...pipes.slice(hasFirstPipe ? 1 : 0), ...(hasLastPipe ? [] : [row.end])];
  const cells = ends.map((end, at) => {
    const cell = { start: starts[at] as number, end };
    return { range: cell, content: trimmed(text, cell) };
  });
  return { range: row, hasFirstPipe, hasLastPipe, cells };
}

function pipesIn(text: string, { start, end }: Range): number[] {
  const pipes: number[] = [];
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === PIPE) pipes.push(at);
  }
  return pipes;
}

const BACKSLASH = 92;
const PIPE = 124;

/** Blanks are spaces and tabs alone: a space that does not break belongs to what the cell says. */
function trimmed(text: string, { start, end }: Range): Range {
  let [from, to] = [start, end];
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return from < to ? { start: from, end: to } : { start, end: start };
}

const isBlank = (code: number): boolean => code === 32 || code === 9;
