import { type Ranged, ranged } from '../range';
import { type Change, changeBetween } from './change';
import { readFrontMatter } from './frontMatter/frontMatter';
import { parseMarkdown } from './markdown/markdown';
import { readParts } from './parts';
import { Reading } from './reading';
import type { FrontMatter, Heading, SprintDoc } from './sprint';

/**
 * Reads a document. Total: any text yields a document; what cannot be read becomes a problem with a range.
 * `earlier`, an older reading of the same document, spares reading again what has not changed.
 */
export function readDocument(uri: string, path: string, text: string, earlier?: SprintDoc): SprintDoc {
  const before = earlier?.markdown ? earlier : undefined;
  const change = before && changeBetween(before.text, text);
  const frontMatter = before && change && keepsFrontMatter(before, change) ? before.frontMatter : readFrontMatter(text);
  const start = frontMatter?.range.end ?? (text.startsWith('\uFEFF') ? 1 : 0);
  const markdown = parseMarkdown(text, start, before?.markdown && change && { markdown: before.markdown, change });
  const parts = readParts(text, markdown, before && change && { parts: before.parts, change });
  const headings = parts.flatMap(({ heading }) => heading ?? []);
  const title = titleOf(headings, frontMatter);
  return new Reading({ uri, path, text, frontMatter, markdown, parts, headings, title });
}

/** A block that is not closed, or text that begins with a fence, may become another by what follows. */
const keepsFrontMatter = ({ frontMatter, text }: SprintDoc, { start }: Change): boolean =>
  frontMatter
    ? start > frontMatter.range.end && !frontMatter.problems.length
    : start > SHORTEST_FENCE && !/^\uFEFF?---/.test(text);

const SHORTEST_FENCE = 4;

/** The first heading of the highest level; without headings, the front matter's title. */
function titleOf(headings: readonly Heading[], frontMatter: FrontMatter | undefined): Ranged<string> | undefined {
  const highest = headings.reduce<number>((least, { level }) => Math.min(least, level), 6);
  const heading = headings.find(({ level }) => level === highest);
  if (heading) return heading.text;
  const title = frontMatter?.entries.find(({ key }) => key.value === 'title')?.value;
  return title && typeof title.value === 'string' ? ranged(title.value, title.range.start, title.range.end) : undefined;
}
