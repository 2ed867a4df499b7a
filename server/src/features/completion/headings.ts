import { isPlanTemplate } from '../../model/frontMatter/planKeys';
import type { Heading, SprintDoc } from '../../model/sprint';
import { headingNumber, withoutNumber } from '../../model/templates/headingNumbers';
import { isPlanCopy, PLAN_SECTIONS } from '../../model/templates/planSections';
import { lacks, type TemplateSection, wordsOf } from '../../model/templates/templateSections';
import { templateFor } from '../../model/templates/templates';
import type { Cursor } from './cursor';
import { usualSections } from './documents';
import { slotOf } from './slots';
import type { Offer, Suggestion } from './suggestions';

/** In a heading that is being written, the sections that the document lacks. */
export function headingOffer(cursor: Cursor): Offer | undefined {
  const { before, trigger, line } = cursor;
  if (!/^#{1,6}(?:[ \t]|$)/.test(before) || (trigger && !/^#+ ?$/.test(before))) return undefined;
  const marks = /^#+/.exec(before)?.[0].length ?? 0;
  const wanted = sectionsFor(cursor);
  // A heading of one's own is not talked into, but where the sections are agreed upon.
  if (trigger && !wanted.isAgreed) return undefined;
  const sections = wanted.sections.filter(({ level }) => level >= marks);
  const suggestions = sectionSuggestions(cursor, { ...wanted, sections });
  return suggestions.length ? { slot: slotOf(cursor, line), suggestions, isPartial: false } : undefined;
}

/** The sections of the document's template that it lacks; those that belong below the cursor first. */
export function sectionSuggestions(cursor: Cursor, wanted = sectionsFor(cursor)): Suggestion[] {
  const { doc, offset, line } = cursor;
  const headings = doc.headings.filter(({ range }) => range.end < line.start || range.start > line.end);
  const known = { headings, title: doc.title };
  const { sections, source } = wanted;
  const above = headings.filter(({ range }) => range.start < offset);
  const last = sections.findLastIndex(section => above.some(heading => isIt(heading, section)));
  const open = sections
    .map((section, at) => ({ section, at }))
    .filter(({ section }) => lacks(known, section) && !isTaken(headings, section));
  return [...open.filter(({ at }) => at > last), ...open.filter(({ at }) => at < last)].map(({ section }) => ({
    label: `${'#'.repeat(section.level)} ${section.text}`,
    icon: 'heading',
    note: source,
  }));
}

const isIt = (heading: Heading, section: TemplateSection): boolean =>
  heading.level === section.level && !lacks({ headings: [heading], title: undefined }, section);

/** The document has given the number to another section. */
const isTaken = (headings: readonly Heading[], { level, number }: TemplateSection): boolean =>
  number !== undefined && headings.some(each => each.level === level && headingNumber(each)?.value === number);

interface Sections {
  readonly sections: readonly TemplateSection[];
  readonly source: string;
  /** The document was plainly made from them. */
  readonly isAgreed: boolean;
}

/** Of the team's template, else the built-in ones of the document's kind. */
function sectionsFor({ doc, project }: Cursor): Sections {
  const template = templateFor(doc, project.documents);
  if (template?.sections.length) return { sections: template.sections, source: 'template', isAgreed: true };
  const isPlan = doc.kind === 'plan' && (isPlanCopy(doc) || (doc.frontMatter && isPlanTemplate(doc.frontMatter)));
  return isPlan
    ? { sections: PLAN_SECTIONS, source: 'section', isAgreed: true }
    : { sections: builtIn(doc), source: 'section', isAgreed: false };
}

/** With numbers only where the document's own headings have them. */
function builtIn({ kind, headings }: SprintDoc): TemplateSection[] {
  const isNumbered = headings.some(heading => headingNumber(heading));
  const texts = (kind ? usualSections(kind) : []).map(text => (isNumbered ? text : withoutNumber(text)));
  return texts.map(text => ({ text, number: undefined, level: 2, words: wordsOf(text) }));
}
