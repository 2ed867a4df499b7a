import { type Range, type Ranged, ranged } from '../../range';
import { glyphPattern } from '../damage/glyphs';
import { sectionsOf } from '../sections';
import type { Block, Section, SprintDoc } from '../sprint';

/** What a plan's goal section says. */
export interface Goal {
  readonly heading: Ranged<string>;
  /** From the first to the last line of its own text. */
  readonly range: Range;
  /** The words that its limit counts: without labels, markup and code; undefined where words are not set apart by spaces. */
  readonly words: number | undefined;
  /** What it says, to be shown elsewhere: the line with the goal's label, without that, or its first lines; markup is kept. */
  readonly statement?: Ranged<string>;
  /** “(≤ 40 words)” */
  readonly limit: Ranged<number> | undefined;
}

const GOAL = /(?<!non[- ]|stretch )\b(?:goals?|objectives?|objetivos?|(?:sprint-?)?ziele?)\b/iu;
const WORD = '(?:words?|w[öo]rter|worte|palabras|palavras)';
const LIMIT = new RegExp(
  `(?:${glyphPattern('≤')}|<=|<|\\bmax(?:imum|imal|\\.)?(?: of)?|\\bup to|\\bat most|\\bm[áa]x(?:imo|\\.)?(?: de)?|\\bhöchstens|\\bunder|\\bno more than)\\s{0,3}(\\d{1,4})\\s{0,3}${WORD}\\b`,
  'iu',
);
const LIMIT_AFTER = new RegExp(`\\b(\\d{1,4})\\s{0,3}${WORD}\\s{0,3}(?:max|or (?:less|fewer)|limit)`, 'iu');

/** The first section named after the goal; the title of a document is none. */
export function readGoal(doc: SprintDoc): Goal | undefined {
  const sections = sectionsOf(doc.root).filter(
    ({ heading }) => heading && heading.text.range.start !== doc.title?.range.start,
  );
  const section = sections.find(({ heading }) => isGoal(heading?.text.value ?? ''));
  if (!section?.heading) return undefined;
  const { text: heading } = section.heading;
  const [first, last] = [section.blocks[0], section.blocks.at(-1)];
  const end = section.heading.range.end;
  const statement = statementOf(section, doc.text);
  return {
    heading,
    ...(statement && { statement }),
    range: { start: first?.range.start ?? end, end: last?.range.end ?? end },
    words: wordsOf(section, doc.prose),
    limit: limitIn(heading),
  };
}

/** A paragraph above a line of `---` is a heading, too, and says more than a name. */
const isGoal = (heading: string): boolean => GOAL.test(heading) && !heading.includes('\n');

function limitIn({ value, range }: Ranged<string>): Ranged<number> | undefined {
  const match = LIMIT.exec(value) ?? LIMIT_AFTER.exec(value);
  if (!match?.[1]) return undefined;
  const start = range.start + match.index + match[0].indexOf(match[1]);
  return ranged(Number(match[1]), start, start + match[1].length);
}

const LABEL = /^[\s>*_+-]*((?:\p{L}|[ '-]){2,40}?)[*_]{0,3}[:：][*_]{0,3}(?=\s|$)/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * A heading such as “Goal & Why It Matters” speaks of all below it. One that names the goal alone speaks of the line with that
 * label, if there is one.
 */
function wordsOf({ heading, blocks }: Section, prose: string): number | undefined {
  const lines = textsOf(blocks).flatMap(({ range }) => prose.slice(range.start, range.end).split(/\r?\n/));
  const ofAll = /[&+/]|\b(?:and|und|y|e)\b/i.test(heading?.text.value ?? '');
  const own = ofAll ? undefined : lines.find(line => GOAL.test(LABEL.exec(line)?.[1] ?? ''));
  const text = (own ? [own] : lines).map(line => line.replace(LABEL, ' ')).join(' ');
  return UNSPACED.test(text) ? undefined : text.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length;
}

const textsOf = (blocks: readonly Block[]): Block[] =>
  blocks.filter(({ type }) => type === 'paragraph' || type === 'list');

const LONGEST_STATEMENT = 300;

function statementOf({ blocks }: Section, text: string): Ranged<string> | undefined {
  const [first] = textsOf(blocks);
  if (!first) return undefined;
  const lines = textsOf(blocks).flatMap(({ range: { start, end } }) =>
    Array.from(text.slice(start, end).matchAll(/[^\r\n]+/g), ({ index, 0: line }) =>
      ranged(line, start + index, start + index + line.length),
    ),
  );
  const labelled = lines.find(({ value }) => GOAL.test(LABEL.exec(value)?.[1] ?? ''));
  const { start, end } = (labelled ?? (first.type === 'list' ? lines[0] : first))?.range ?? first.range;
  const label = LABEL.exec(text.slice(start, end))?.[0] ?? '';
  const from =
    start + label.length + (/^(?:[\s*_>-]|\[[ xX]\])*/.exec(text.slice(start + label.length, end))?.[0].length ?? 0);
  const to = Math.min(end, from + LONGEST_STATEMENT);
  return from < to ? ranged(text.slice(from, to), from, to) : undefined;
}
