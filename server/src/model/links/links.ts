import { isInside, type Ranged, ranged } from '../../range';
import { spilledCode } from '../markdown/spilledCode';
import type { Link, Part, SprintDoc } from '../sprint';

/** The links of a document, but for those in an example that spills out of its fence. */
export function linksOf({ parts, text }: Pick<SprintDoc, 'parts' | 'text'>): Link[] {
  const links = parts.flatMap(part => part.read(readLinks));
  const spilled = links.length ? spilledCode(text) : [];
  return spilled.length ? links.filter(({ target }) => !isInside(target.range, spilled)) : links;
}

/**
 * The links, images and reference definitions of a part, in the order of the text. The syntax tree has already told what
 * is a target: it is blank in the prose and not in the text, while in code and comments the brackets are blank, too.
 */
export function readLinks({ text, prose }: Pick<Part, 'text' | 'prose'>): Link[] {
  if (!prose.includes('](') && !prose.includes(']:')) return [];
  return [...prose.matchAll(OPENING)].flatMap(({ index, 0: opening }) => {
    const start = targetStart(text, index + opening.length);
    const target = blankTarget({ text, prose }, start) ?? (opening === '](' ? spacedTarget(text, start) : undefined);
    return target ? [{ target }] : [];
  });
}

/** `](` or `[label]:`; a footnote and a checkbox are no definitions. */
const OPENING = /\]\(|^[ \t>]{0,20}\[(?!\^|[ xX]?\])[^\]\r\n]{1,200}\]:/gm;

function targetStart(text: string, from: number): number {
  let start = from;
  while (text[start] === ' ' || text[start] === '\t') start++;
  return start;
}

function blankTarget({ text, prose }: Pick<Part, 'text' | 'prose'>, start: number): Ranged<string> | undefined {
  const first = text[start];
  // `[text](`code`)` is a link to nothing that anybody meant.
  if (first === undefined || /[\s`]/.test(first) || prose[start] !== ' ') return undefined;
  let end = start;
  const isOver = first === '<' ? /[>\r\n]/ : /\s/;
  while (end < text.length && prose[end] === ' ' && !isOver.test(text[end] as string)) end++;
  const from = first === '<' ? start + 1 : start;
  return end > from ? ranged(text.slice(from, end), from, end) : undefined;
}

/** `[Plan](sprint plans/plan 4.md)` is no link to Markdown, but one to the person who wrote it. */
const SPACED = /(?=[^()\r\n]{0,200} )[^()<>|:\r\n]{1,200}\.[A-Za-z]{1,8}(?:#[^()\s]{1,200})?(?=\))/y;

function spacedTarget(text: string, start: number): Ranged<string> | undefined {
  SPACED.lastIndex = start;
  const value = SPACED.exec(text)?.[0];
  return value?.includes(' ') ? ranged(value, start, start + value.length) : undefined;
}
