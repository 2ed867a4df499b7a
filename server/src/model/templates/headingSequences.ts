import type { Ranged } from '../../range';
import { sectionsOf } from '../sections';
import type { Heading, Section } from '../sprint';
import { headingNumber } from './headingNumbers';

export interface NumberedHeading {
  readonly heading: Heading;
  readonly number: Ranged<number>;
}

/** A numbered heading whose number does not follow that of the one before it. */
export interface NumberBreak {
  readonly heading: NumberedHeading;
  readonly previous: NumberedHeading;
  readonly expected: number;
  /** Whether the whole sequence counts up once this one has the expected number. */
  readonly isRight: boolean;
}

/** Breaks in the numbers of sections that stand side by side. A number smaller than the one before begins anew. */
export const numberBreaks = (root: Section, text: string): NumberBreak[] =>
  sectionsOf(root).flatMap(({ sections }) => runsOf(sections).flatMap(run => breaksIn(run, text)));

interface Member extends NumberedHeading {
  readonly section: Section;
}

/** Neighbors of one level; a heading without a number, such as “Part B”, may begin a new count. */
function runsOf(sections: readonly Section[]): Member[][] {
  const runs: Member[][] = [];
  let run: Member[] = [];
  for (const section of sections) {
    const number = section.heading && headingNumber(section.heading);
    const last = run.at(-1);
    const continues =
      last && number && last.heading.level === section.heading?.level && number.value >= last.number.value;
    if (!continues) {
      run = [];
      runs.push(run);
    }
    if (section.heading && number) run.push({ heading: section.heading, number, section });
  }
  return runs;
}

/** Fewer are no sequence yet; with more breaks than one in four, the numbers are names. */
const SHORTEST = 3;

function breaksIn(run: readonly Member[], text: string): NumberBreak[] {
  if (run.length < SHORTEST) return [];
  const breaks: NumberBreak[] = [];
  let expected = (run[0]?.number.value ?? 0) + 1;
  run.forEach((heading, at) => {
    const previous = run[at - 1];
    const { value } = heading.number;
    if (!previous || value === expected++) return;
    const rest = run.slice(at + 1, at + 1 + LOOKAHEAD);
    const isRight = rest.every(({ number }, after) => number.value === expected + after);
    breaks.push({ heading, previous, expected: expected - 1, isRight });
    // What follows counts on either from the right number or from the wrong one.
    if (rest[0]?.number.value !== expected) expected = value + 1;
  });
  const found = breaks.filter(each => each.heading.number.value <= each.expected + 1);
  if (breaks.length > Math.max(1, run.length / 4)) return [];
  return found.filter(({ expected, previous }) => !stands(expected, (previous as Member).section, text));
}

/** As many of the sections that follow must count on from a number that a fix puts right. */
const LOOKAHEAD = 20;

/** Whether the number is there after all: a deeper heading, a line that lost its `#`, a list that begins with it. */
function stands(number: number, within: Section, text: string): boolean {
  const line = new RegExp(`^[\\s>*_#]{0,8}${number}[*_]{0,3}\\s?(?:[.):·–—-]|Â·)`, 'm');
  return sectionsOf(within).some(
    section =>
      (section !== within && section.heading && headingNumber(section.heading)?.value === number) ||
      section.blocks.some(block => {
        if (block.type === 'list') return block.list.ordered && block.list.items[0]?.number === number;
        return block.type === 'paragraph' && line.test(text.slice(block.range.start, block.range.end));
      }),
  );
}
