import { isSameSprint } from '../../model/sprints/sprintNumbers';
import { sprintKey } from '../../model/sprints/sprintRef';
import { KIND_OF } from '../documents';
import type { About } from '../scaffold';
import { queueOf, storyId } from '../values/ahead/queues';
import { kindOfName } from './documentKinds';
import { inFolderOf } from './folders';
import { gistOf } from './gist';
import { type Like, ownDocuments } from './likes';
import { isNumberedName, isSortWord, numberAs, slugOf, usualName } from './names';
import { advancedPath, idIn, numberIn, renumberedPath } from './numbering';
import { isDated, redated, retitled, titledAs } from './retitled';

/** How the team goes on: the path of a new document after those of its sort, the newest first; there is at least one. */
export function continued(about: About, likes: readonly [Like, ...Like[]]): string {
  const { document, number } = about;
  const [newest] = likes;
  const isKept = keptIn(likes);
  if (document === 'story') {
    const path = inFolderOf(sprintOfStory(about), newest.path, newest.number);
    const isOfAny: IsKept = word => isKept(word) && !STATE.test(word);
    return stepped(about, { ...newest, path }, isOfAny) ?? freed(about, inFolder(path, usualName(document, number)));
  }
  if (document === 'roadmap')
    return (
      stepped(about, newest, isSortWord) ??
      freed(about, inFolder(newest.path, usualName(document, number, newest.path)))
    );
  const ofSprint = renumbered(about, likes, isKept);
  if (ofSprint !== undefined) return named(ofSprint, newest.path, about);
  if (isDated(nameOf(newest.path)) || document === 'rca') return titled(about, newest, isKept);
  return inFolder(newest.path, usualName(document, number, modelFor(about, newest)));
}

/** What a story is called once it is done. */
const STATE = /^(?:completed?|completion|done|finished|final|summary|report)$/i;

/** That of the queue where a person has chosen one of another sprint. */
function sprintOfStory(about: About): string {
  const queue = queueOf(about);
  const own = about.sprint?.queues ?? [];
  const isOther = queue !== undefined && own.length > 0 && !own.includes(queue);
  return (isOther && gistOf(queue).number) || about.number;
}

/** Its own name where it is of the usual form, else one of the team's that is. */
const modelFor = (about: About, { path }: Like): string =>
  isNumberedName(path) ? path : (ownDocuments(about).find(each => isNumberedName(each.path))?.path ?? path);

type IsKept = (word: string) => boolean;

/** Words that say of which sort a document is, and such as all names have. */
function keptIn([newest, ...others]: readonly [Like, ...Like[]]): IsKept {
  const folder = folderKey(newest.path);
  const siblings = others.filter(({ path }) => folderKey(path) === folder);
  const names = siblings.map(
    ({ path }) =>
      new Set(
        nameOf(path)
          .toLowerCase()
          .match(/\p{L}[\p{L}\p{N}]*/gu),
      ),
  );
  return word => isSortWord(word) || (names.length > 0 && names.every(words => words.has(word.toLowerCase())));
}

/** The folders of all sprints as one. */
const folderKey = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1).replace(/\d+/g, '#');
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
const inFolder = (path: string, name: string): string => path.slice(0, path.lastIndexOf('/') + 1) + name;

/** Undefined where the newest one's path does not hold its sprint's number. */
function renumbered({ number, sources }: About, likes: readonly [Like, ...Like[]], isKept: IsKept): string | undefined {
  const [newest] = likes;
  const old = numberIn(newest.path, newest.number);
  if (old === undefined || !isSameSprint(old, newest.number)) return undefined;
  const written = likes.slice(0, MOST_LOOKED_AT).map(each => numberIn(each.path, each.number));
  // Of "2026-09", names may say "009".
  const isShort = sprintKey(old) !== sprintKey(newest.number) && /^20\d\d-\d/.test(number) && /^\d+$/.test(old);
  const next = isShort ? String(Number(number.slice(5))).padStart(old.length, '0') : numberAs(number, written);
  const path = renumberedPath(newest.path, { next: () => next, isKept, isListed: true, number: newest.number });
  if (path === undefined) return undefined;
  const ofPhase = withPhase(path, newest.number, number);
  return isDated(nameOf(newest.path)) ? redated(ofPhase, sources.today) : ofPhase;
}

const MOST_LOOKED_AT = 20;

/** Where sprint 0.1 is one of phase 0: "PHASE-0-SPRINT-0.1" -> "PHASE-1-SPRINT-1.2". */
function withPhase(path: string, from: string, to: string): string {
  const [old, phase] = [/^(\d{1,3})\.\d/.exec(from)?.[1], /^(\d{1,3})\.\d/.exec(to)?.[1]];
  if (old === undefined || phase === undefined) return path;
  return path.replace(new RegExp(`(?<![\\p{L}])(phase[-_ ]?)0*${Number(old)}(?![\\d.])`, 'giu'), `$1${phase}`);
}

/** Without what the last sprint was about, a name may no longer say what it is: "04-harbor" -> "05-plan". */
function named(path: string, newest: string, { document }: About): string {
  const kind = KIND_OF[document];
  const isTold = kindOfName(path) === kind || kindOfName(inFolder(path, 'x.md')) === kind;
  if (isTold || !(document === 'plan' ? isPlanLost(path, newest) : isBare(path))) return path;
  const mark = /[-_ ]/.exec(nameOf(newest))?.[0] ?? '_';
  const word = document === 'tracker' ? 'progress' : document;
  return path.replace(/(?=\.\w+$)/, mark + (isLoud(nameOf(path)) ? word.toUpperCase() : word));
}

const isPlanLost = (path: string, newest: string): boolean =>
  kindOfName(newest) === 'plan' || !/\p{L}/u.test(nameOf(path));
/** “SPRINT_3” alone. */
const isBare = (path: string): boolean =>
  !/\p{L}/u.test(nameOf(path).replace(/(?<!\p{L})(?:sprint|iteration|spr|phase)(?!\p{L})/giu, ''));
const isLoud = (name: string): boolean => /\p{Lu}{2}/u.test(name) && name === name.toUpperCase();

/** Named after what it is about, counted by themselves, or by the day. */
function titled(about: About, { path }: Like, isKept: IsKept): string {
  const { sources, title = '', number, document } = about;
  const isSort: IsKept = word =>
    isSortWord(word) || (document === 'rca' && /^(?:bug|bugfix|hotfix|fix|issue)$/i.test(word));
  const words = nameOf(path).match(/\p{L}[\p{L}\p{N}]*/gu) ?? [];
  // Where all are called alike, that is what went wrong, too.
  const isUsual: IsKept = word => isSort(word) || (words.some(each => !isKept(each)) && isKept(word));
  const at = (step: number): string => {
    const slug = slugOf(title) || (document === 'rca' ? `sprint-${number}` : '');
    const name = retitled(nameOf(path), { today: sources.today, slug, step, isKept: isUsual });
    const folder = redated(path, sources.today).slice(0, redated(path, sources.today).lastIndexOf('/') + 1);
    return folder + (name || usualName(document, number).replace(/\.md$/, '')) + (/\.\w+$/.exec(path)?.[0] ?? '.md');
  };
  if (!/(?:^|[-_ .])\d{1,5}(?=$|[-_ .])/.test(nameOf(path)) || isDated(nameOf(path)))
    return freed(about, document === 'rca' ? at(1) : named(at(1), path, about));
  let step = 1;
  while (step < MOST_TAKEN && sources.world.exists(at(step))) step++;
  return at(step);
}

/** Counted by a number of its own, or that of a task. */
function stepped(about: About, { path }: Like, isKept: IsKept): string | undefined {
  const { sources, document, title = '' } = about;
  const slug = slugOf(title);
  const [, mark = '', old = ''] = /\d([-_ ]{1,3})(\p{L}.*)$/u.exec(nameOf(path)) ?? [];
  const isTitled = slug && mark && !/^story$/i.test(old);
  const isListed = document === 'story' && queueOf(about) !== undefined;
  const other = isListed ? withOtherId(path, storyId(about)) : undefined;
  const at = (step: number): string | undefined => {
    const next = other ?? advancedPath(path, step, isKept);
    const isBareNow = !/\d[-_ ]{1,3}\p{L}/u.test(nameOf(next ?? ''));
    return isTitled && isBareNow ? next?.replace(/(?=\.\w+$)/, () => mark + titledAs(old, slug, mark)) : next;
  };
  if (other !== undefined) return freed(about, at(0) ?? other);
  let step = document === 'story' ? stepsTo(storyId(about), path) : 1;
  while (step < MOST_TAKEN && sources.world.exists(at(step) ?? '')) step++;
  return at(step);
}

/**
 * Called by an id of another family, in the marks and letters of the name: "story_1_2_check" and 4-7 -> "story_4_7". Undefined
 * for the same family, and where names count by themselves: "story-12".
 */
function withOtherId(path: string, id: string | undefined): string | undefined {
  const own = idIn(path);
  const [, family = ''] = /^(.*\D)\d{1,5}$/.exec(id ?? '') ?? [];
  const [, lead = '', before = ''] = /^((?:story|task|us|bug)[-_ ]?)?(.*)$/i.exec(own?.before ?? '') ?? [];
  if (!own || !id || !family || !before || keyOf(before) === keyOf(family)) return undefined;
  const mark = /[-_. ]/.exec(before)?.[0] ?? '-';
  const written = id.replace(/[^\p{L}\p{N}]+/gu, () => mark);
  const isSmall =
    before === before.toLowerCase() && (/\p{L}/u.test(before) || nameOf(path) === nameOf(path).toLowerCase());
  return inFolder(path, lead + (isSmall ? written.toLowerCase() : written) + (/\.\w+$/.exec(path)?.[0] ?? '.md'));
}

const keyOf = (family: string): string => family.toLowerCase().replace(/[^a-z\d]+/g, '-');

/** From "FN-23-merge-rules" to "FN-35" it is 12 steps; to what is numbered in another way, one. */
function stepsTo(id: string | undefined, path: string): number {
  const own = idIn(path);
  const [, family = '', number] = /^(.*\D)(\d{1,5})$/.exec(id ?? '') ?? [];
  if (!own || number === undefined) return 1;
  const [before, wanted] = [own.before, family].map(each => `-${each.toLowerCase().replace(/[^a-z\d]+/g, '-')}`);
  return before?.endsWith(wanted ?? '') ? Number(number) - Number(own.number) : 1;
}

/** A name that nothing has: "roadmap.md", "roadmap-2.md". */
export function freed({ sources: { world } }: About, path: string): string {
  const mark = path.includes('_') || !/[-\d]/.test(nameOf(path)) ? '_' : '-';
  let at = path;
  for (let count = 2; count < MOST_TAKEN && world.exists(at); count++)
    at = path.replace(/(?=\.\w+$)/, `${mark}${count}`);
  return at;
}

const MOST_TAKEN = 1000;
