import { isSameSprint } from '../../model/sprints/sprintNumbers';
import { sprintKey } from '../../model/sprints/sprintRef';
import { KIND_OF } from '../documents';
import type { About } from '../scaffold';
import { storyId } from '../values/ahead/queues';
import { kindOfName } from './documentKinds';
import { type Like, ownDocuments } from './likes';
import { isNumberedName, isSortWord, numberAs, slugOf, usualName } from './names';
import { advancedPath, idIn, numberIn, renumberedPath } from './numbering';
import { isDated, redated, retitled } from './retitled';

/** How the team goes on: the path of a new document after those of its sort, the newest first; there is at least one. */
export function continued(about: About, likes: readonly [Like, ...Like[]]): string {
  const { document, number } = about;
  const [newest] = likes;
  const isKept = keptIn(likes);
  if (document === 'story') return stepped(about, newest, isKept) ?? inFolder(newest.path, usualName(document, number));
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
  const at = (step: number): string => {
    const slug = slugOf(title) || (document === 'rca' ? `sprint-${number}` : '');
    const name = retitled(nameOf(path), { today: sources.today, slug, step, isKept });
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
  const isTitled = slug && /\d[-_ ]\p{L}/u.test(nameOf(path)) && !/\d[-_. ]story$/i.test(nameOf(path));
  const mark = /\d([-_ ])\p{L}/u.exec(nameOf(path))?.[1] ?? '-';
  const at = (step: number): string | undefined => {
    const next = advancedPath(path, step, isKept);
    return isTitled && !/\d[-_ ]\p{L}/u.test(nameOf(next ?? '')) ? next?.replace(/(?=\.\w+$)/, mark + slug) : next;
  };
  let step = document === 'story' ? stepsTo(storyId(about), path) : 1;
  while (step < MOST_TAKEN && sources.world.exists(at(step) ?? '')) step++;
  return at(step);
}

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
