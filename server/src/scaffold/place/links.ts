import { applyEdits } from '../../model/frontMatter/frontMatterEdits';
import { mandatedPlaces } from '../../model/links/mandatedPlaces';
import { readPathMentions } from '../../model/links/pathMentions';
import { decoded, encodedPath, folderOf, relativePath, resolvePath } from '../../model/links/paths';
import { readDocument } from '../../model/parse';
import type { Edit, Facts, SprintDoc } from '../../model/sprint';
import type { Range, Ranged } from '../../range';
import type { About, LinkEdits } from '../scaffold';
import { withCounts } from './keptCounts';
import { lineEdits } from './linkLines';
import { isOwnWork } from './sorts';
import { storyRow } from './storyRow';

/** What makes the sprint's plan, else its queue or tracker, lead to the new document; a story gets its row in the queue. */
export function linksTo(about: About): readonly LinkEdits[] {
  if (about.document === 'story') return storyRow(about);
  // A plan, and what maps several sprints out, is not led to by the sprint's other documents.
  if (!about.path || about.document === 'plan' || about.document === 'roadmap') return [];
  const doc = leadingDoc(about);
  if (!doc || isGenerated(doc) || isLinked(doc, about.path)) return [];
  const edits = [...mentionEdits(doc, about.path), ...lineEdits(doc, about)].find(each => leads(doc, each, about.path));
  return edits ? [withCounts({ doc, edits })] : [];
}

function leadingDoc({ plan, sprint, path, sources: { world } }: About): SprintDoc | undefined {
  const [first] = [...(plan ? [plan] : []), ...(sprint?.queues ?? []), ...(sprint?.trackers ?? [])].filter(
    (doc: Facts) => isOwnWork(doc) && doc.path.toLowerCase() !== path.toLowerCase(),
  );
  return first && world.read(first.uri);
}

/** Nobody edits by hand what a program writes. */
const isGenerated = ({ text }: SprintDoc): boolean =>
  /@generated|\b(?:auto-?generated|generated (?:by|from)|do not edit|nicht bearbeiten)\b/i.test(text.slice(0, 1000));

const isLinked = (doc: SprintDoc, path: string): boolean =>
  doc.links.some(({ target }) => {
    const bare = decoded(target.value.replace(/#.*$/s, ''));
    const places = bare.startsWith('/') ? [resolvePath([], bare)] : [resolvePath(folderOf(doc.path), bare)];
    return places.some(place => place?.toLowerCase() === path.toLowerCase());
  });

/** Whether the document, read anew, has the link and nothing else has become of its parts. */
function leads(doc: SprintDoc, edits: readonly Edit[], path: string): boolean {
  const next = readDocument(doc.uri, doc.path, applyEdits(doc.text, edits), doc);
  const isSame = next.headings.length === doc.headings.length && next.tasks.length === doc.tasks.length;
  return isSame && next.kind === doc.kind && next.links.length === doc.links.length + 1 && isLinked(next, path);
}

/** Where the text names the file, that name becomes the link: what the plan asks for first. */
function mentionEdits(doc: SprintDoc, path: string): Edit[][] {
  const mandated = Object.values(doc.plan?.mandated ?? {}) as readonly Ranged<string>[];
  const mentions = [...mandated, ...readPathMentions(doc)].filter(({ value }) => isMeant(doc, value, path));
  return mentions.slice(0, MOST_TRIED).flatMap(({ range }) => {
    const whole = withTicks(doc.text, range);
    return isFree(doc, whole) ? [wrapped(doc, whole, path)] : [];
  });
}

const MOST_TRIED = 8;

function isMeant(doc: SprintDoc, value: string, path: string): boolean {
  const wanted = path.toLowerCase();
  const name = wanted.slice(wanted.lastIndexOf('/') + 1);
  const written = value.replaceAll('\\', '/').toLowerCase();
  if (!written.includes('/')) return written === name;
  return mandatedPlaces(doc, value).some(place => place.toLowerCase() === wanted);
}

/** A code span is linked as a whole. */
function withTicks(text: string, { start, end }: Range): Range {
  let [from, to] = [start, end];
  while (from > 0 && text[from - 1] === '`' && text[to] === '`') {
    from--;
    to++;
  }
  return { start: from, end: to };
}

/** Not in a heading, an attribute, a link, and not half of a code span. */
function isFree({ text, headings, lines }: SprintDoc, { start, end }: Range): boolean {
  const line = lines.lineRange(lines.positionAt(start).line);
  const [before, after] = [text.slice(line.start, start), text.slice(end, line.end)];
  if (headings.some(({ range }) => range.start <= start && end <= range.end)) return false;
  if (/["'=<([/]$/.test(before) && !/(?:^|\s)[("']$/.test(before)) return false;
  return !/^[\]/>`]/.test(after) && !before.endsWith('`') && (before.match(/`/g)?.length ?? 0) % 2 === 0;
}

const wrapped = (doc: SprintDoc, { start, end }: Range, path: string): Edit[] => [
  { range: { start, end: start }, text: '[' },
  { range: { start: end, end }, text: `](${hrefOf(doc, path)})` },
];

/** As links are written here: relative to the document, percent-encoded where Markdown asks for it. */
const hrefOf = (doc: Pick<Facts, 'path'>, path: string): string => encodedPath(relativePath(folderOf(doc.path), path));
