import type { Task } from '../../model/sprint';
import type { TreeOptions } from '../../protocol';
import { NO_OWNER, ownerKeyOf } from './owner';

/** Which tasks the options leave; empty lists ask for nothing in particular. */
export interface Filter {
  /** Whether only some tasks are wanted; done ones that are hidden are another matter. */
  readonly isOn: boolean;
  wants(task: Task, asked: Asked): boolean;
  /** Whether it is hidden since nothing is left to do. */
  hides(task: Task): boolean;
}

/** What else a task is judged by. */
export interface Asked {
  /** Of its document. */
  readonly label: string;
  hasProblems(task: Task): boolean;
}

export function filterOf({ text = '', statuses, owners, withProblems, hideCompleted }: TreeOptions): Filter {
  const words = wordsOf(text);
  const wantedOwners = owners?.length ? new Set(owners.map(ownerKeyOf)) : undefined;
  const wantedStatuses = statuses?.length ? new Set(statuses) : undefined;
  return {
    isOn: Boolean(words.length || wantedStatuses || wantedOwners || withProblems),
    wants: (task, { label, hasProblems }) =>
      (!wantedStatuses || wantedStatuses.has(task.status?.value ?? '')) &&
      (!wantedOwners || wantedOwners.has(ownerKeyOf(task.owner?.value ?? NO_OWNER))) &&
      (!words.length || hasWords(words, [task.id?.value, task.title.value, task.owner?.value, label])) &&
      (!withProblems || hasProblems(task)),
    hides: ({ status }) => hideCompleted === true && (status?.value === 'done' || status?.value === 'cancelled'),
  };
}

/** Whether a document stays for its own sake: its label has the words, or it has problems, and no more is asked for. */
export function wantsDocument(options: TreeOptions, label: string, hasProblems: boolean): boolean {
  const words = wordsOf(options.text ?? '');
  if (options.statuses?.length || options.owners?.length || (!words.length && !options.withProblems)) return false;
  return hasWords(words, [label]) && (!options.withProblems || hasProblems);
}

const wordsOf = (text: string): string[] => folded(text).split(/\s+/u).filter(Boolean);

const hasWords = (words: readonly string[], texts: readonly (string | undefined)[]): boolean => {
  const all = folded(texts.map(text => text?.slice(0, LONGEST)).join('\n'));
  return words.every(word => all.includes(word));
};
const LONGEST = 1000;

/** “Übersicht” is found by “ubersicht”. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
