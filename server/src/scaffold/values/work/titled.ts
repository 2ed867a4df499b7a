import { isSameByWords, workWords } from '../../../model/sprints/sameWork';
import { oncePer } from '../../../oncePer';
import type { Told } from './told';

/** What titles are compared by. */
export interface Title {
  readonly title: string;
  readonly words: ReadonlySet<string>;
  readonly isLong: boolean;
}

/** Each is compared with hundreds of others. */
export const titleOf = oncePer(
  ({ title }: Told): Title => ({
    title: title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
    words: workWords(title),
    isLong: (title.slice(0, 200).match(/[\p{L}\d]{3,}/gu)?.length ?? 0) > 1,
  }),
);

/** One word in common says little. */
export const isAlike = (a: Title, b: Title): boolean => a.isLong && b.isLong && isSameByWords(a.words, b.words);

/** Whether a box is about all that a task's title names, rather than a part of it: “Merge text” is not “Merge text and photos”. */
export const covers = (box: Title, task: Title): boolean =>
  box.title === task.title || (task.words.size > 0 && [...task.words].every(word => box.words.has(word)));
