import { readDocument } from '../../../model/parse';
import type { Edit, SprintDoc } from '../../../model/sprint';
import type { Range } from '../../../range';
import { applyEdits, composeEdits } from '../../edits';
import { type Landing, type Moved, type Refusal, STANDS } from './ground';
import { insertion } from './insertion';
import { trimmedEdit } from './itemText';
import { movedCounts } from './movedCounts';
import { isInSequence, listAt, renumbered } from './numbers';
import { removed } from './removal';
import type { Place } from './siblings';
import { stillToMove } from './standing';

/** What a move changes by itself. */
export interface MoveEdits {
  readonly edits: readonly Edit[];
  /** The document as it is then, but for its numbers of tasks. */
  readonly now: SprintDoc;
  /** Offsets of the document before, in the order in which what stands there stands afterwards. */
  readonly order: (offset: number) => number;
}

export function moveEdits(doc: SprintDoc, found: Landing, moved: Moved): MoveEdits | Refusal {
  const { landing, places } = stillToMove(doc, found, moved);
  if (!places.length) return { refusal: STANDS };
  const { edits: cuts, gaps } = removed(doc, places);
  const text = insertion(doc, landing, { places, gaps });
  if (typeof text !== 'string') return text;
  const edits = joined(doc, [...cuts, { range: { start: landing.at, end: landing.at }, text }]);
  const now = readAgain(doc, edits);
  const made = counted(doc, { edits, now }, countedAnew({ edits, now }, landing, places));
  const blocks = places.map(place => place.siblings.blocks[place.at] as Range);
  const isMoved = (offset: number) => blocks.some(({ start, end }) => start <= offset && offset < end);
  const placed = (offset: number) => (isMoved(offset) ? undefined : offsetAfter(made.edits, offset));
  const counts = movedCounts({ before: doc, now: made.now, placed });
  return {
    edits: counts.length ? composeEdits(doc.text.length, made.edits, counts) : made.edits,
    now: made.now,
    order: orderOf(landing.at, blocks),
  };
}

const counted = (doc: SprintDoc, { edits, now }: Changed, numbers: readonly Edit[]): Changed =>
  numbers.length
    ? { edits: composeEdits(doc.text.length, edits, numbers), now: readAgain(now, numbers) }
    : { edits, now };

const readAgain = (doc: SprintDoc, edits: readonly Edit[]): SprintDoc =>
  readDocument(doc.uri, doc.path, applyEdits(doc.text, edits), doc);

/** What is cut out right beside the place where it is put in is one edit. */
function joined({ text }: SprintDoc, edits: readonly Edit[]): Edit[] {
  const found: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)) {
    const last = found.at(-1);
    if (!last || last.range.end < edit.range.start) found.push(edit);
    else
      found[found.length - 1] = {
        range: { start: last.range.start, end: Math.max(last.range.end, edit.range.end) },
        text: last.text + edit.text,
      };
  }
  return found.flatMap(({ range, text: now }) => trimmedEdit(text.slice(range.start, range.end), now, range.start));
}

interface Changed {
  readonly edits: readonly Edit[];
  readonly now: SprintDoc;
}

/** The numbers of lists that counted from item to item, and would not any more. */
function countedAnew({ edits, now }: Changed, landing: Landing, places: readonly Place[]): Edit[] {
  const moved = new Set(places.map(({ task }) => task.range.start));
  const lists = new Map<number, Edit[]>();
  for (const siblings of new Set([landing.siblings, ...places.map(each => each.siblings)])) {
    if (siblings?.type !== 'item' || !isInSequence(siblings.holder)) continue;
    const { items } = siblings.holder;
    const stays = items.find(({ range }) => !moved.has(range.start));
    const list = stays && listAt(now, offsetAfter(edits, stays.range.start));
    if (list?.ordered) lists.set(list.range.start, renumbered(now, list, items[0]?.number ?? 1));
  }
  return [...lists.values()].flat();
}

/** Where something stands that is not moved itself. */
const offsetAfter = (edits: readonly Edit[], offset: number): number =>
  edits.reduce(
    (at, { range, text }) => (range.end <= offset ? at + text.length - (range.end - range.start) : at),
    offset,
  );

/** Moved text stands between what is before the place and what is behind it. */
function orderOf(at: number, blocks: readonly Range[]): (offset: number) => number {
  return offset => {
    const number = blocks.findIndex(({ start, end }) => start <= offset && offset < end);
    const block = blocks[number];
    if (!block) return offset;
    return at - 1 + (number + (offset - block.start + 1) / (block.end - block.start + 2)) / blocks.length;
  };
}
