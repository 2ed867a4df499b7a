import type { Edit, SprintDoc } from '../../../model/sprint';
import type { Range } from '../../../range';
import { gapBehind, tighter } from './gaps';
import type { Place, Siblings } from './siblings';

/** What is cut out where tasks go away, and what stood between each of them and its neighbor. */
export interface Removal {
  readonly edits: readonly Edit[];
  readonly gaps: ReadonlyMap<Place, string | undefined>;
}

export function removed(doc: SprintDoc, places: readonly Place[]): Removal {
  const edits: Edit[] = [];
  const gaps = new Map<Place, string | undefined>();
  for (const [siblings, own] of bySiblings(places))
    for (const run of runsOf(own)) {
      const [from, to] = [run[0]?.at ?? 0, run.at(-1)?.at ?? 0];
      const [before, behind] = [gapBehind(doc, siblings, from - 1), gapBehind(doc, siblings, to)];
      const goesBehind = behind !== undefined && tighter(behind, before) === behind;
      for (const each of run)
        gaps.set(
          each,
          gapBehind(doc, siblings, goesBehind ? each.at : each.at - 1) ?? gapBehind(doc, siblings, each.at),
        );
      edits.push({ range: cut(doc, siblings, { from, to, goesBehind }), text: '' });
    }
  return { edits, gaps };
}

function bySiblings(places: readonly Place[]): Map<Siblings, Place[]> {
  const found = new Map<Siblings, Place[]>();
  for (const place of places) if (!found.get(place.siblings)?.push(place)) found.set(place.siblings, [place]);
  return found;
}

/** Those that stand next to each other, in the order of the text. */
function runsOf(places: readonly Place[]): Place[][] {
  const runs: Place[][] = [];
  for (const place of [...places].sort((a, b) => a.at - b.at)) {
    const run = runs.at(-1);
    if (run && run.at(-1)?.at === place.at - 1) run.push(place);
    else runs.push([place]);
  }
  return runs;
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly goesBehind: boolean;
}

function cut(doc: SprintDoc, { type, blocks }: Siblings, { from, to, goesBehind }: Run): Range {
  const { start } = blocks[from] as Range;
  const { end } = blocks[to] as Range;
  const [previous, next] = [blocks[from - 1], blocks[to + 1]];
  if (goesBehind && next) return { start, end: next.start };
  if (previous) return { start: previous.end, end };
  return type === 'row' ? { start: endBefore(doc, start), end } : withBlanks(doc, { start, end });
}

/** Nothing is left of a list: of the blank lines above it and below it, one lot stays. */
function withBlanks(doc: SprintDoc, { start, end }: Range): Range {
  const { lines } = doc;
  const written = doc.text.slice(0, start).trimEnd().length;
  const above = lines.lineRange(lines.positionAt(written).line).end;
  const isBlankBelow = /^(?:\r\n|\r|\n|$)[^\S\r\n]*(?:\r|\n|$)/.test(doc.text.slice(end, end + 200));
  if (isBlankBelow && written > 0) return { start: above, end };
  return { start, end: lines.lineRange(lines.positionAt(end).line + 1).start };
}

/** Where the line above ends. */
const endBefore = ({ lines }: SprintDoc, start: number): number =>
  lines.lineRange(lines.positionAt(start).line - 1).end;
