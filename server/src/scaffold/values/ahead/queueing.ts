import type { PhrasingContent } from 'mdast';
import { idKey, isId } from '../../../model/ids/ids';
import { open, type Phrase, plain, table } from '../../markdown/build';
import type { About } from '../../scaffold';
import { blocks } from '../../value';
import { groundOf } from '../ground';
import { phrasesOf } from '../phrases';
import type { Variables } from '../variable';
import { isOver, standingOf, type WorkTask } from '../work/joined';
import { idOf, titleOf } from './carryOver';
import { tellableNeeds } from './needs';
import { type Planned, workOf } from './planned';
import { free } from './storyIds';
import { token } from './tokens';

/** What a queue lists. */
export const QUEUEING: Variables = {
  story_rows: {
    summary:
      'The table of a queue: a story for each task that is not done, with its id, status, owner and dependencies.',
    isBlock: true,
    value: about => blocks(table(HEADER, ...openRows(about))),
  },
  completed_rows: {
    summary: 'The table of a queue’s completed stories.',
    isBlock: true,
    value: about => {
      const done = storiesOf(about).filter(({ isDone }) => isDone);
      return blocks(
        table(['Story', 'Title', 'Owner'], ...done.map(each => [each.id, phrasesOf(each.title), ownerOf(each)])),
      );
    },
  },
};

const HEADER = ['Status', 'Story', 'Title', 'Owner', 'Depends On'];

interface Story extends Pick<Planned, 'title' | 'owner' | 'needs'> {
  readonly id: string;
  readonly isDone: boolean;
  readonly state: ReturnType<typeof standingOf>;
}

type Row = readonly (Phrase | readonly Phrase[])[];

function openRows(about: About): readonly Row[] {
  const stories = storiesOf(about);
  if (!stories.length)
    return [[token('[ ]'), firstIdOf(about) ?? [open('Id')], [open('First story')], '—', [open('Ids, or None')]]];
  const unfinished = new Set(stories.flatMap(({ id, isDone }) => (isDone ? [] : [idKey(id)])));
  return stories
    .filter(({ isDone }) => !isDone)
    .map(story => [
      statusOf(about, story, unfinished),
      story.id,
      phrasesOf(story.title),
      ownerOf(story),
      needsOf(story),
    ]);
}

const ownerOf = ({ owner }: Pick<Story, 'owner'>): PhrasingContent[] => (owner ? phrasesOf(owner) : [plain('—')]);

const needsOf = ({ needs }: Pick<Story, 'needs'>): PhrasingContent[] => {
  if (!needs) return [open('Ids, or None')];
  return needs.length ? phrasesOf(needs.join(', ')) : [plain('None')];
};

/** As the claiming rules of the built-in queue write it. */
function statusOf(about: About, { state, owner, needs = [] }: Story, unfinished: ReadonlySet<string>): PhrasingContent {
  const by = owner ? `: ${owner.replace(/[[\]|`*_\\<>&]/g, '').slice(0, LONGEST_OWNER)}` : '';
  if (state === 'claimed' && by) return token(`[CLAIMING${by}]`);
  if ((state === 'in-progress' || state === 'in-review') && by) return token(`[IN PROGRESS${by}]`);
  const waits = needs.some(need => unfinished.has(idKey(need)) || isOpenElsewhere(about, need));
  return token(waits || state === 'blocked' ? '[BLOCKED]' : '[ ]');
}

const LONGEST_OWNER = 30;

const isOpenElsewhere = ({ sources: { project } }: About, id: string): boolean =>
  isId(id) && (project.tasksById.get(idKey(id)) ?? []).some(({ task }) => task.status && task.status.value !== 'done');

/** The sprint's tasks, each with an id: its own, that of another document of the sprint, or the next free one. */
function storiesOf(about: About): readonly Story[] {
  const known = groundOf(about).tasks;
  let next = firstIdOf(about);
  return (workOf(about)?.tasks ?? []).flatMap(task => {
    const joined = known.find(each => (task.id && each.id === task.id) || titleOf(each) === task.title);
    const own = [task.id, joined && idOf(joined)].find(id => id !== undefined && isId(id));
    const id = own ?? next;
    if (!own && next) next = after(next, about);
    if (!id) return [];
    const { needs: _, ...rest } = task;
    const needs = tellableNeeds(about, task);
    return storyOf({ ...rest, id, ...(needs && { needs }) }, joined);
  });
}

const after = (id: string, { sources: { project } }: About): string | undefined =>
  free(
    id.replace(/\d+$/, last => String(Number(last) + 1)),
    project,
  );

function storyOf(
  { id, title, owner, needs, status }: Planned & { readonly id: string },
  joined: WorkTask | undefined,
): Story {
  const state = joined ? standingOf(joined) : (status ?? 'unknown');
  const isDone = joined ? isOver(joined) : status === 'done' || status === 'cancelled';
  return { id, title, state, isDone, ...(owner && { owner }), ...(needs && { needs }) };
}

/** “4-1”; where a number makes no such ids, “S2026-09-1” or “STORY-1”. */
function firstIdOf({ number, sources: { project } }: About): string | undefined {
  const form = [`${number}-1`, `S${number}-1`, 'STORY-1'].find(each => isId(each) && !/^\d{4}-/.test(each));
  return form && free(form, project);
}
