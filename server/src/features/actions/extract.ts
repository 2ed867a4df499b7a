import { repairText } from '../../model/damage/mojibake';
import { encodedPath, folderOf, relativePath } from '../../model/links/paths';
import type { Edit, ListItem, SprintDoc, Status, Task } from '../../model/sprint';
import type { Project } from '../../project';
import type { ActionProvider } from '../actionProvider';
import { itemsAt } from '../places';
import { storyPath } from './storyPath';
import { editWithFile, isFree } from './withFile';

/** Puts what an item of a list says of its task into a story file of its own, and a link to it in its place. */
export const extractActions: ActionProvider = {
  kinds: ['refactor.extract'],
  actions(doc, { project }, { range, makesFiles = true }) {
    if (!makesFiles) return [];
    const found = doc.kind && doc.kind !== 'story' ? taskItemAt(doc, range.start) : undefined;
    if (!found || /\]\([^)\s]{1,300}\.md[)#]/.test(doc.text.slice(found.item.range.start, found.item.range.end)))
      return [];
    const extracted = extract(project, doc, found);
    if (!isFree(doc, extracted.path, project)) return [];
    const title = `Extract ${found.task.id ? repairText(found.task.id.value) : 'this task'} into a story file`;
    return [{ title, kind: 'refactor.extract', edit: editWithFile(doc, extracted.edits, extracted) }];
  },
};

interface TaskItem {
  readonly task: Task;
  readonly item: ListItem;
}

function taskItemAt(doc: SprintDoc, offset: number): TaskItem | undefined {
  const item = itemsAt(doc, offset).at(-1);
  const task = item && doc.tasks.find(({ range }) => range.start === item.range.start);
  return item && task && (task.source === 'checkbox' || task.source === 'bullet') ? { item, task } : undefined;
}

function extract(project: Project, doc: SprintDoc, { task, item }: TaskItem) {
  const title = titleOf(task);
  const path = storyPath(project, doc, { id: task.id?.value.replace(/[*_`]/g, ''), title });
  const moved = movedItems(item);
  return {
    path,
    text: storyText(doc, task, moved.criteria),
    edits: linkEdits(doc, item, { path, moved: moved.items }),
  };
}

/** Without its id and what is noted behind it: "T012 **Import** the data (needs T001) @anna" -> "Import the data" */
function titleOf({ id, title, dependsOn, owner, effort, priority }: Task): string {
  const from = id && id.range.end > title.range.start ? id.range.end - title.range.start : 0;
  const notes = [...dependsOn, owner, effort, priority].flatMap(each =>
    each ? each.range.start - title.range.start : [],
  );
  const end = Math.min(title.value.length, ...notes.filter(at => at > from));
  const written = title.value.slice(from, end);
  const text = (end < title.value.length ? written.replace(NOTE_BEGINS, '') : written).replace(/[*_`~]+/g, '');
  return repairText((from ? text.replace(/^[\s:.)\]–—-]+/, '') : text).trim()) || title.value;
}

const NOTE_BEGINS =
  /[\s([–—-]*(?:needs|depends(?: on)?|deps?|requires|blocked by|after|est(?:imated?)?)?[\s:.([–—-]*$/i;

/** Bullets without a box: those below “Acceptance”, or all, where none of them is labelled. */
function movedItems({ lists }: ListItem): {
  readonly items: readonly ListItem[];
  readonly criteria: readonly string[];
} {
  const inner = lists.flatMap(({ items }) => items);
  const labelled = inner.filter(({ text, lists: below }) => CRITERIA.test(text.value) && below.length);
  const plain = inner.some(({ checkbox, text }) => checkbox || LABEL.test(text.value)) ? [] : inner;
  const items = labelled.length ? labelled : plain;
  const sources = labelled.length ? labelled.flatMap(({ lists: below }) => below.flatMap(each => each.items)) : plain;
  // What holds boxes or lists of its own is more than a criterion.
  if (sources.some(({ checkbox, lists: below }) => checkbox || below.length)) return { items: [], criteria: [] };
  return { items, criteria: sources.map(({ text }) => text.value) };
}

const CRITERIA = /^[*_]{0,3}(?:acceptance|criteria|definition of done)\b[^:]{0,20}:?[*_]{0,3}:?[*_]{0,3}$/i;
const LABEL = /^[*_]{0,3}\p{L}[\p{L} ]{1,30}[*_]{0,3}:/u;

const STATUS_WORDS: Readonly<Record<Status, string>> = {
  ...{ open: 'ready-for-dev', claimed: 'claimed', 'in-progress': 'in-progress', 'in-review': 'in-review' },
  ...{ blocked: 'blocked', deferred: 'deferred', cancelled: 'cancelled', done: 'done' },
};

/** As BMAD writes stories. */
function storyText({ eol }: SprintDoc, task: Task, criteria: readonly string[]): string {
  const title = titleOf(task);
  return [
    `# ${task.id ? `Story ${task.id.value.replace(/[*_`]/g, '')}: ` : 'Story: '}${title}`,
    ...['', `Status: ${STATUS_WORDS[task.status?.value ?? 'open']}`],
    ...['', '## Story', '', `${title}${/[\p{L}\p{N}]$/u.test(title) ? '.' : ''}`],
    ...['', '## Acceptance Criteria', ''],
    ...criteria.map((text, at) => `${at + 1}. ${repairText(text)}`),
    ...(criteria.length ? [''] : []),
  ].join(eol);
}

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
