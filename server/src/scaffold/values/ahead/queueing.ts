import { idKey } from '../../../model/ids/ids';
import { open, plain, table } from '../../markdown/build';
import type { About } from '../../scaffold';
import { blocks } from '../../value';
import { phrasesOf } from '../phrases';
import type { Variables } from '../variable';
import { headerOf, needsOf, ownerOf, type Row, rowLike, stateOf } from './queueCells';
import { firstIdOf } from './queueIds';
import { queueModel } from './queueModel';
import { type QueuedStory, queuedStories } from './queueStories';
import { token } from './tokens';

/** What a queue lists. */
export const QUEUEING: Variables = {
  story_rows: {
    summary:
      'The table of a queue: a story for each task that is not done, with its id, state and dependencies, in the columns of the team’s newest queue.',
    isBlock: true,
    value: about => {
      const model = queueModel(about)?.open;
      return blocks(table(model ? headerOf(model) : HEADER, ...openRows(about)));
    },
  },
  completed_rows: {
    summary: 'The table of a queue’s completed stories, in the columns of the team’s newest queue.',
    isBlock: true,
    value: about => {
      const model = queueModel(about)?.completed;
      const done = queuedStories(about).filter(({ isDone }) => isDone);
      const rows = done.map(story =>
        model
          ? rowLike(about, model, { story, state: token('[DONE]') })
          : [story.id, phrasesOf(story.title), ownerOf(story)],
      );
      return blocks(table(model ? headerOf(model) : ['Story', 'Title', 'Owner'], ...rows));
    },
  },
};

const HEADER = ['Status', 'Story', 'Title', 'Owner', 'Depends On'];

function openRows(about: About): readonly Row[] {
  const stories = queuedStories(about).filter(({ isDone }) => !isDone);
  const unfinished = new Set(stories.map(({ id }) => idKey(id)));
  const model = queueModel(about)?.open;
  if (!stories.length && !queuedStories(about).length) return [firstRow(about)];
  return stories.map(story => {
    const state = stateOf(about, story, { table: model, unfinished });
    return model ? rowLike(about, model, { story, state }) : rowOf(story, state);
  });
}

const rowOf = (story: QueuedStory, state: ReturnType<typeof stateOf>): Row => [
  state,
  story.id,
  phrasesOf(story.title),
  ownerOf(story),
  needsOf(story),
];

/** For a sprint of which nobody has told any work. */
function firstRow(about: About): Row {
  const model = queueModel(about)?.open;
  const id = firstIdOf(about);
  const state = stateOf(about, FIRST, { table: model, unfinished: new Set() });
  if (model && id) return rowLike(about, model, { story: { ...FIRST, id }, state });
  return [state, id ?? [open('Id')], [open('First story')], plain('—'), [open('Ids, or None')]];
}

const FIRST: QueuedStory = { id: '', title: '', state: 'open', isDone: false };
