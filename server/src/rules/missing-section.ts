import type { Facts, Fix } from '../model/sprint';
import { headingNumber } from '../model/templates/headingNumbers';
import { isPlanCopy, PLAN_SECTIONS } from '../model/templates/planSections';
import {
  follows,
  lacks,
  type MissingSection,
  missingSections,
  type TemplateSection,
} from '../model/templates/templateSections';
import { isTemplatePath, type Template, templateFor } from '../model/templates/templates';
import type { Finding, Rule } from './rule';

/** A document made from a template has the template's sections. */
export const missingSection: Rule = {
  id: 'missing-section',
  severity: 'warning',
  summary: 'A section that the template requires is missing.',
  *checkInProject(doc, { documents }) {
    const template = templateFor(doc, documents);
    const sections = template?.sections.length ? template.sections : builtIn(doc);
    if (!follows(doc, sections)) return;
    for (const missing of missingSections(doc, sections))
      if (template?.sections.length ? isUsual(missing.section, doc, template) : isGap(doc, missing))
        yield finding(doc, missing, template);
  },
};

/** Only of a plan that is plainly a copy of it. */
const builtIn = (doc: Facts): readonly TemplateSection[] =>
  doc.kind === 'plan' && isPlanCopy(doc) && !isTemplatePath(doc.path) ? PLAN_SECTIONS : [];

/** What nobody here has written down as a template is asked for only where the numbers of the sections leave it out. */
const isGap = (doc: Facts, { section, after, before }: MissingSection): boolean =>
  after !== undefined && before !== undefined && !isTaken(doc, section);

/** A document that has given the number to another section counts in its own way. */
const isTaken = ({ headings }: Facts, { level, number }: TemplateSection): boolean =>
  headings.some(each => each.level === level && headingNumber(each)?.value === number);

/** Where the documents beside it lack the section as well, the template is ahead of the team. */
function isUsual(section: TemplateSection, doc: Facts, { followers }: Template): boolean {
  const others = followers.filter(({ uri }) => uri !== doc.uri);
  const without = others.filter(other => lacks(other, section)).length;
  return without * 2 < others.length || !others.length;
}

function finding(doc: Facts, missing: MissingSection, template: Template | undefined): Finding {
  const { section, after, before } = missing;
  const place = after ? 'after this one' : before ? 'before this one' : 'here';
  const source = template && section.range ? `the template ${template.doc.path}` : 'the sprint plan template';
  const fix = fixOf(doc, missing);
  return {
    range: (after ?? before)?.text.range ?? doc.title?.range ?? { start: 0, end: 0 },
    message: `The section “${section.text}” of ${source} is missing ${place}. Add it.`,
    ...(template && section.range
      ? { related: [{ uri: template.doc.uri, range: section.range, message: `The template has “${section.text}”` }] }
      : {}),
    ...(fix ? { fix } : {}),
  };
}

function fixOf(doc: Facts, { section, before }: MissingSection): Fix | undefined {
  const { lines, eol } = doc;
  if (section.number !== undefined && isTaken(doc, section)) return undefined;
  const line = `${'#'.repeat(section.level)} ${section.text}`;
  const title = `Add the section “${section.text}”`;
  if (before) {
    const { start } = before.range;
    return { title, edits: [{ range: { start, end: start }, text: `${line}${eol}${eol}` }] };
  }
  const { start, end } = lines.lineRange(lines.lineCount - 1);
  return {
    title,
    edits: [{ range: { start: end, end }, text: `${start < end ? eol : ''}${eol}${line}${eol}` }],
  };
}
