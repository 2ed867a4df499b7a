import type { PhrasingContent } from 'mdast';
import { idKey, leadingId } from '../../../model/ids/ids';
import { nameOf } from '../../../model/ids/taskNames';
import { folderOf, relativePath } from '../../../model/links/paths';
import type { Table } from '../../../model/sprint';
import { readStatus } from '../../../model/statuses/status';
import { code, open, type Phrase, plain } from '../../markdown/build';
import { likesOf } from '../../place/likes';
import { storyColumns } from '../../place/storyCells';
import type { About } from '../../scaffold';
import { phrasesOf, wordsOf } from '../phrases';
import { linkToPath } from '../places';
import { isOpenElsewhere, type QueuedStory } from './queueStories';
import { isOwnId } from './storyIds';
import { token } from './tokens';

export type Row = readonly (Phrase | readonly Phrase[])[];

/** The names of a table's columns, as words. */
export const headerOf = ({ header }: Table): readonly string[] => header.cells.map(({ value }) => wordsOf(value));

/** A story as a row below the columns of the team's own table, where `state` is what its first cells say. */
export function rowLike(about: About, table: Table, { story, state }: RowOf): Row {
  const columns = storyColumns(table);
  const names = headerOf(table).map(each => each.trim().toLowerCase());
  return names.map((name, at) => {
    if (at === columns.status) return state;
    if (at === columns.id) return token(markedLike(table, at, story.id));
    if (at === columns.title) return story.title ? phrasesOf(story.title) : [open('First story')];
    if (at === columns.dependsOn) return needsOf(story);
    if (at === columns.owner || BY.test(name))
      return story.owner ? phrasesOf(story.owner) : plain(noneIn(table, at, '—'));
    if (at === columns.priority) return told(story.priority, name);
    if (at === columns.effort) return told(story.effort, name);
    if (at === columns.storyFile)
      return fileOf(
        about,
        story.id,
        table.rows.map(({ cells }) => cells[at]?.value ?? ''),
      );
    if (name === 'sprint') return plain(about.number);
    return plain(noneIn(table, at, ''));
  });
}

interface RowOf {
  readonly story: QueuedStory;
  readonly state: readonly PhrasingContent[] | PhrasingContent;
}

const BY = /^(?:by|done by|completed by|claimed by)$/;

const told = (value: string | undefined, hint: string): readonly PhrasingContent[] =>
  value
    ? phrasesOf(value)
    : [
        open(
          hint
            .match(/[\p{L}\p{N}]+/gu)
            ?.slice(0, 3)
            .join(' ') ?? 'value',
        ),
      ];

export const needsOf = ({ needs }: Pick<QueuedStory, 'needs'>): readonly PhrasingContent[] => {
  if (!needs) return [open('Ids, or None')];
  return needs.length ? phrasesOf(needs.join(', ')) : [plain('None')];
};

export const ownerOf = ({ owner }: Pick<QueuedStory, 'owner'>): readonly PhrasingContent[] =>
  owner ? phrasesOf(owner) : [plain('—')];

/** The story's own file, where there is one, as other rows lead to theirs. */
function fileOf(about: About, id: string, written: readonly string[]): PhrasingContent {
  const own = likesOf({ ...about, document: 'story' }).find(({ doc }) =>
    doc?.tasks.some(task => isOwnId(task) && idKey(nameOf(task.id?.value ?? '')) === idKey(id)),
  );
  if (!own) return plain(written.findLast(each => NONE.test(each)) ?? 'None');
  const isCode = written.some(each => each.startsWith('`'));
  return isCode ? code(relativePath(folderOf(about.path), own.path)) : linkToPath(about, own.path);
}

const NONE = /^(?:none|n\/a|[-–—])$/i;

/** How other rows say that there is nothing. */
const noneIn = ({ rows }: Table, at: number, usual: string): string =>
  rows.map(({ cells }) => cells[at]?.value ?? '').findLast(value => NONE.test(value)) ?? usual;

/** An id with what stands around those of other rows: “**FN-31**”, “[DONE] **FN-31**”. */
function markedLike({ rows }: Table, at: number, id: string): string {
  const cell = rows.at(-1)?.cells[at];
  const own = cell && leadingId(cell);
  if (!cell || !own) return id;
  const before = cell.value.slice(0, own.range.start - cell.range.start);
  const after = cell.value.slice(own.range.end - cell.range.start);
  if (before.length > LONGEST_MARKS) return id;
  const marks = /[*_`]*$/.exec(before)?.[0] ?? '';
  const isPaired = after === [...marks].reverse().join('');
  return isPaired && /^(?:\[DONE\] |✅ )?[*_`]{0,3}$/.test(before) ? before + id + after : id;
}

/** “[DONE] **” */
const LONGEST_MARKS = 12;

/** As the claiming rules of the built-in queue write it, or in the words of the team's table. */
export function stateOf(
  about: About,
  story: QueuedStory,
  { table, unfinished }: Among,
): PhrasingContent | PhrasingContent[] {
  const { state, owner, needs = [] } = story;
  const waits = needs.some(need => unfinished.has(idKey(need)) || isOpenElsewhere(about, need));
  const isTaken = state === 'claimed' || state === 'in-progress' || state === 'in-review';
  const found = waits && !isTaken ? 'blocked' : isTaken || state === 'blocked' ? state : 'open';
  const words = table && wordFor(table, found);
  if (words) return phrasesOf(words);
  const by = owner ? `: ${owner.replace(/[[\]|`*_\\<>&]/g, '').slice(0, LONGEST_OWNER)}` : '';
  if (isTaken && by) return token(`[${state === 'claimed' ? 'CLAIMING' : 'IN PROGRESS'}${by}]`);
  return token(found === 'blocked' ? '[BLOCKED]' : '[ ]');
}

interface Among {
  /** The team's own, if there is one. */
  readonly table: Table | undefined;
  /** Keys of the ids of the queue's stories that are not done. */
  readonly unfinished: ReadonlySet<string>;
}

const LONGEST_OWNER = 30;
const LONGEST_STATE = 30;

/** Undefined where the table writes states as “[ ]” and “[BLOCKED]”. */
function wordFor(table: Table, state: string): string | undefined {
  const at = storyColumns(table).status;
  const written = at === undefined ? [] : table.rows.map(({ cells }) => cells[at]?.value ?? '');
  if (!written.some(Boolean) || written.some(each => /^[*`]*\[/.test(each))) return undefined;
  const own = written.findLast(
    each => each.length <= LONGEST_STATE && readStatus(each) === state && !/[:@([]/.test(each),
  );
  return own ?? WORDS[state];
}

const WORDS: Readonly<Record<string, string>> = {
  ...{ open: 'Open', blocked: 'Blocked', claimed: 'Claimed' },
  ...{ 'in-progress': 'In progress', 'in-review': 'In review' },
};
