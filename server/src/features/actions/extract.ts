import { repairText } from '../../model/damage/mojibake';
import { decoded, encodedPath, folderOf, relativePath, resolvePath, uriOf } from '../../model/links/paths';
import type { Edit, ListItem, SprintDoc } from '../../model/sprint';
import type { Project } from '../../project';
import type { ActionProvider } from '../actionProvider';
import { storyPath } from './storyPath';
import { criterionText, storyText, titleOf } from './storyText';
import { type TaskItem, taskItemAt } from './taskItem';
import { editWithFile, isFree } from './withFile';

/** Puts what an item of a list says of its task into a story file of its own, and a link to it in its place. */
export const extractActions: ActionProvider = {
  kinds: ['refactor.extract'],
  actions(doc, { project }, { range, makesFiles = true }) {
    if (!makesFiles) return [];
    const found = doc.kind && doc.kind !== 'story' ? taskItemAt(doc, range.start) : undefined;
    if (!found || hasStory(project, doc, found)) return [];
    const extracted = extract(project, doc, found);
    if (!isFree(doc, extracted.path, project)) return [];
    const title = `Extract ${found.task.id ? repairText(found.task.id.value) : 'this task'} into a story file`;
    return [{ title, kind: 'refactor.extract', edit: editWithFile(doc, extracted.edits, extracted) }];
  },
};

/** A link to another document is no story yet. */
function hasStory({ documentsByUri }: Project, doc: SprintDoc, { item }: TaskItem): boolean {
  const written = doc.text.slice(item.range.start, item.range.end);
  return [...written.matchAll(/\]\(<?([^)\s>#]{1,300}\.md)[>)#]/g)].some(([, target = '']) => {
    const path = resolvePath(folderOf(doc.path), decoded(target));
    return STORY.test(target) || (path && documentsByUri.get(decoded(uriOf(doc, path)))?.kind === 'story');
  });
}

const STORY = /(?<!\p{L})stor(?:y|ies)(?!\p{L})/iu;

function extract(project: Project, doc: SprintDoc, { task, item }: TaskItem) {
  const title = titleOf(task);
  const path = storyPath(project, doc, { id: task.id?.value.replace(/[*_`]/g, ''), title });
  const moved = movedItems(item);
  const criteria = moved.criteria.map((each, at) => criterionText(doc, each, { path, indent: `${at + 1}. `.length }));
  return {
    path,
    text: storyText(doc, task, criteria),
    edits: linkEdits(doc, item, { path, moved: moved.items }),
  };
}

/** Bullets without a box: those below “Acceptance”, or all, where none of them is labelled. */
function movedItems({ lists }: ListItem): {
  readonly items: readonly ListItem[];
  readonly criteria: readonly ListItem[];
} {
  const inner = lists.flatMap(({ items }) => items);
  const labelled = inner.filter(({ text, lists: below }) => CRITERIA.test(text.value) && below.length);
  const plain = inner.some(({ checkbox, text }) => checkbox || LABEL.test(text.value)) ? [] : inner;
  const items = labelled.length ? labelled : plain;
  const sources = labelled.length ? labelled.flatMap(({ lists: below }) => below.flatMap(each => each.items)) : plain;
  // What holds boxes or lists of its own is more than a criterion.
  if (sources.some(({ checkbox, lists: below }) => checkbox || below.length)) return { items: [], criteria: [] };
  return { items, criteria: sources };
}

const CRITERIA = /^[*_]{0,3}(?:acceptance|criteria|definition of done)\b[^:]{0,20}:?[*_]{0,3}:?[*_]{0,3}$/i;
const LABEL = /^[*_]{0,3}\p{L}[\p{L} ]{1,30}[*_]{0,3}:/u;

interface Extracted {
  readonly path: string;
  readonly moved: readonly ListItem[];
}

/** The link as a bullet of its own: behind the title, it would come between what is noted there. */
function linkEdits(doc: SprintDoc, item: ListItem, { path, moved }: Extracted): readonly Edit[] {
  const link = relativePath(folderOf(doc.path), path);
  const line = `${doc.eol}${innerMarker(doc, item)}Story: [${link}](${encodedPath(link)})`;
  const at = item.lists[0] ? lineEndBefore(doc.text, item.lists[0].range.start) : endOf(doc.text, item);
  const edits: { range: { start: number; end: number }; text: string }[] = [
    { range: { start: at, end: at }, text: line },
  ];
  for (const { range } of moved) {
    const start = lineEndBefore(doc.text, range.start);
    const end = range.start + doc.text.slice(range.start, range.end).trimEnd().length;
    const last = edits.at(-1);
    if (last && last.range.end === start)
      edits[edits.length - 1] = { range: { start: last.range.start, end }, text: last.text };
    else edits.push({ range: { start, end }, text: '' });
  }
  return edits;
}

const endOf = (text: string, { range }: ListItem): number =>
  range.start + text.slice(range.start, range.end).trimEnd().length;

/** Where the line above the one at `offset` ends. */
function lineEndBefore(text: string, offset: number): number {
  const feed = text.lastIndexOf('\n', offset - 1);
  if (feed < 0 || feed >= offset) return offset;
  return text[feed - 1] === '\r' ? feed - 1 : feed;
}

/** What stands before the first item inside, or would: "  - " */
function innerMarker(doc: SprintDoc, item: ListItem): string {
  const before = ({ range }: ListItem) => {
    const { start } = doc.lines.lineRange(doc.lines.positionAt(range.start).line);
    const quote = start === 0 && doc.text.startsWith('\uFEFF') ? 1 : 0;
    return doc.text.slice(start + quote, range.start);
  };
  const first = item.lists.flatMap(({ items }) => items)[0];
  const mark = (each: ListItem) => /^[-*+]/.exec(doc.text.slice(each.range.start))?.[0] ?? '-';
  if (first && /^[\s>]*$/.test(before(first))) return `${before(first)}${mark(first)} `;
  const marker = /^(?:[-*+]|\d{1,9}[.)])([ \t]*)/.exec(doc.text.slice(item.range.start));
  const indent = marker?.[1]?.includes('\t') ? '\t' : ' '.repeat(marker?.[0].length ?? 2);
  return `${before(item).replace(/[^\s>]/g, ' ')}${indent}${mark(item)} `;
}
