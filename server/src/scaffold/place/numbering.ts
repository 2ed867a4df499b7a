import { sprintKey } from '../../model/sprints/sprintRef';

/** "4" -> "5", "04" -> "05", "0.10" -> "0.11", "2026-09" -> "2026-10", "6A" -> "7" */
export const advanced = (number: string, step: number): string =>
  number.replace(/(\d+)\D*$/, (_, last: string) => String(Number(last) + step).padStart(last.length, '0'));

/** How a path goes on, some steps after the newest of its kind; undefined where its name holds no number. */
export const advancedPath = (path: string, step: number, isKept: (word: string) => boolean): string | undefined =>
  renumberedPath(path, { next: number => advanced(number, step), isKept });

export interface Renumbering {
  /** What a number becomes. */
  next(number: string): string;
  /** Whether a word behind the number stays; what is left of one sprint alone goes. */
  isKept(word: string): boolean;
  /** Whether what stands at a name's beginning is the sprint's number, too: "11-cli-review". */
  readonly isListed?: boolean;
  /** Of the path's sprint: a folder may be called by it alone, "2026-09/plan.md". */
  readonly number?: string;
}

/** A path with another number, in its name and in its sprint's folders; undefined where it holds none. */
export function renumberedPath(
  path: string,
  { next: toNext, isKept, isListed, number: known }: Renumbering,
): string | undefined {
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  const name = file.replace(/\.\w+$/, '');
  const ofSprint = partsOf(name, SPRINT) ?? (isListed ? partsOf(name, LISTED) : undefined);
  const own = ofSprint ?? (DATE.test(name) ? undefined : partsOf(name, ID));
  // A story's own number leaves its sprint's folder as it is.
  const shared = own ? ofSprint?.number : numberOfFolders(folders, known);
  if (!own && shared === undefined) return undefined;
  const next = ({ before, number, after }: Parts): string => before + toNext(number) + keptWords(after, isKept);
  const nextFolders = folders.map((folder, at) => {
    const parts = partsOf(folder, SPRINT_FOLDER) ?? bareParts(folder, folders[at - 1]);
    return parts && shared !== undefined && sprintKey(parts.number) === sprintKey(shared)
      ? paddedAs(folder, next(parts))
      : folder;
  });
  // Behind a task's number stands its title, which may hold any word.
  const isTitled = own && !ofSprint && !wordParts(own.after).every(part => isKept(wordOf(part)));
  const nextName = own ? next(isTitled ? { ...own, after: '' } : own) : name;
  return [...nextFolders, nextName + file.slice(name.length)].join('/');
}

/** The number of a sprint that a path holds, in its name or in a folder, as written; "11-cli-review" holds one, too. A folder that is called by a number alone holds that of `known`. */
export function numberIn(path: string, known?: string): string | undefined {
  const folders = path.split('/');
  const name = (folders.pop() ?? '').replace(/\.\w+$/, '');
  const own = partsOf(name, SPRINT) ?? partsOf(name, LISTED);
  return own?.number ?? numberOfFolders(folders, known);
}

/** "04" -> "05", whatever the names in it do. */
const paddedAs = (old: string, folder: string): string =>
  /^0\d+$/.test(old) && /^\d+$/.test(folder) ? folder.padStart(old.length, '0') : folder;

/** That of the innermost sprint's folder, else of one that is called by the known number alone. */
function numberOfFolders(folders: readonly string[], known: string | undefined): string | undefined {
  const named = folders.flatMap(folder => partsOf(folder, SPRINT_FOLDER)?.number ?? []).at(-1);
  if (named !== undefined || !known) return named;
  return folders.findLast((folder, at) => isFolderOf(folder, known, folders[at - 1]));
}

/** Whether a folder is a sprint's own: "Sprint-4 harbor", "04"; below "2026", "04" is a month. */
export function isFolderOf(folder: string, number: string, parent = ''): boolean {
  const parts = partsOf(folder, SPRINT_FOLDER) ?? bareParts(folder, parent);
  return parts !== undefined && sprintKey(parts.number) === sprintKey(number);
}

const bareParts = (folder: string, parent = ''): Parts | undefined =>
  /^20\d\d$/.test(parent) ? undefined : partsOf(folder, BARE_FOLDER);

/** The number of a task that a file's name holds, and what stands before it: "FN-" and 23 of "FN-23-merge-rules". */
export function idIn(path: string): Pick<Parts, 'before' | 'number'> | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  return partsOf(name, SPRINT) || DATE.test(name) ? undefined : partsOf(name, ID);
}

interface Parts {
  readonly before: string;
  readonly number: string;
  readonly after: string;
}

const NUMBER = '(?<number>20\\d\\d-\\d{1,3}|\\d{1,4}(?:\\.\\d{1,3}){0,2}[A-Z]?)(?![\\p{L}\\p{N}])';
/** "Release-sprint_4_plan", "rca_s3" */
const SPRINT = new RegExp(
  `^(?<before>.*(?<![\\p{L}\\p{N}])(?:sprint|iteration|spr|rca[-_ ]?s)[\\s_#-]{0,3})${NUMBER}(?<after>.*)$`,
  'iu',
);
export const SPRINT_FOLDER = new RegExp(
  `^(?<before>(?:sprint|iteration|spr)[\\s_#-]{0,3})${NUMBER}(?<after>.*)$`,
  'iu',
);
const BARE_FOLDER = /^(?<before>)(?<number>20\d\d-\d{1,3}|\d{1,3}(?:\.\d{1,3}){0,2}[A-Z]?)(?<after>)$/iu;
/** "FN-23-conflict-screen", "1.2.story", "story-1-2-check", "03-reader" */
const ID = /^(?<before>(?:[a-z]{1,10}[-_ ]?)?(?:\d{1,4}[._-](?=\d))?)(?<number>\d{1,5})(?![\p{L}\p{N}])(?<after>.*)$/iu;
/** "11-cli-review" */
const LISTED = /^(?<before>)(?<number>\d{1,3})(?=[-_ .])(?![-_ .]\d)(?<after>.*)$/u;
const DATE = /\d{4}-\d\d-\d\d/;

function partsOf(name: string, pattern: RegExp): Parts | undefined {
  const { before = '', number, after = '' } = pattern.exec(name)?.groups ?? {};
  return number === undefined ? undefined : { before, number, after };
}

/** Of what stands behind the number, the words that do not belong to one sprint alone. */
const keptWords = (after: string, isKept: (word: string) => boolean): string =>
  wordParts(after)
    .filter(part => isKept(wordOf(part)))
    .join('');

/** "_harbor_plan" -> "_harbor", "_plan" */
const wordParts = (text: string): string[] => text.match(/[-_. ]*\p{L}[\p{L}\p{N}]*/gu) ?? [];
const wordOf = (part: string): string => part.replace(/^[-_. ]+/, '');
