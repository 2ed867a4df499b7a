import { repairText } from '../../../model/damage/mojibake';
import type { Facts, Heading } from '../../../model/sprint';
import { renumbered, withoutNumber } from '../../../model/templates/headingNumbers';
import type { Project } from '../../../project';
import { generalized, ownOf } from './generalized';
import { isSameSection, tellingWords } from './sameSection';

/** A section that a team's documents of one sort have, as the newest of them writes it. */
export interface UsualSection {
  readonly level: number;
  readonly text: string;
}

/** What at least half of the documents have, in the order of the newest; of two that have little in common, only that. */
export function usualSections(
  documents: readonly Facts[],
  project: Project,
  isKnown: (heading: string) => boolean,
): readonly UsualSection[] {
  const all = documents.map(doc => sectionsOf(doc, project));
  if (all.length === 1)
    return countedOn(unique(certain(all[0] ?? [], isKnown))).map(({ level, text }) => ({ level, text }));
  const [newest = []] = all;
  const having = ({ words }: Named): number =>
    all.filter(each => each.some(other => isSameSection(words, other.words))).length;
  const areAlike = all.length !== 2 || newest.filter(each => having(each) > 1).length > 1;
  const isUsual = (each: Named): boolean => having(each) * 2 >= all.length && (areAlike || having(each) > 1);
  return countedOn(unique(newest.filter(isUsual))).map(({ level, text }) => ({ level, text }));
}

/** Of one document alone nobody knows what it was called for: only what any such document has, or what cannot be judged. */
function certain(sections: readonly Named[], isKnown: (heading: string) => boolean): readonly Named[] {
  const general = sections.filter(({ text, words }) => words.length <= MOST_WORDS && !SPECIFIC.test(bare(text)));
  const known = general.filter(({ text }) => isKnown(text));
  const found = known.length ? known : general;
  return found.length < FEWEST ? [] : found;
}

const MOST_WORDS = 7;
const FEWEST = 2;
/** Numbers, code and names of code. */
const SPECIFIC = /\d|[`_/\\]|\p{Ll}\p{Lu}/u;

const bare = (text: string): string => withoutNumber(text).replace(/\{\{\w+\}\}/g, '');

interface Named extends UsualSection {
  readonly words: readonly string[];
}

/** The headings below the title that the document is divided by. */
export function mainHeadings({ headings, title }: Facts): readonly Heading[] {
  const at = headings.findIndex(({ text }) => text.range.start === title?.range.start);
  const isSection =
    at >= 0 && headings.some((each, other) => other !== at && each.level === headings[at]?.level && each.level > 1);
  const rest = headings.slice(0, MOST).filter((_, other) => other !== at || isSection);
  const level = [1, 2, 3, 4].find(each => rest.filter(heading => heading.level === each).length > 1) ?? rest[0]?.level;
  return rest.filter(heading => heading.level === level);
}

const MOST = 300;

/** Whether its first heading is one of its sections, so that it has no title. */
export const hasTitle = (doc: Facts): boolean =>
  doc.title !== undefined && !mainHeadings(doc).some(({ text }) => text.range.start === doc.title?.range.start);

function sectionsOf(doc: Facts, project: Project): Named[] {
  const own = ownOf(doc, project);
  return mainHeadings(doc).flatMap(({ level, text }) => {
    if (text.value.length > LONGEST) return [];
    const written = generalized(withoutState(repairText(text.value)), own);
    const words = tellingWords(written ?? '');
    return written && words.length ? [{ level, text: written, words }] : [];
  });
}

const LONGEST = 160;

/** “Testing ✅ COMPLETE”, “Quality [2-3 hours]”, “Files (18)”: how things stand is no part of the habit. */
const withoutState = (text: string): string =>
  text
    .replace(/\s*(?:✅|❌|⏳|🔄|⏸|🟡|🟢|🔴|☑|✔|🚧).*$/u, '')
    .replace(/\s*\[[^\]]{0,60}\d[^\]]{0,60}\](?!\()\s*$/, '')
    .replace(/\s*\((?![^)]{0,40}[≤<])[^()]{0,40}\d[^()]{0,40}\)\s*$/, '')
    .trim();

function unique(sections: readonly Named[]): Named[] {
  const found: Named[] = [];
  for (const each of sections) if (!found.some(({ words }) => isSameSection(words, each.words))) found.push(each);
  return found;
}

/** Numbers count on where one sprint's own section between them is left out. */
const countedOn = (sections: readonly Named[]): readonly Named[] =>
  renumbered(sections, (number, before) => (before === undefined ? number : Math.min(number, before + 1)));
