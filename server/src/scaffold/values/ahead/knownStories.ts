import { isId } from '../../../model/ids/ids';
import { nameOf } from '../../../model/ids/taskNames';
import { workWords } from '../../../model/sprints/sameWork';
import { sprintKey } from '../../../model/sprints/sprintRef';
import { oncePer } from '../../../oncePer';
import { gistOf } from '../../place/gist';
import { likesOf } from '../../place/likes';
import type { About } from '../../scaffold';
import { type Planned, tasksIn } from './planned';

/** A story that a queue of the team has already. */
export interface KnownStory extends Planned {
  readonly id: string;
  readonly words: readonly string[];
}

/** The one story that a task of a plan is, so that it gets no second id; undefined where none is, or where several may be. */
export function knownStory(about: About, { title }: Pick<Planned, 'title'>): KnownStory | undefined {
  const words = [...workWords(title)];
  const stories = storiesOf(about);
  const same = stories.filter(story => plainOf(story.title) === plainOf(title));
  const alike = same.length ? same : stories.filter(story => areSame(words, story.words));
  return new Set(alike.map(({ id }) => id)).size === 1 ? alike[0] : undefined;
}

/** What another sprint has finished is done; what it left open may well be carried over. */
const storiesOf = oncePer((about: About): readonly KnownStory[] =>
  likesOf({ ...about, document: 'queue' })
    .slice(0, MOST)
    .flatMap(({ doc }) => {
      const number = doc && gistOf(doc).number;
      const isOther = number && sprintKey(number) !== sprintKey(about.number);
      return (doc ? tasksIn(doc) : []).flatMap(task => {
        const id = nameOf(task.id ?? '');
        const isOver = task.status === 'done' || task.status === 'cancelled';
        return isId(id) && !(isOther && isOver) ? [{ ...task, id, words: [...workWords(task.title)] }] : [];
      });
    }),
);

/** Newest first. */
const MOST = 6;

const plainOf = (title: string): string => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** All words of both: “Scale photos for print”, “Photos scaled for print”. Of three words or more, one may tell more than the other. */
function areSame(a: readonly string[], b: readonly string[]): boolean {
  const [less, more] = a.length <= b.length ? [a, b] : [b, a];
  if (less.length < 2 || (less.length < 3 && less.length !== more.length)) return false;
  const has = (all: readonly string[], word: string) => all.some(each => isSameWord(each, word));
  return less.every(word => has(more, word)) && more.filter(word => !has(less, word)).length < 2;
}

/** “scale”, “scaled” */
function isSameWord(a: string, b: string): boolean {
  const [less, more] = a.length <= b.length ? [a, b] : [b, a];
  return less === more || (less.length > 3 && more.length - less.length < 3 && more.startsWith(less));
}
