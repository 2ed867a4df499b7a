import { type Range, type Ranged, ranged } from '../range';
import { glyphPattern } from './glyphs';
import type { FrontMatter, SprintRef } from './sprint';

const SPRINT = /\b(?:sprint|iteration|spr)[\s_#-]*(\d{1,4}(?:[.\u2010\u2011-]\d{1,3}){0,2}[A-Z]?)(?![\w%])/iu;

/** The sprint that a document is about, by its front matter or its title. */
export function sprintOf(
  title: Ranged<string> | undefined,
  frontMatter: FrontMatter | undefined,
): SprintRef | undefined {
  const entry = frontMatter?.entries.find(({ key }) => /^(?:number|sprint|sprint_number)$/.test(key.value));
  const declared = entry && /^\d[\w.-]{0,9}$/.test(String(entry.value.value)) ? entry.value : undefined;
  const match = title && SPRINT.exec(title.value);
  const written = match?.[1];
  if (!declared && !written) return undefined;
  const end = title && match ? title.range.start + match.index + match[0].length : 0;
  const number = declared
    ? { value: String(declared.value), range: declared.range }
    : ranged(written ?? '', end - (written?.length ?? 0), end);
  return { number, ...(title && match && titleAfter(title, end)) };
}

const BETWEEN = new RegExp(`^(?:[\\s:(-]|${glyphPattern('·–—')})+`, 'u');

function titleAfter(title: Ranged<string>, from: number): { title?: Ranged<string> } {
  // "(Turn Loop)" and "· Turn Loop" -> "Turn Loop"
  const rest = title.value.slice(from - title.range.start).replace(BETWEEN, '');
  const range: Range = { start: title.range.end - rest.length, end: title.range.end };
  return rest ? { title: { value: rest, range } } : {};
}
