import type { Edit, List, ListItem, SprintDoc } from '../../../model/sprint';
import { blockAt } from '../../places';
import { lineEdits, markerOf, retold } from './itemText';
import { linesOf, listWith, prefixOf } from './siblings';

/** Whether the numbers of a list's items follow each other. */
export const isInSequence = ({ ordered, items }: List): boolean =>
  ordered && items.every(({ number }, at) => number !== undefined && number === (items[0]?.number ?? 0) + at);

/** Counts the items of a list from a number on: those whose number is another one, with what is nested in them. */
export function renumbered(doc: SprintDoc, { items }: List, first: number): Edit[] {
  return items.flatMap((item, at) => (item.number === first + at ? [] : numbered(doc, item, first + at)));
}

function numbered(doc: SprintDoc, item: ListItem, number: number): Edit[] {
  const marker = markerOf(doc.text, item.range.start);
  if (marker === undefined) return [];
  const { start, end } = linesOf(doc, item.range);
  const text = doc.text.slice(start, end);
  const prefix = prefixOf(doc, item);
  const digits = /^0\d+/.test(marker) ? String(number).padStart(marker.length - 1, '0') : String(number);
  const now = retold(text, { prefix, marker }, { prefix, marker: digits + marker.slice(-1) });
  return now === undefined ? [] : lineEdits(text, now, start);
}

/** The list of which an item begins at an offset. */
export function listAt(doc: SprintDoc, offset: number): List | undefined {
  const block = blockAt(doc, offset);
  return block?.type === 'list' ? listWith(block.list, offset) : undefined;
}
