import { repairText } from '../../model/damage/mojibake';
import type { Facts, SprintDoc } from '../../model/sprint';
import { sprintKey } from '../../model/sprints/sprintRef';
import { withoutNumber } from '../../model/templates/headingNumbers';
import { type DocumentId, KIND_OF } from '../documents';
import type { About } from '../scaffold';
import { gistOf } from './gist';
import { arranged } from './habit/arranged';
import { type BuiltIn, type BuiltInSection, readBuiltInSections, sectionText, shared } from './habit/bodies';
import { headLines } from './habit/fields';
import { formOf } from './habit/forms';
import { habitFrontMatter } from './habit/frontMatter';
import { ownOf } from './habit/generalized';
import { inLetterCase, type LetterCase, letterCaseOf } from './habit/letterCase';
import { ownRules } from './habit/ownRules';
import { isCommon, isSameSection, tellingWords } from './habit/sameSection';
import { hasTitle, mainHeadings, usualSections } from './habit/sections';
import { isTelling } from './habit/telling';
import { titlePattern } from './habit/title';
import { type Like, likesOf } from './likes';

/** The title and sections that the team's documents of this sort have in common, as a template; undefined where there are none. */
export function habitTemplate(
  about: About,
  builtIn: string,
): { readonly text: string; readonly source: string } | undefined {
  const likes = oneOfEach(about);
  const newest = likes[0];
  if (!newest) return undefined;
  const { project, world } = about.sources;
  const sectioned = likes.filter(doc => mainHeadings(doc).length > 1).slice(0, MOST_LOOKED_AT);
  const read = likes.slice(0, MOST_LOOKED_AT).flatMap(doc => world.read(doc.uri) ?? []);
  const template = readBuiltInSections(builtIn);
  const isKnown = (heading: string): boolean =>
    isCommon(heading) || template.sections.some(({ words }) => isSameSection(words, tellingWords(heading)));
  const sections = usualSections(sectioned, project, isKnown);
  const title = titleOf(about, likes, template);
  if (!sections.length && title === undefined) return undefined;
  const { bodies, left } = shared(sections, template);
  const level = sections[0]?.level ?? 2;
  const letters = lettersOf(sectioned);
  // One heading in common leaves the rest to the built-in template.
  const isShaped = sections.length > 1;
  const isAdded = (section: BuiltInSection): boolean =>
    !isShaped || isTelling(about, section) || (sectioned.length === 1 && isCore(about.document, section));
  const opening = template.opening.filter(body => !isShaped || isTelling(about, { body }));
  const own = sections.map(({ text }, at) => ({ text, bodies: bodies[at] ?? [], isOwn: true }));
  const all = arranged(own, { added: left.filter(isAdded), order: template.sections, letters });
  const ownNumbers = ownOf(newest, project);
  const written = all.map(({ text, bodies, isOwn }) => {
    const rules = isOwn ? ownRules(read, { document: about.document, heading: text, own: ownNumbers }) : undefined;
    if (rules) return sectionText(level, text, { bodies: [rules], form: undefined });
    const below = bodies.map(({ body }) => withHeadingsIn(body, letters));
    return sectionText(level, text, { bodies: below, form: isOwn ? formOf(read, text) : undefined });
  });
  return {
    text: `${headOf(about, read, { template, title })}${[...opening, ...written].join(isRuled(read[0]) ? '\n\n---\n\n' : '\n\n')}\n`,
    source: newest.path,
  };
}

/** What one older document lacks may only have been of no use to it, and yet people look for it in any such document. */
const isCore = (document: DocumentId, { heading }: BuiltInSection): boolean => CORE[document]?.test(heading) ?? false;

const CORE: Readonly<Partial<Record<DocumentId, RegExp>>> = {
  rca: /./,
  review: /^(?:goal|tasks|carry-over|scope|blockers|decisions|review hooks)/i,
};

/** As their headings are written, at whatever level. */
const lettersOf = (documents: readonly Facts[]): LetterCase =>
  letterCaseOf(
    documents.flatMap(({ headings, title }) =>
      headings
        .slice(0, MOST_HEADINGS)
        .flatMap(({ text }) => (text.range.start === title?.range.start ? [] : withoutNumber(repairText(text.value)))),
    ),
  );

const MOST_HEADINGS = 100;

const withHeadingsIn = (body: string, letters: LetterCase): string =>
  body.replace(/^(#{3,6} )(.*)$/gm, (_, marks: string, text: string) => marks + inLetterCase(text, letters));

const MOST_LOOKED_AT = 6;

/** Of copies and of what was written for parts of a sprint, the one that is named as the newest is. */
function oneOfEach(about: About): readonly Facts[] {
  const likes = likesOf(about).filter(({ doc }) => doc && gistOf(doc).sort === about.document);
  const shape = ({ path }: Like): string => path.slice(path.lastIndexOf('/') + 1).replace(/\d+/g, '#');
  const groups = new Map<string, Like>();
  for (const like of likes) {
    const key = like.number ? sprintKey(like.number) : like.path;
    const known = groups.get(key);
    const first = likes[0];
    if (!known || (first && shape(known) !== shape(first) && shape(like) === shape(first))) groups.set(key, like);
  }
  return [...groups.values()].flatMap(({ doc, path }) => (doc && path !== about.path ? [doc] : []));
}

function titleOf(about: About, likes: readonly Facts[], { doc }: BuiltIn): string | undefined {
  const titled = likes.slice(0, MOST_TITLES).filter(hasTitle);
  const [newest, ...others] = titled;
  if (!newest?.title) return undefined;
  const own = ownOf(newest, about.sources.project);
  const named = /\{\{\s*\w*title\s*\}\}/.exec(doc.title?.value ?? '')?.[0];
  const variable = named ?? (HAS_TITLE.has(about.document) ? '{{title}}' : '{{sprint_title}}');
  const pattern = titlePattern(about, repairText(newest.title.value), {
    own,
    variable,
    others: others.flatMap(({ title }) => (title ? repairText(title.value) : [])),
  });
  return pattern !== undefined && tellsWhich(about.document, pattern, others.length > 0) ? pattern : undefined;
}

/** A title must say which of its sort it is; what one document alone is called tells less. */
function tellsWhich(document: DocumentId, pattern: string, isShared: boolean): boolean {
  if (isShared && (document === 'queue' || document === 'roadmap')) return true;
  return (isShared || HAS_OWN_DAYS.has(document) ? OF_ITS_OWN : OF_SPRINT).test(pattern);
}

const OF_ITS_OWN = /\{\{/;
const OF_SPRINT = /\{\{number\}\}/;

/** What older ones are called is no habit any more. */
const MOST_TITLES = 50;

/** Documents that are called something beside their sprint. */
const HAS_TITLE: ReadonlySet<DocumentId> = new Set(['plan', 'rca', 'story', 'roadmap', 'queue']);

const HAS_OWN_DAYS: ReadonlySet<DocumentId> = new Set(['rca', 'story', 'roadmap']);

interface Head {
  readonly template: BuiltIn;
  readonly title: string | undefined;
}

/** Front matter, title and the lines below it. */
function headOf(about: About, read: readonly SprintDoc[], { template, title }: Head): string {
  const { doc } = template;
  const newest = read[0];
  const front = read.length ? habitFrontMatter(read, doc, about.document) : '';
  const heading = title ?? doc.title?.value ?? '{{sprint}}';
  const isUntitled = /^title:/m.test(front) && read.every(each => !hasTitle(each));
  const fields = newest
    ? headLines(read, doc, {
        own: ownOf(newest, about.sources.project),
        isReport: KIND_OF[about.document] === 'review',
        isOfSprint: !HAS_OWN_DAYS.has(about.document),
      })
    : [];
  const end = fields.length && isRuled(newest) ? '---\n\n' : '';
  return `${front}${isUntitled ? '' : `# ${heading}\n\n`}${fields.length ? `${fields.join('\n')}\n\n${end}` : ''}`;
}

/** Whether lines across part the sections. */
function isRuled(doc: SprintDoc | undefined): boolean {
  if (!doc) return false;
  const headings = mainHeadings(doc);
  const ruled = headings.filter(({ range }) =>
    /\n[ \t]*(?:---+|\*\*\*+)[ \t]*\r?\n\s*$/.test(doc.text.slice(Math.max(0, range.start - 80), range.start)),
  );
  return ruled.length * 2 > headings.length;
}
