import { type Range, type Ranged, ranged } from '../../range';
import { glyphPattern } from '../damage/glyphs';
import type { FrontMatter, SprintDoc, SprintRef } from '../sprint';

const HYPHEN = '[-\\u2010\\u2011]';
/** Source of a pattern for a sprint's number: `2`, `0.10`, `4.5`, `6A`, `2‑5`, `2026-09`. */
export const SPRINT_NUMBER = `\\d{1,4}(?:(?:[.]|${HYPHEN})\\d{1,3}){0,2}[A-Z]?(?![\\p{L}\\p{N}%])`;
const SPRINT = new RegExp(`(?<![\\p{L}\\p{N}])(sprints?|iterations?|spr|冲刺|迭代)[\\s_#-]*(${SPRINT_NUMBER})`, 'giu');
/** "Sprint 11 → 14", "Sprint 3 to Sprint 4", "Sprints 1 & 2" */
const GOES_ON = new RegExp(
  `^\\s?(?:[-–—/&+]|${glyphPattern('→–—')}|to|through|until|and|bis|und|a|até|e|al?|y)\\s?(?:sprint\\s?)?\\d{1,3}(?!\\d)`,
  'iu',
);

/** What two ways to write one number have in common: "02" and "2"; "2‑5" and "2-5"; "6a" and "6A". */
export const sprintKey = (number: string): string =>
  number
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/(?<=^|-)0+(?=\d)/g, '')
    .toUpperCase();

/** The sprint that a document is about, by its front matter, its title, its file's name or its folder's. */
export function sprintOf(
  title: Ranged<string> | undefined,
  frontMatter: FrontMatter | undefined,
  path = '',
): SprintRef | undefined {
  const declared = declaredNumber(frontMatter);
  const written = title && sprintsNamedIn(title)[0]?.number;
  const number = declared ?? written ?? numberOfPath(path, title);
  if (!number) return undefined;
  return { number, ...(title && written && titleAfter(title, written.range.end)) };
}

/**
 * The sprint of a plan whose title names none: its next heading of that rank does, and its file's name begins with the number
 * ("01-Reader.md"). Either alone may well mean something else.
 */
export function sprintOfHeading({ headings, path }: Pick<SprintDoc, 'path' | 'headings'>): SprintRef | undefined {
  const inName = /(?:^|\/)0*(\d{1,3})[-_ ][^/]*$/.exec(path)?.[1];
  const next = inName === undefined ? undefined : headings.slice(1).find(({ level }) => level === 1);
  const [named, ...others] = next ? sprintsNamedIn(next.text) : [];
  if (!next || !named || others.length || /[\p{L}\p{N}]/u.test(named.before)) return undefined;
  return sprintKey(named.number.value) === inName
    ? { number: named.number, ...titleAfter(next.text, named.number.range.end) }
    : undefined;
}

const KEY = /^(?:number|sprint|sprint_number|iteration)$/;

/** As written, since YAML makes 0.1 of `0.10`. */
export function declaredNumber(frontMatter: FrontMatter | undefined, key = KEY): Ranged<string> | undefined {
  const entry = frontMatter?.entries.find(each => key.test(each.key.value));
  const value = entry?.source.replace(/^(["'])(.*)\1$/, '$2');
  if (!entry || !value || !/^\d[\w.-]{0,9}$/.test(value)) return undefined;
  const start = entry.value.range.start + entry.source.indexOf(value);
  return ranged(value, start, start + value.length);
}

/** A sprint that a text names, and what stands before and after it. */
export interface NamedSprint {
  readonly number: Ranged<string>;
  readonly before: string;
  readonly after: string;
}

/** The sprints that a text names one by one; "Sprint 1–6" and "Sprint 3 → Sprint 4" name many, and none of them. */
export function sprintsNamedIn({ value, range }: Ranged<string>): NamedSprint[] {
  const named: NamedSprint[] = [];
  let goesOn = false;
  for (const { 0: whole, 1: word = '', 2: number = '', index } of value.matchAll(SPRINT)) {
    const [before, after] = [value.slice(0, index), value.slice(index + whole.length)];
    const isLast = goesOn;
    goesOn = GOES_ON.test(after);
    if (isLast || goesOn || (isRange(number) && (/s$/i.test(word) || /[([]\s*$/.test(before)))) continue;
    const end = range.start + index + whole.length;
    named.push({ number: ranged(number, end - number.length, end), before, after });
  }
  return named;
}

/** "1-6", but neither "2026-09" nor, with a hyphen of its own, "2‑5" */
const isRange = (number: string): boolean => {
  const [, from, to] = /^(\d{1,3})-(\d{1,3})$/.exec(number) ?? [];
  return Number(from) < Number(to);
};

const IN_NAME =
  /(?<![\p{L}\p{N}])(?:sprint|iteration|spr|rca[-_ ]?s)[\s_#-]{0,3}(20\d\d-\d{1,3}|\d{1,3}(?:\.\d{1,3}){0,2}[A-Z]?)(?![\p{L}\p{N}]|\.\d|[-_ ](?:(?:a|to|bis|and)[-_ ])?\d{1,2}(?!\d))/giu;

/** The sprint of a name such as "sprint_04_plan.md", "SPRINT3_BREAD.md", "rca_s2.md"; undefined for more than one. */
export function numberInName(name: string): string | undefined {
  const found = [...name.replace(/\.(?:md|markdown)$/i, '').matchAll(IN_NAME)].map(([, number = '']) => number);
  return new Set(found.map(sprintKey)).size === 1 ? found[0] : undefined;
}

/** The nearest folder that is a sprint's own: "Sprint-5", "sprint_2 - search". */
export function numberOfFolder(path: string): string | undefined {
  const folders = path.split('/').slice(0, -1).reverse();
  return numberInName(folders.find(folder => /^(?:sprint|iteration|spr)[\s_#-]{0,3}\d/i.test(folder)) ?? '');
}

/** Names have no range, so the title stands for them. */
function numberOfPath(path: string, title: Ranged<string> | undefined): Ranged<string> | undefined {
  const number = numberInName(path.slice(path.lastIndexOf('/') + 1)) ?? numberOfFolder(path);
  return number === undefined ? undefined : { value: number, range: title?.range ?? { start: 0, end: 0 } };
}

const BETWEEN = new RegExp(`^(?:[\\s:(-]|${glyphPattern('·–—')})+`, 'u');

function titleAfter(title: Ranged<string>, from: number): { title?: Ranged<string> } {
  // "(Bread)" and "· Bread" -> "Bread"
  const all = title.value.slice(from - title.range.start);
  const cut = all.replace(BETWEEN, '');
  // "(RETRY): Bread" keeps its parentheses.
  const open = /^[^()]*\)\s*\S/.test(cut) ? all.lastIndexOf('(', all.length - cut.length - 1) : -1;
  const rest = open < 0 ? cut : all.slice(open);
  const start = title.range.end - rest.length;
  const name = rest.includes('(') ? rest : rest.replace(/\)\s*$/, '');
  const range: Range = { start, end: start + name.length };
  return name ? { title: { value: name, range } } : {};
}
