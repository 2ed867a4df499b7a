import { oncePer } from '../../oncePer';
import type { Range } from '../../range';
import type { Facts, Heading } from '../sprint';
import { headingNumber, withoutNumber } from './headingNumbers';

/** A section that every document made from a template should have. */
export interface TemplateSection {
  /** The heading as the template writes it, with its number. */
  readonly text: string;
  readonly number: number | undefined;
  readonly level: number;
  readonly words: readonly string[];
  /** Absent for the built-in template. */
  readonly range?: Range;
}

/** A section that a document lacks, and where it belongs. */
export interface MissingSection {
  readonly section: TemplateSection;
  readonly after: Heading | undefined;
  readonly before: Heading | undefined;
}

/** The headings of a template's main level, numbered or not, but for those that are optional or stand for many. */
export function templateSections(template: Facts): TemplateSection[] {
  const level = mainLevel(template);
  const optional = new Set((template.plan?.optionalSections ?? []).map(({ start }) => start));
  return template.headings
    .filter(({ text }) => text.range.start !== template.title?.range.start && !optional.has(text.range.start))
    .filter(heading => heading.level === level && !OPEN.test(heading.text.value))
    .map(sectionOf)
    .filter(({ words }) => words.length > 0)
    .slice(0, MOST_SECTIONS);
}

const MOST_SECTIONS = 60;

/** `## {{feature}}`, `## [Name]`, `## Week 2`, `## Risks (optional)` */
const OPEN =
  /\{|\[[^\]]*\]|<[^>]*>|_{3,}|…|\.{3}|\bN\b|\b(?:sprint|phase|week|day|task|story|epic|milestone|step|item|part|fase|semana|tag|woche)(?:s?[\s#-]{0,3}\d| [xn]\b)|optional|opcional|if (?:applicable|needed)|as needed|可选/iu;

function mainLevel({ headings, title }: Facts): number | undefined {
  const rest = headings.filter(({ text }) => text.range.start !== title?.range.start);
  const numbered = rest.filter(heading => headingNumber(heading));
  const main = numbered.length >= FEWEST ? numbered : rest;
  return [1, 2, 3, 4].find(level => main.filter(each => each.level === level).length >= FEWEST);
}

/** Fewer headings of a level say nothing about what a team wants. */
const FEWEST = 3;

const sectionOf = (heading: Heading): TemplateSection => ({
  text: heading.text.value,
  number: headingNumber(heading)?.value,
  level: heading.level,
  words: wordsOf(heading.text.value),
  range: heading.text.range,
});

const FILLERS = new Set(
  'and or the of for to in on an with by new our und oder der die das den dem für des del de la las los el en con para por os as do da dos das sprint plan section'.split(
    ' ',
  ),
);

/** What tells a heading: "2 · Tasks & Acceptance (CI-Enforced)" -> task, acceptance */
export function wordsOf(heading: string): string[] {
  const bare = withoutNumber(heading)
    .replace(/\([^)]{0,80}\)/g, ' ')
    .toLowerCase();
  const words = (bare.match(/[\p{L}]{2,}/gu) ?? []).filter(word => !FILLERS.has(word));
  return words.map(word => (word.length > 3 && !word.endsWith('ss') ? word.replace(/s$/, '') : word));
}

/** What of a document tells which sections it has. */
type Headed = Pick<Facts, 'headings' | 'title'>;

interface Named {
  readonly heading: Heading;
  readonly words: readonly string[];
}

/** A document's headings below its title, for which its neighbors ask time and again. A plan with more of them was made from no template. */
const namedHeadings = oncePer((doc: Headed): readonly Named[] => {
  const rest = doc.headings.filter(({ text }) => text.range.start !== doc.title?.range.start);
  return rest.slice(0, MOST_HEADINGS).map(heading => ({ heading, words: wordsOf(heading.text.value) }));
});

const MOST_HEADINGS = 300;

/** The sections which no heading of a document can be said to be. */
export function missingSections(doc: Facts, sections: readonly TemplateSection[]): MissingSection[] {
  const own = namedHeadings(doc).filter(({ heading }) => heading.level === sections[0]?.level);
  const matches = sections.map(section => own.findIndex(({ words }) => areAlike(words, section.words)));
  return sections.flatMap((section, at) => {
    if (!lacks(doc, section)) return [];
    const previous = matches.slice(0, at).findLast(match => match >= 0) ?? -1;
    const next = matches.slice(at + 1).find(match => match > previous) ?? own.length;
    // A heading that stands in its place may well be the section under another name.
    return next === previous + 1 ? [{ section, after: own[previous]?.heading, before: own[next]?.heading }] : [];
  });
}

/** Whether no heading of a document, of any level, can be said to be this section. */
export const lacks = (doc: Headed, section: TemplateSection): boolean =>
  !namedHeadings(doc).some(({ words }) => areAlike(words, section.words));

/** Whether a document was made from these sections: it has at least half of them, by number where they have one. */
export function follows(doc: Facts, sections: readonly TemplateSection[]): boolean {
  if (!sections.length || doc.headings.length > MOST_HEADINGS) return false;
  const has = sections.filter(({ level, number, words }) =>
    namedHeadings(doc).some(({ heading, words: own }) => {
      const same = number === undefined || headingNumber(heading)?.value === number;
      return same && heading.level === level && areAlike(own, words);
    }),
  );
  return has.length * 2 >= sections.length && has.length > 1;
}

/** One telling word in common is enough: a section renamed is none missing. */
const areAlike = (a: readonly string[], b: readonly string[]): boolean =>
  a.some(word => b.some(other => word === other || begins(word, other) || begins(other, word)));

/** `tasklist` begins with `task`. */
const begins = (long: string, short: string): boolean => short.length > 3 && long.startsWith(short);
