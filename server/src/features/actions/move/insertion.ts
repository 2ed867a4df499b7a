import type { SprintDoc } from '../../../model/sprint';
import type { Range } from '../../../range';
import { gapAt } from './gaps';
import { type Landing, leadOf, type Refusal } from './ground';
import { type Lead, markerOf, retold } from './itemText';
import { isInSequence } from './numbers';
import type { Place } from './siblings';

/** The text of moved tasks as it stands where they land, with what stands between. */
export function insertion(
  doc: SprintDoc,
  landing: Landing,
  { places, gaps }: { readonly places: readonly Place[]; readonly gaps: ReadonlyMap<Place, string | undefined> },
): string | Refusal {
  const parts: string[] = [];
  for (const [at, place] of places.entries()) {
    const text = textAt(doc, landing, { place, at });
    if (text === undefined)
      return { refusal: 'Its lines are indented in different ways. Indent them alike, then move it.' };
    const gap =
      place.siblings.type === 'row'
        ? rowBreak(doc, landing)
        : gapAt(doc, landing, { own: gaps.get(place), isFirst: at === 0 });
    parts.push(landing.side === 'before' ? text + gap : gap + text);
  }
  return parts.join('');
}

/** The line break that the other rows there have. */
function rowBreak(doc: SprintDoc, { at, side }: Landing): string {
  const { text } = doc;
  const end = side === 'after' ? at : doc.lines.lineRange(doc.lines.positionAt(at).line).end;
  return /^\r\n|^[\r\n]/.exec(text.slice(end, end + 2))?.[0] ?? doc.eol;
}

function textAt(
  doc: SprintDoc,
  landing: Landing,
  { place, at }: { readonly place: Place; readonly at: number },
): string | undefined {
  const { siblings } = place;
  const block = siblings.blocks[place.at] as Range;
  const text = doc.text.slice(block.start, block.end);
  if (siblings.type === 'section' || siblings === landing.siblings) return text;
  const prefix = leadOf(doc, place);
  if (siblings.type === 'row') return landing.prefix + text.slice(prefix.length);
  const marker = markerOf(doc.text, place.task.range.start);
  if (marker === undefined) return undefined;
  return retold(
    text,
    { prefix, marker },
    { prefix: landing.prefix, marker: markerAt(doc, landing, { place, marker, at }) },
  );
}

/** The marker that the other items there have; a list that counts is counted anew later. */
function markerAt(
  { text }: SprintDoc,
  { siblings, beside }: Landing,
  { place, marker, at }: { readonly place: Place; readonly at: number } & Pick<Lead, 'marker'>,
): string {
  const from = place.siblings;
  if (siblings?.type !== 'item')
    return from.type === 'item' && isInSequence(from.holder) ? marker.replace(/^\d+/, String(at + 1)) : marker;
  const like = markerOf(text, siblings.holder.items[beside]?.range.start ?? 0) ?? marker;
  const isCounted = siblings.holder.ordered && !isInSequence(siblings.holder);
  const keepsNumber = isCounted && /^\d/.test(marker) && !isOneNumber(siblings.holder);
  return keepsNumber ? marker.slice(0, -1) + like.slice(-1) : like;
}

/** “1.” before each item, as some let Markdown count. */
const isOneNumber = ({ items }: { readonly items: readonly { readonly number?: number }[] }): boolean =>
  items.every(({ number }) => number === items[0]?.number);
