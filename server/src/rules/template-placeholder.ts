import { PLAN_KEYS } from '../model/planKeys';
import { sectionsOf } from '../model/sections';
import type { SprintDoc } from '../model/sprint';
import { contains, isInside, type Range } from '../range';
import type { Rule } from './rule';

const VARIABLE = /(?<!\$)\{\{\s*([a-z][a-z_]{1,40})\s*\}\}/gi;
const MAY_HOLD = /\{\{|\[TBD\]|\[TODO\]|\[TBC\]|YYYY-MM-DD/;
const LEFT_OPEN = /(?<=[:|*_\s])\[(?:TBD|TODO|TBC)\](?!\()|(?<=:[\s*_]{0,4})YYYY-MM-DD(?=[\s*_]*$)/gm;

/** A document made from a template must have its placeholders filled in. */
export const templatePlaceholder: Rule = {
  id: 'template-placeholder',
  severity: 'warning',
  summary: 'A placeholder of the template was never filled in.',
  *check(doc) {
    if (isTemplate(doc) || !MAY_HOLD.test(doc.text)) return;
    const templates = sectionsOf(doc.root)
      .filter(({ heading }) => TEMPLATE.test(heading?.text.value ?? ''))
      .map(({ range }) => range);
    for (const { text, range } of [...variables(doc), ...leftOpen(doc)])
      if (!templates.some(each => contains(each, range)) && !isMentioned(doc, range))
        yield { range, message: `The placeholder ${text} was never filled in. Put the real value here.` };
  },
};

/** A template is full of placeholders, and rightly so. */
const isTemplate = ({ path, title }: SprintDoc): boolean => TEMPLATE.test(path) || TEMPLATE.test(title?.value ?? '');

const TEMPLATE = /(?<![\p{L}\d])(?:templates?|vorlagen?|plantillas?|modelo|mod[eè]le|gabarit)(?![\p{L}\d])|模板/iu;

/** "Fill in the {{title}} placeholder", "search for [TODO] comments", "Date format: YYYY-MM-DD" speak of them. */
function isMentioned({ prose }: SprintDoc, { start, end }: Range): boolean {
  const before = prose.slice(Math.max(0, start - 200), start);
  return (
    /\b(?:placeholders?|search for|grep)\b[^\n]*$|format\W*$/i.test(before) ||
    /^[^\n]{0,40}\b(?:placeholders?|comments?|markers?)\b/i.test(prose.slice(end, end + 60))
  );
}

interface Placeholder {
  readonly text: string;
  readonly range: Range;
}

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

const TEMPLATE_VARIABLES = new Set([...PLAN_KEYS, 'dep_script', 'sprint', 'sprint_number', 'date', 'author']);

function* leftOpen({ prose }: SprintDoc): Generator<Placeholder> {
  // Looking behind every character costs more than all the rest of the rule, and most documents have none.
  if (!/\[TBD\]|\[TODO\]|\[TBC\]|YYYY-MM-DD/.test(prose)) return;
  for (const { index, 0: text } of prose.matchAll(LEFT_OPEN))
    yield { text, range: { start: index, end: index + text.length } };
}
