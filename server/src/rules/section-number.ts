import { isPlanTemplate } from '../model/frontMatter/planKeys';
import type { SprintDoc } from '../model/sprint';
import { numberBreaks } from '../model/templates/headingSequences';
import type { Rule } from './rule';

/** The numbers of a document's sections count up by one. */
export const sectionNumber: Rule = {
  id: 'section-number',
  severity: 'information',
  summary: 'Numbered headings skip or repeat a number.',
  *check(doc) {
    const breaks = numberBreaks(doc.root, doc.text);
    const referred = breaks.length ? numbersReferredTo(doc) : undefined;
    for (const { heading, previous, expected, isRight } of breaks) {
      const { value, range } = heading.number;
      const repeats = value === previous.number.value;
      const message = repeats
        ? `Two sections in a row have the number ${value}. Renumber this one.`
        : `Section ${previous.number.value} is followed by section ${value}. Add section ${expected}, or renumber this one.`;
      const fixable = isRight && (repeats || !isOfTemplate(doc)) && !referred?.has(value);
      const edits = [{ range, text: String(expected) }];
      yield {
        range: heading.heading.text.range,
        message,
        related: [{ range: previous.heading.text.range, message: `Section ${previous.number.value} is here` }],
        ...(fixable ? { fix: { title: `Renumber to ${expected}`, edits } } : {}),
      };
    }
  },
};

/** There a number that is skipped belongs to a section that is missing. */
const isOfTemplate = ({ frontMatter }: SprintDoc): boolean => frontMatter !== undefined && isPlanTemplate(frontMatter);

/** “see section 4”, “§ 4”, `(#4-workflow)` */
const REFERENCE =
  /(?:§{1,2}|\b(?:sections?|sec\.|chapter|part|see|abschnitt|kapitel|siehe|secci[oó]n|se[cç][aã]o|ver)\b|第)[\s*_#]{0,3}(\d{1,2})(?!\d)|\(#(\d{1,2})(?!\d)/giu;

const numbersReferredTo = ({ text }: SprintDoc): ReadonlySet<number> =>
  new Set([...text.matchAll(REFERENCE)].map(([, word, anchor]) => Number(word ?? anchor)));
