import { isPlanTemplate } from '../frontMatter/planKeys';
import type { Facts } from '../sprint';
import { follows, type TemplateSection, wordsOf } from './templateSections';

const BUILT_IN = [
  '0 · Roles & Prime Rules',
  '1 · Sprint Goal & Why It Matters (≤ 40 words)',
  '2 · Tasks (“Rule of Three”)',
  '3 · Interfaces Changed / Added',
  '4 · Success Metrics (CI-Enforced)',
  '5 · Workflow',
  '6 · Guard-Rails & Refusals',
  '7 · Post-Sprint Review Hooks',
  '8 · Celebration Criteria',
];

/** The sprint plan template that plans of many teams are copies of. */
export const PLAN_SECTIONS: readonly TemplateSection[] = BUILT_IN.map((text, number) => ({
  text,
  number,
  level: 2,
  words: wordsOf(text),
}));

/** Whether a plan is plainly a copy of that template, by its front matter and its sections. */
export const isPlanCopy = (doc: Facts): boolean =>
  doc.frontMatter !== undefined && isPlanTemplate(doc.frontMatter) && follows(doc, PLAN_SECTIONS);
