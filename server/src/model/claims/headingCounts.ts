import { sectionsOf } from '../sections';
import type { Section } from '../sprint';
import type { Reading } from './boxes';
import type { ProgressClaim } from './counts';
import { markedReading } from './markedLists';
import { type Ratio, ratiosOf } from './ratios';

export type Said = Pick<ProgressClaim, 'field' | 'ratio'>;

/** What is counted in boxes. */
export const UNIT =
  /^(?:|(?:sub-?)?tasks?|items?|steps?|checkbox(?:es)?|boxes|phases?|criteria|deliverables?|requirements?|complete[d]?|done)$/;

/** "Sign-in (3/3 complete)" over a list of which only two items are marked as done. */
export function saidOfMarks(section: Section): ProgressClaim[] {
  const ratio = headingRatio(section);
  const text = section.heading?.text;
  const reading = ratio && markedReading(section);
  if (!text || !reading || reading.total !== ratio.total.value) return [];
  return [{ field: { name: text, value: text }, ratio, scope: section, readings: [reading] }];
}

export interface Known {
  readonly readingsOf: (section: Section) => readonly Reading[];
  /** Whether bare ratios in the headings of this document count boxes. */
  readonly headingsCount: () => boolean;
}

/** "Phase 1 (2/3)" and "Phase 2 — 1/4 tasks"; "Part (2/3)" is none, and a bare ratio must fit the boxes below it, or most others must. */
export function saidByHeading(section: Section, { readingsOf, headingsCount }: Known): Said[] {
  const text = section.heading?.text;
  const ratio = headingRatio(section);
  if (!text || !ratio || !readingsOf(section).length) return [];
  const counts = ratio.unit || isNone(ratio) || fits(ratio, readingsOf(section)) || headingsCount();
  return counts ? [{ field: { name: text, value: text }, ratio }] : [];
}

function headingRatio({ heading }: Section): Ratio | undefined {
  if (!heading || !HEADING_RATIO.test(heading.text.value) || ORDINAL.test(heading.text.value)) return undefined;
  return ratiosOf(heading.text)
    .slice(-1)
    .find(({ unit }) => UNIT.test(unit));
}

/** What was empty and has got its first box says so until somebody counts again. */
const isNone = ({ done, total }: Ratio): boolean => done.value === 0 && total.value === 0;

const fits = ({ total }: Ratio, readings: readonly Reading[]): boolean =>
  readings.some(reading => reading.total === total.value);

/** Where headings count their boxes all over a document, one that does not fit has not been kept up. */
export function mostHeadingsCount(root: Section, readingsOf: Known['readingsOf']): boolean {
  const bare = sectionsOf(root).flatMap(section => {
    const ratio = headingRatio(section);
    return ratio && !ratio.unit && readingsOf(section).length ? [fits(ratio, readingsOf(section))] : [];
  });
  const fitting = bare.filter(Boolean).length;
  return fitting >= FEWEST_FITTING && fitting >= 3 * (bare.length - fitting);
}

const FEWEST_FITTING = 4;

const HEADING_RATIO = /(?:[([]|[:–—-] )\d{1,4}\/\d{1,4}(?: \p{L}{1,14}){0,2}[)\]]?\W*$/u;
const ORDINAL = /\b(?:part|teil|parte|sprint|week|day|session|volume|page)\W*\d+\/\d/i;

/** “Progress: 9/12 tasks” over sections that count their own boxes, “Setup (5/6)”, counts the boxes of all. */
export function haveCountedParts({ sections, blocks }: Section): boolean {
  if (sections.length < 2 || blocks.some(({ type }) => type === 'table')) return false;
  const ratios = sections.map(headingRatio);
  return ratios.every(ratio => ratio && !ratio.unit);
}
