import { applyEdits } from '../../model/frontMatter/frontMatterEdits';
import { readDocument } from '../../model/parse';
import { sectionsOf } from '../../model/sections';
import type { Edit, Heading, Section, SprintDoc } from '../../model/sprint';
import { headingNumber, withoutNumber } from '../../model/templates/headingNumbers';
import type { Existing } from '../scaffold';
import { isSameSection, meansTheSame, tellingWords } from './habit/sameSection';
import { mainHeadings } from './habit/sections';
import { withCounts } from './keptCounts';

/** The sections of `text` that a document lacks, each where it belongs. */
export function missingParts(doc: SprintDoc, text: string): Existing {
  const none: Existing = { doc, edits: [], missing: [] };
  const whole = readDocument(doc.uri, doc.path, text);
  if (!doc.kind || whole.kind !== doc.kind) return none;
  const wanted = sectionsAt(whole);
  const missing = wanted.filter(section => !has(doc, section) && !isTaken(doc, whole, section));
  if (!missing.length) return none;
  const edits = joined(missing.map(section => insertion(doc, { section, wanted, whole })));
  const next = readDocument(doc.uri, doc.path, applyEdits(doc.text, edits));
  // Behind a fence that is not closed, a heading is none.
  const isSound = next.kind === doc.kind && missing.every(section => has(next, section));
  return isSound ? withCounts({ doc, edits, missing: missing.map(({ heading }) => heading.text.value) }) : none;
}

type Headed = Section & { readonly heading: Heading };

function sectionsAt(doc: SprintDoc): readonly Headed[] {
  const starts = new Set(mainHeadings(doc).map(({ range }) => range.start));
  return sectionsOf(doc.root).filter((section): section is Headed => starts.has(section.heading?.range.start ?? -1));
}

/** A section under another name is none missing. */
const has = ({ headings, title }: SprintDoc, { heading }: Headed): boolean =>
  headings.some(({ text }) => text.range.start !== title?.range.start && isAlike(text.value, heading.text.value));

const isAlike = (one: string, other: string): boolean =>
  withoutNumber(one).toLowerCase() === withoutNumber(other).toLowerCase() ||
  isSameSection(tellingWords(one), tellingWords(other)) ||
  meansTheSame(one, other);

/** What the document already introduces elsewhere is not introduced twice. */
const isTaken = (doc: SprintDoc, whole: SprintDoc, { range }: Headed): boolean =>
  [...whole.ids].some(
    ([key, { tasks }]) =>
      doc.introduced.has(key) && tasks.some(task => range.start <= task.range.start && task.range.end <= range.end),
  );

interface Missing {
  readonly section: Headed;
  readonly wanted: readonly Headed[];
  readonly whole: SprintDoc;
}

/** Before the next section that the document has, else at its end. */
function insertion(doc: SprintDoc, { section, wanted, whole }: Missing): Edit {
  const own = mainHeadings(doc);
  const level = own[0]?.level ?? section.heading.level;
  const after = wanted.slice(wanted.indexOf(section) + 1);
  const next = after.flatMap(each => own.find(({ text }) => isAlike(text.value, each.heading.text.value)) ?? [])[0];
  const written = atLevel(doc, { section, level, text: whole.text }).replace(/\r?\n/g, doc.eol);
  if (next) return { range: { start: next.range.start, end: next.range.start }, text: written + doc.eol + doc.eol };
  const at = doc.text.trimEnd().length;
  return { range: { start: at, end: at }, text: (at ? doc.eol + doc.eol : '') + written };
}

interface Leveled {
  readonly section: Headed;
  readonly level: number;
  readonly text: string;
}

function atLevel(doc: SprintDoc, { section: { heading, range }, level, text }: Leveled): string {
  const shift = level - heading.level;
  // A number that the document has given, or does not give, is left out.
  const number = headingNumber(heading)?.value;
  const isFree =
    number !== undefined &&
    doc.headings.some(each => headingNumber(each)) &&
    !doc.headings.some(each => headingNumber(each)?.value === number);
  const name = isFree ? heading.text.value : withoutNumber(heading.text.value);
  const body = text.slice(heading.range.end, range.end).trim();
  const moved = shift
    ? body.replace(/^#{2,6}(?= )/gm, marks => '#'.repeat(Math.min(6, Math.max(level + 1, marks.length + shift))))
    : body;
  return `${'#'.repeat(level)} ${name}\n\n${moved}`.trimEnd();
}

/** What goes to one place goes there in one edit, in the order of the template. */
function joined(edits: readonly Edit[]): readonly Edit[] {
  const byPlace = new Map<number, Edit>();
  for (const edit of edits) {
    const known = byPlace.get(edit.range.start);
    byPlace.set(edit.range.start, known ? { ...known, text: known.text + edit.text } : edit);
  }
  return [...byPlace.values()].sort((a, b) => a.range.start - b.range.start);
}
