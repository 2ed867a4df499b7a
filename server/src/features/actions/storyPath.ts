import { pointersOf, TargetReader } from '../../model/links/linkTargets';
import { decoded, folderOf } from '../../model/links/paths';
import type { Facts, SprintDoc } from '../../model/sprint';
import type { Project } from '../../project';

/** What a story is about. */
export interface StoryName {
  readonly id: string | undefined;
  readonly title: string;
}

/**
 * Where a story belongs, relative to the workspace folder: beside the document's other story files and named like them,
 * else in the folder `stories` beside the document. "docs/stories/5-1-moor.md" -> "docs/stories/5-2-sail.md"
 */
export function storyPath(project: Project, doc: SprintDoc, name: StoryName): string {
  const example = exampleOf(project, doc);
  const folder = example ? folderOf(example.path) : [...folderOf(doc.path), 'stories'];
  return [...folder, (example && nameLike(example, name)) ?? plainName(name)].join('/');
}

interface Example {
  readonly path: string;
  /** That of its task, if that is known. */
  readonly id: string | undefined;
}

/** Documents name the same few folders again and again. */
const MOST_POINTERS = 100;

function exampleOf(project: Project, doc: SprintDoc): Example | undefined {
  const ids = new Map(
    doc.tasks.flatMap(({ id, storyFile }) => (storyFile ? [[storyFile.range.start, id?.value]] : [])),
  );
  const reader = new TargetReader(doc);
  let looked = 0;
  for (const { source, text } of pointersOf(doc)) {
    if (++looked > MOST_POINTERS) return undefined;
    const [target] = reader.read({ source, text });
    const path = target?.places.find((_, at) => isStory(project, target.uris[at])) ?? target?.places[0];
    if (!target || !path?.endsWith('.md') || target.leaves) continue;
    if (source === 'story-file') return { path, id: ids.get(text.range.start) };
    const story = target.uris.map(uri => project.documentsByUri.get(decoded(uri))).find(each => each?.kind === 'story');
    if (story) return { path: story.path, id: idOf(story) };
  }
  return undefined;
}

const isStory = ({ documentsByUri }: Project, uri = ''): boolean => documentsByUri.get(decoded(uri))?.kind === 'story';
const idOf = ({ tasks }: Facts): string | undefined => tasks.find(({ id }) => id)?.id?.value;

/** The example's name with the other's id, and with the words of the other's title where it holds words. */
function nameLike({ path, id: known }: Example, { id, title }: StoryName): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const pattern = (known ?? '').replace(/[^\p{L}\p{N}.-]/gu, '').replace(/[.-]/g, '[-._]');
  const match = pattern && id ? new RegExp(pattern, 'i').exec(name) : null;
  if (!match || !id) return undefined;
  const [before, after] = [name.slice(0, match.index), name.slice(match.index + match[0].length)];
  const mark = /(?<=\d)[-._](?=\d)/.exec(match[0])?.[0];
  const written = mark ? id.replace(/(?<=\d)[.-](?=\d)/g, mark) : id;
  const cased = match[0] === match[0].toLowerCase() ? written.toLowerCase() : written;
  const [, separator = '', words, end = '.md'] = /^([-_. ]*)(.*?)((?:\.[a-z]+)?\.md)$/i.exec(after) ?? [];
  return before + cased + (words ? separator + slugOf(title, separator.at(-1) ?? '-') : '') + end;
}

const plainName = ({ id, title }: StoryName): string =>
  `${[id, slugOf(title, '-')].filter(Boolean).join('-') || 'story'}.md`;

const LONGEST_SLUG = 48;

/** "Import the data!" -> "import-the-data" */
function slugOf(title: string, mark: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let slug = '';
  for (const word of words) {
    const longer = slug ? slug + mark + word : word;
    if (longer.length > LONGEST_SLUG) break;
    slug = longer;
  }
  return slug || (words[0] ?? '').slice(0, LONGEST_SLUG);
}
