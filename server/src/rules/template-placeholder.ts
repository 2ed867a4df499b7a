import { PLAN_KEY_NAMES } from '../model/frontMatter/planKeys';
import { sectionsOf } from '../model/sections';
import type { Section, SprintDoc } from '../model/sprint';
import { contains, isInside, type Range } from '../range';
import { MAY_HOLD_PLACES, type Placeholder, placesToFillIn } from './placesToFillIn';
import type { Finding, Rule } from './rule';

const VARIABLE = /(?<!\$)\{\{\s*([a-z][a-z_]{1,40})\s*\}\}/gi;
const SIGN =
  /\[(?:TBD|TODO|TBC|(?:A |POR )?DEFINIR|À DÉFINIR|待定|待填写|待补充|[A-Z][a-z]* ?(?:Date|Name)|Date|Name|Owner)\]|YYYY-MM-DD/;
const MAY_HOLD = new RegExp(`\\{\\{|${SIGN.source}|${MAY_HOLD_PLACES.source}`);
const LEFT_OPEN =
  /(?<=[:：|*_\s])\[(?:TBD|TODO|TBC|(?:A |POR )?DEFINIR|À DÉFINIR|待定|待填写|待补充)\](?![(:])|(?<=:[\s*_]{0,4})(?:YYYY-MM-DD|\[(?:YYYY-MM-DD|(?:Start |End )?Date|(?:Team |Your |Sprint )?Name|Owner)\])(?=[\s*_]*$)/gm;

/** A document made from a template must have its placeholders filled in. */
export const templatePlaceholder: Rule = {
  id: 'template-placeholder',
  severity: 'warning',
  summary: 'A placeholder of the template was never filled in.',
  *check(doc) {
    if (isTemplate(doc) || !MAY_HOLD.test(doc.text)) return;
    const sections = sectionsOf(doc.root);
    const open = sections
      .filter(({ heading }) => TEMPLATE.test(heading?.text.value ?? '') || isYetToCome(doc, heading?.text.value ?? ''))
      .map(({ range }) => range);
    const found = [...variables(doc), ...leftOpen(doc)].filter(({ range }) => !isMentioned(doc, range));
    const isOpen = ({ range }: Placeholder): boolean => open.some(each => contains(each, range));
    for (const { text, range } of found)
      if (!isOpen({ text, range }))
        yield { range, message: `The placeholder ${text} was never filled in. Put the real value here.` };
    const places = [...placesToFillIn(doc)].filter(each => !isOpen(each));
    for (const group of bySection(places, sections)) yield* leftIn(group);
  },
};

/** A new document is full of places to fill in: it is gone through section by section. */
function* leftIn([first, ...more]: readonly Placeholder[]): Generator<Finding> {
  if (!first) return;
  const { text, range } = first;
  const message = more.length
    ? `The placeholder ${text} and ${more.length} more in this section were never filled in. Put the real values there.`
    : `The placeholder ${text} was never filled in. Put the real value here.`;
  yield { range, message };
}

/** Places in the order of the text; those of the front matter stand before all sections. */
function bySection(places: readonly Placeholder[], sections: readonly Section[]): Iterable<readonly Placeholder[]> {
  const groups = new Map<number, Placeholder[]>();
  let at = -1;
  for (const place of places) {
    while ((sections[at + 1]?.range.start ?? Number.POSITIVE_INFINITY) <= place.range.start) at++;
    const group = groups.get(at);
    if (group) group.push(place);
    else groups.set(at, [place]);
  }
  return groups.values();
}

/** A template is full of placeholders, and rightly so. One that is not named so has a title that is left open: "Sprint [N]". */
const isTemplate = ({ path, title, sprint, prose }: SprintDoc): boolean =>
  TEMPLATE.test(path) ||
  TEMPLATE.test(title?.value ?? '') ||
  (!sprint && (OPEN_TITLE.test(title?.value ?? '') || isBlank(prose))) ||
  SAYS_SO.test(prose.slice(0, HEAD));

/** A form of which nothing was filled in yet is that of no sprint: "**Sprint**: [Number]", "**Start Date**: [Date]" … */
const isBlank = (prose: string): boolean => (prose.match(BLANK)?.length ?? 0) >= MOST_BLANKS && !FILLED_IN.test(prose);

const BLANK = /(?<=:[*_]{0,3} {0,3})\[(?!TODO:|TBD:)[A-Z][^\]\n]{2,60}\](?=[ *_]*$)/gm;
const MOST_BLANKS = 4;
/** A day or a number that somebody put in. */
const FILLED_IN = /^[\s>*_-]*\p{L}[\p{L} ]{2,30}[*_]{0,3}:[*_]{0,3} [^[\n]{0,20}\d/mu;

/** "Copy this template at the start of each sprint." */
const SAYS_SO =
  /\b(?:use|copy|duplicate|adapt|clone|fill (?:in|out)) (?:this|the) (?:\w+ )?(?:template|form)\b|^[\s>*_]*(?:this is an? (?:\w+ )?)?template\b(?![*_ ]*:| version| used)/im;
/** Where a document says what it is. */
const HEAD = 1500;

const OPEN_TITLE =
  /\[(?!TODO:|TBD:)[^\]\n]{1,40}\](?!\()|<[^>\n]{1,40}>|\{[^}\n]{1,40}\}|_{3,}|YYYY|\b(?:sprint|week|story|task|phase) [NX#](?!\w)/i;

const TEMPLATE = /(?<![\p{L}\d])(?:templates?|vorlagen?|plantillas?|modelo|mod[eè]le|gabarit)(?![\p{L}\d])|模板/iu;

/** What an agent notes once it has done the story stands open until then. */
function isYetToCome({ kind, status }: SprintDoc, heading: string): boolean {
  const isDone = status?.value === 'done' || status?.value === 'in-review';
  return kind === 'story' && !isDone && /dev agent record|^qa results/i.test(heading);
}

/** "Fill in the {{title}} placeholder", "search for [TODO] comments", "Date format: YYYY-MM-DD" speak of them. */
function isMentioned({ prose }: SprintDoc, { start, end }: Range): boolean {
  const before = prose.slice(Math.max(0, start - 200), start);
  return (
    MENTION_BEFORE.test(before) ||
    /^[^\n]{0,40}\b(?:placeholders?|comments?|markers?|tags?|labels?|rendered|substituted|expanded|interpolated)\b/i.test(
      prose.slice(end, end + 60),
    )
  );
}

const MENTION_BEFORE =
  /\b(?:placeholders?|search for|grep|template (?:variables?|strings?|syntax|engines?)|mustache|handlebars|jinja2?|helm|liquid|interpolat\w*)\b[^\n]*$|(?:format|convention|iso(?:[ -]?8601)?|pattern|naming|syntax)\W*$/i;

/**
 * A page with a layout is filled in by a site's generator. In a code span only the template's own variables count: other
 * tools write `{{…}}` too.
 */
function* variables({ text, prose, root, comments, frontMatter }: SprintDoc): Generator<Placeholder> {
  if (frontMatter?.entries.some(({ key }) => /^(?:layout|permalink)$/.test(key.value))) return;
  const code = sectionsOf(root).flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'code'));
  const quiet = [...comments, ...code].map(({ range }) => range).sort((a, b) => a.start - b.start);
  for (const { index, 0: whole, 1: name = '' } of text.matchAll(VARIABLE)) {
    const range = { start: index, end: index + whole.length };
    if (isInside(range, quiet)) continue;
    const own = prose.slice(range.start, range.end) === whole;
    if (own || TEMPLATE_VARIABLES.has(name.toLowerCase())) yield { text: whole, range };
  }
}

const TEMPLATE_VARIABLES = new Set([...PLAN_KEY_NAMES, 'dep_script', 'sprint', 'sprint_number', 'date', 'author']);

function* leftOpen({ prose }: SprintDoc): Generator<Placeholder> {
  // Looking behind every character costs more than all the rest of the rule, and most documents have none.
  if (!SIGN.test(prose)) return;
  for (const { index, 0: text } of prose.matchAll(LEFT_OPEN))
    yield { text, range: { start: index, end: index + text.length } };
}
