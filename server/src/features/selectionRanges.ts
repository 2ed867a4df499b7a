import type { SelectionRange } from 'vscode-languageserver';
import type { List, SprintDoc } from '../model/sprint';
import { contains, type Position, type Range } from '../range';
import { toLspRange } from './lsp';
import { blockAt, cellAt, holds, itemsAt, sectionsAt, writtenRange } from './places';

/**
 * What “expand selection” goes through from each position: a cell, its row, the table, the sections around it; or an item's
 * text, the item with what is inside it, the list. Undefined for what is no sprint document.
 */
export function selectionRanges(doc: SprintDoc, positions: readonly Position[]): SelectionRange[] | undefined {
  return doc.kind ? positions.map(position => selectionAt(doc, doc.lines.offsetAt(position))) : undefined;
}

function selectionAt(doc: SprintDoc, offset: number): SelectionRange {
  const whole = { start: 0, end: doc.text.length };
  const ranges = [whole, ...sectionsAt(doc, offset).map(({ range }) => range), ...blockRanges(doc, offset)];
  let found: SelectionRange | undefined;
  let around: Range | undefined;
  for (const range of ranges.map(each => writtenRange(doc, each))) {
    if (isEmpty(range) || !holds(range, offset) || (around && !isWithin(around, range))) continue;
    found = { range: toLspRange(doc.lines, range), ...(found && { parent: found }) };
    around = range;
  }
  return found ?? { range: toLspRange(doc.lines, { start: offset, end: offset }) };
}

const isEmpty = ({ start, end }: Range): boolean => start === end;

const isWithin = (outer: Range, inner: Range): boolean =>
  contains(outer, inner) && (outer.start !== inner.start || outer.end !== inner.end);

/** Outermost first. */
function blockRanges(doc: SprintDoc, offset: number): Range[] {
  const block = blockAt(doc, offset);
  if (!block) return [];
  if (block.type === 'table') {
    const place = cellAt(doc, offset);
    return [block.range, ...(place ? [place.row.range, ...(place.cell ? [place.cell.range] : [])] : [])];
  }
  return block.type === 'list' ? listRanges(doc, [block.list], offset) : [block.range];
}

function listRanges(doc: SprintDoc, top: readonly List[], offset: number): Range[] {
  let lists = top;
  return itemsAt(doc, offset).flatMap(item => {
    const list = lists.find(({ items }) => items.includes(item));
    lists = item.lists;
    return [...(list ? [list.range] : []), item.range, item.text.range];
  });
}
