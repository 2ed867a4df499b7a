import { type Ranged, ranged } from '../../range';
import type { Part } from '../sprint';
import type { CountedList } from './countedLists';

/** Farther away, the same words speak of something else. */
const REACH = 4000;

/** Where the section of a counted list says its length again in words: "18 new files" below "New Files (18):". */
export function mentionsOf(doc: Part, { label, lists, section }: CountedList): Ranged<number>[] {
  const words = label.toLowerCase();
  if (!/^\p{L}+ \p{L}+s$/u.test(words)) return [];
  const from = lists.at(-1)?.range.end ?? section.range.end;
  const text = doc.prose.slice(from, Math.min(ownEnd(section), from + REACH)).toLowerCase();
  const found: Ranged<number>[] = [];
  for (let at = text.indexOf(` ${words}`); at >= 0; at = text.indexOf(` ${words}`, at + 1)) {
    const written = /(?<![\d.,/~-])\d{1,4}$/.exec(text.slice(Math.max(0, at - 8), at))?.[0];
    if (written) found.push(ranged(Number(written), from + at - written.length, from + at));
  }
  return found;
}

const ownEnd = ({ range, sections }: CountedList['section']): number => sections[0]?.range.start ?? range.end;
