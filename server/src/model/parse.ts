import { type Ranged, ranged } from '../range';
import { readFrontMatter } from './frontMatter';
import { parseMarkdown } from './markdown';
import { readOutline } from './outline';
import { readProse } from './prose';
import { Reading } from './reading';
import { recognise } from './recognise';
import { checkboxesOf, sectionsOf, tablesOf } from './sections';
import type { FrontMatter, Heading, SprintDoc } from './sprint';

/**
 * Reads a document. Total: any text yields a document; what cannot be read becomes a problem with a range.
 * `earlier`, an older reading of the same document, spares parsing again what has not changed.
 */
export function readDocument(uri: string, path: string, text: string, earlier?: SprintDoc): SprintDoc {
  const frontMatter = readFrontMatter(text);
  const start = frontMatter?.range.end ?? (text.startsWith('\uFEFF') ? 1 : 0);
  const markdown = parseMarkdown(text, start, earlier);
  const root = readOutline(text, markdown);
  const { prose, comments } = readProse(text, markdown);
  const headings = sectionsOf(root).flatMap(({ heading }) => heading ?? []);
  const title = titleOf(headings, frontMatter);
  const tables = [...tablesOf(root)];
  const checkboxes = [...checkboxesOf(root)].length;
  const recognition = recognise({ path, frontMatter, headings, title, prose, tables, checkboxes });
  const eol = /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
  const read = {
    uri,
    path,
    text,
    eol,
    frontMatter,
    markdown,
    root,
    prose,
    comments,
    headings,
    title,
    recognition,
  } as const;
  return new Reading(read);
}

/** The first heading of the highest level; without headings, the front matter's title. */
function titleOf(headings: readonly Heading[], frontMatter: FrontMatter | undefined): Ranged<string> | undefined {
  const highest = headings.reduce<number>((least, { level }) => Math.min(least, level), 6);
  const heading = headings.find(({ level }) => level === highest);
  if (heading) return heading.text;
  const title = frontMatter?.entries.find(({ key }) => key.value === 'title')?.value;
  return title && typeof title.value === 'string' ? ranged(title.value, title.range.start, title.range.end) : undefined;
}
