import type { Edit, FrontMatterEntry, SprintDoc } from '../../model/sprint';
import { VARIABLES } from '../values/index';

/** A team's TEMPLATE.md with variables where it leaves the sprint's number, title and goal open; all else stays as it is. */
export function adopted(doc: SprintDoc): string {
  const entries = (doc.frontMatter?.entries ?? []).flatMap(entry => entryEdit(doc, entry) ?? []);
  const edits = [...entries, ...titleEdits(doc)].sort((a, b) => a.range.start - b.range.start);
  let text = '';
  let at = 0;
  for (const { range, text: replacement } of edits) {
    text += doc.text.slice(at, range.start) + replacement;
    at = range.end;
  }
  return (text + doc.text.slice(at)).replace(/^\uFEFF/, '');
}

/** Keys whose value is that of a sprint, whatever the template has there. */
const OWN_VALUES: Readonly<Record<string, string>> = {
  ...{
    number: 'number',
    sprint: 'number',
    sprint_number: 'number',
    title: 'title',
    sprint_title: 'title',
    goal: 'goal',
  },
};
const OPEN_VALUE = /^(?:\[[^[\]]*\]|<[^<>]*>|[YMD]{2,4}[-/.][YMD]{2,4}[-/.][YMD]{2,4}|TB[DC]|TODO|…|\.{3})$/;

function entryEdit({ text }: SprintDoc, { key, value, source }: FrontMatterEntry): Edit | undefined {
  const name = key.value.toLowerCase();
  const own = Object.hasOwn(OWN_VALUES, name) ? OWN_VALUES[name] : undefined;
  const quote = /^(["']).*\1$/s.exec(source)?.[1] ?? '';
  const bare = quote ? source.slice(1, -1) : source;
  const isOpen = OPEN_VALUE.test(bare.trim());
  if (bare.includes('{{') || (value.value !== null && typeof value.value === 'object' && !isOpen)) return undefined;
  const variable = own ?? (isOpen && Object.hasOwn(VARIABLES, name) && !VARIABLES[name]?.isBlock ? name : undefined);
  if (!variable) return undefined;
  if (source) return { range: value.range, text: `${quote}{{${variable}}}${quote}` };
  const at = text.indexOf(':', key.range.end) + 1;
  return at ? { range: { start: at, end: at }, text: ` {{${variable}}}` } : undefined;
}

/** "# Sprint [N]: [Name] (Template)" -> "# Sprint {{number}}: {{title}}" */
function titleEdits({ title }: SprintDoc): readonly Edit[] {
  if (!title || title.value.length > LONGEST_TITLE) return [];
  const own = title.value.replace(OPEN, variableFor);
  const bare = own
    .replace(TEMPLATE, '')
    .replace(/^\s*[:–—-]\s*/, '')
    .trim();
  const text = /\{\{/.test(bare) ? bare : bare.replace(UNNUMBERED, '$& {{number}}');
  return text && text !== title.value ? [{ range: title.range, text }] : [];
}

/** In brackets of any kind, or what stands for the number behind “Sprint”. */
const OPEN =
  /(?<![{\\])\\?\[[^[\]]{0,40}\](?!\()|<[^<>]{0,40}>|(?<![{$])\{[^{}]{0,40}\}(?!\})|(?<=\bsprint(?: ?#| |-))(?:[NX](?:[NX]|\.[NXYM])?|##?|TB[DC]|_{1,9}|\d{1,3}(?:\.\d{1,3})?|\d{4}-\d\d)(?![\w.-]*\w)/gi;

/** What is open in another way, such as the name of a team, is for people to say. */
function variableFor(whole: string): string {
  const words = whole
    .replace(/[\\[\]<>{}#_]+/g, ' ')
    .trim()
    .toLowerCase();
  if (NUMBER.test(words)) return '{{number}}';
  const date = /^(start|end)?(?:ing)? ?date$/.exec(words);
  if (date) return date[1] ? `{{${date[1]}_date}}` : '{{date}}';
  if (/^(?:sprint )?goal$/.test(words)) return '{{goal}}';
  return NAME.test(words) && !OTHER_NAME.test(words) ? '{{title}}' : whole;
}

const NUMBER = /^(?:(?:sprint )?(?:number|num|no|nr|id)\.?|(?:sprint )?[nx](?:[nx]|\.[nxym])?|tb[dc]|[\d.-]{1,7}|)$/;
const NAME = /(?<![\p{L}\d])(?:name|title|theme|topic|subject|headline|summary|description)(?![\p{L}\d])/u;
const OTHER_NAME =
  /(?<![\p{L}\d])(?:team|project|product|company|client|customer|author|owner|your|branch|repo)(?![\p{L}\d])/u;
const UNNUMBERED = /^sprint(?=\s*$|\s+[\p{L}(–—-])(?!\s+tb[dc]\b)/iu;
const TEMPLATE = /\s*[-–—:(]*\s*(?<![\p{L}\d])templates?(?![\p{L}\d])\s*\)?/giu;
const LONGEST_TITLE = 200;
