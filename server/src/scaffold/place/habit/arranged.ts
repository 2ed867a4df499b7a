import { renumbered, withoutNumber } from '../../../model/templates/headingNumbers';
import type { BuiltInSection } from './bodies';
import { inLetterCase, type LetterCase } from './letterCase';

/** A section of a new document: its heading, and what of the built-in template stands below it. */
export interface Arranged {
  readonly text: string;
  readonly bodies: readonly BuiltInSection[];
  /** Whether the team's documents have it. */
  readonly isOwn: boolean;
}

interface Added {
  readonly added: readonly BuiltInSection[];
  /** The built-in template's sections in its order. */
  readonly order: readonly BuiltInSection[];
  /** How the team writes headings. */
  readonly letters: LetterCase;
}

/** The team's sections as they follow each other, with others among them: each where the built-in template has it, and none behind what closes the document. */
export function arranged(own: readonly Arranged[], { added, order, letters }: Added): readonly Arranged[] {
  const isCounted = own.length > 0 && own.filter(({ text }) => isNumbered(text)).length * 2 > own.length;
  const all = [...own];
  for (const section of added) {
    // Teams know their sections by their numbers, which others between them would change.
    const at = isCounted || CLOSING.test(section.heading) ? closingAt(all) : placeAmong(all, section, order);
    const text = inLetterCase(withoutNumber(section.heading), letters);
    all.splice(at, 0, { text: isCounted ? numberedLike(all, text) : text, bodies: [section], isOwn: false });
  }
  return isCounted && added.length ? renumbered(all, (number, before = number - 1) => before + 1) : all;
}

const CLOSING =
  /\b(?:links|references|related|resources|see also|appendix|sign-?off|approvals?|next (?:review|sprint|steps|actions)|after the sprint|post-sprint|celebration)\b/i;

/** Where the last sections that close a document begin. */
const closingAt = (all: readonly Arranged[]): number => all.findLastIndex(({ text }) => !CLOSING.test(text)) + 1;

/** Behind the nearest one that the built-in template has before it, else before the nearest behind it. */
function placeAmong(all: readonly Arranged[], section: BuiltInSection, order: readonly BuiltInSection[]): number {
  const own = order.indexOf(section);
  const placeOf = (each: BuiltInSection): number => all.findIndex(({ bodies }) => bodies.includes(each));
  const before = order
    .slice(0, own)
    .map(placeOf)
    .findLast(at => at >= 0);
  const behind = order
    .slice(own + 1)
    .map(placeOf)
    .find(at => at >= 0);
  return Math.min(before === undefined ? (behind ?? all.length) : before + 1, closingAt(all));
}

const isNumbered = (text: string): boolean => withoutNumber(text) !== text;

/** “Commits” beside “4 · Success metrics” -> “4 · Commits”, to be counted */
function numberedLike(all: readonly Arranged[], text: string): string {
  const model = all.findLast(each => isNumbered(each.text))?.text ?? '';
  const lead = model.slice(0, model.length - withoutNumber(model).length);
  return /[*_]/.test(lead) ? text : lead + text;
}
