import { type Ranged, ranged } from '../../range';
import { glyphPattern } from '../damage/glyphs';
import type { Heading } from '../sprint';

/** "4 · Success Metrics", "**4.** Metrics", "4) Metrics"; "4.1 Metrics", "4 weeks" and "2025" are none. */
const NUMBERED = new RegExp(
  `^([*_]{0,3})(\\d{1,2})[*_]{0,3}\\s{0,2}(?:[.):]|-(?=\\s)|${glyphPattern('·•–—')})[*_]{0,3}\\s*(?=[^\\d\\s])`,
  'u',
);

/** The number that a heading begins with, covering its digits. */
export function headingNumber({ text: { value, range } }: Pick<Heading, 'text'>): Ranged<number> | undefined {
  const [, lead = '', digits] = NUMBERED.exec(value) ?? [];
  if (!digits) return undefined;
  const start = range.start + lead.length;
  return ranged(Number(digits), start, start + digits.length);
}

/** Headings with each number replaced by `next` of it, which is told the one before; others stay. */
export function renumbered<T extends { readonly text: string }>(
  headings: readonly T[],
  next: (number: number, before: number | undefined) => number,
): readonly T[] {
  let before: number | undefined;
  return headings.map(each => {
    const { text } = each;
    const number = headingNumber({ text: ranged(text, 0, text.length) });
    if (!number) return each;
    before = next(number.value, before);
    return { ...each, text: text.slice(0, number.range.start) + before + text.slice(number.range.end) };
  });
}

/** The heading's text behind its number. */
export const withoutNumber = (text: string): string => text.replace(NUMBERED, '');
