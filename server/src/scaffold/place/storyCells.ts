import { isId, leadingId } from '../../model/ids/ids';
import { pathsIn, TargetReader } from '../../model/links/linkTargets';
import { encodedPath, folderOf, relativePath } from '../../model/links/paths';
import type { SprintDoc, Table, TableRow } from '../../model/sprint';
import { readStatus } from '../../model/statuses/status';
import { type Columns, readColumns } from '../../model/tasks/rows';
import { link, open, plain } from '../markdown/build';
import { inOneLine } from '../markdown/clean';
import { writtenInline } from '../markdown/write';
import type { About } from '../scaffold';
import { toPlain } from '../snippet';
import { needsOf, waits } from '../values/ahead/needs';

/** A story that is about to be written. */
export interface NewStory {
  readonly about: About;
  readonly id: string;
}

/** Which column of a queue's table holds what; a table without rows shows it by its names alone. */
export function storyColumns(table: Table): Columns {
  const columns = readColumns(table);
  if (columns.id !== undefined) return columns;
  const named = table.header.cells.findIndex(({ value }, at) => at !== columns.title && STORY.test(value.trim()));
  if (named >= 0) return { ...columns, id: named };
  const other = table.header.cells.findIndex(({ value }) => /^(?:title|description|name)$/i.test(value.trim()));
  return columns.title !== undefined && other > columns.title
    ? { ...columns, id: columns.title, title: other }
    : columns;
}

const STORY = /^(?:story|task|ticket|issue|item|id)$/i;

export function canHoldStories(table: Table): boolean {
  const { status, id } = storyColumns(table);
  return status !== undefined && id !== undefined;
}

/** What each cell of the new row says, written as the table's other rows have it. */
export function rowTexts(doc: SprintDoc, table: Table, story: NewStory): readonly string[] {
  const columns = storyColumns(table);
  return table.header.cells.map((_, at) => {
    if (at === columns.status) return statusText(doc, table, story);
    if (at === columns.id) return idText(table, columns, { doc, story });
    if (at === columns.title) return titleText(doc, table, story.about);
    if (at === columns.dependsOn) return needsOf(story.about).join(', ') || noneIn(table, at, 'None');
    if (at === columns.storyFile) return fileText(doc, table, { at, id: story.id, path: story.about.path });
    return noneIn(table, at, '');
  });
}

/** As the table writes what is open, or what is blocked where a dependency is not done. */
function statusText({ text }: SprintDoc, table: Table, { about }: NewStory): string {
  const at = storyColumns(table).status ?? -1;
  const written = table.rows.map(({ cells }) => cells[at]?.value ?? '').reverse();
  if (waits(about) && BLOCKED.test(text)) return written.find(each => IS_BLOCKED.test(each)) ?? '[BLOCKED]';
  const known = written.find(each => each.length < LONGEST_STATUS && readStatus(each) === 'open');
  return known ?? (!written.length || written.some(each => /^[*`]*\[/.test(each)) ? '[ ]' : 'Open');
}

const BLOCKED = /\[BLOCKED\b/i;
/** Without a reason, which is that row's own. */
const IS_BLOCKED = /^[*`]{0,3}\[BLOCKED\][*`]{0,3}$/i;
const LONGEST_STATUS = 30;

interface Place {
  readonly doc: SprintDoc;
  readonly story: NewStory;
}

/** Between the marks that ids have here, and a link where they are links. */
function idText({ rows }: Table, { id: at = -1 }: Columns, { doc, story: { about, id } }: Place): string {
  const model = rows.findLast(({ cells }) => cells[at] && leadingId(cells[at])) ?? rows.at(-1);
  if (LINKED.test(model?.cells[at]?.value ?? '')) return `[${id}](${linkTo(doc, about.path)})`;
  const [before, after] = marksAround(model, at);
  return before + id + after;
}

const LINKED = /^[*_]{0,3}\[[^\]]{1,60}\]\(/;

const linkTo = ({ path }: SprintDoc, target: string): string =>
  encodedPath(relativePath(folderOf(path), target)).replace(/[|[\]]/g, encodeURIComponent);

/** A link where no other cell leads to the story; an id in a link would be none to whoever reads the table. */
function titleText(doc: SprintDoc, table: Table, { title, path }: About): string {
  const { id, storyFile } = storyColumns(table);
  const isLinked = storyFile !== undefined || LINKED.test(table.rows.at(-1)?.cells[id ?? -1]?.value ?? '');
  const words = title ? plain(inOneLine(title)) : open('What the story is about');
  const content = isLinked || !title ? words : link(encodedPath(relativePath(folderOf(doc.path), path)), words);
  const within = ['table', 'tableRow', 'tableCell', 'phrasing'] as const;
  return toPlain(writtenInline([content], { before: ' ', after: ' ', within }));
}

/** How other rows of the table say that there is nothing. */
function noneIn({ rows }: Table, at: number, usual: string): string {
  return rows.map(({ cells }) => cells[at]?.value ?? '').findLast(value => NONE.test(value)) ?? usual;
}

const NONE = /^(?:none|n\/a|[-–—])$/i;

interface FileCell {
  readonly at: number;
  readonly id: string;
  readonly path: string;
}

/** As the other rows lead to their files: a link or a path, in code or not, from the workspace folder or from the queue's. */
function fileText(doc: SprintDoc, { rows }: Table, { at, id, path }: FileCell): string {
  const model = rows.map(({ cells }) => cells[at]).findLast(cell => cell && /\.\w{1,8}[`)\s]*$/.test(cell.value));
  const near = relativePath(folderOf(doc.path), path);
  if (!model) return `[${nameOf(near)}](${linkTo(doc, path)})`;
  const label = /^\[([^\]]{0,100})\]\(/.exec(model.value)?.[1];
  if (label !== undefined) return `[${labelLike(label, id) ?? nameOf(near)}](${linkTo(doc, path)})`;
  const [written] = pathsIn(model);
  const [target] = new TargetReader(doc).read({ source: 'story-file', text: model });
  const isFromTop = target !== undefined && written?.value === target.places[0];
  const quote = model.value.startsWith('`') ? '`' : '';
  return `${quote}${isFromTop && isNamedFromTop(doc, written?.value ?? '') ? path : near}${quote}`;
}

/** "stories/4-1.md" in "docs/queue.md" counts from the queue's folder; "docs/stories/4-1.md" from the top. */
const isNamedFromTop = ({ path }: SprintDoc, written: string): boolean => {
  const [top] = folderOf(path);
  return top === undefined || written.startsWith(`${top}/`);
};

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/[[\]|]/g, '');

/** "**3-1**" -> the marks around an id. */
function marksAround(row: TableRow | undefined, column: number): readonly [string, string] {
  const cell = row?.cells[column];
  const id = cell && leadingId(cell);
  if (!cell || !id) return ['', ''];
  const open = cell.value.slice(0, id.range.start - cell.range.start);
  const close = cell.value.slice(id.range.end - cell.range.start);
  return /^[*_`]+$/.test(open) && close === [...open].reverse().join('') ? [open, close] : ['', ''];
}

/** “Story” stays, an id becomes the new one; undefined for a path. */
const labelLike = (label: string, id: string): string | undefined =>
  isId(label) ? id : label && !/[./]/.test(label) ? label : undefined;
