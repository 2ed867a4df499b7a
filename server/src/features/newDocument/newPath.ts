import { folderOf } from '../../model/links/paths';
import type { Facts, Kind } from '../../model/sprint';
import { isSetAside } from '../../model/sprints/sprints';
import { isForCopies, isTemplatePath } from '../../model/templates/templates';
import { kindOfName } from '../completion/documentKinds';
import { fileName } from '../markdownText';
import { advancedPath, usualName } from './numbering';

export interface NewPathOptions {
  /** The sprint's, where no document of the kind shows how they are numbered. */
  readonly number: string;
  exists(path: string): boolean;
}

/** Beside the newest document of the kind, named as that is, with the next free number; else in `docs/sprints`. */
export function newPath(documents: readonly Facts[], kind: Kind, { number, exists }: NewPathOptions): string {
  const alike = documents.filter(doc => doc.kind === kind && isOwnWork(doc)).sort(byNumber);
  const newest = alike.at(-1)?.path;
  const folder = newest === undefined ? usualFolder(documents) : folderOf(newest).join('/');
  const siblings = alike.slice(0, -1).filter(({ path }) => folderOf(path).join('/') === folder);
  const names = siblings.map(({ path }) => wordsOf(path));
  const isShared = (word: string): boolean => names.length > 0 && names.every(words => words.includes(word));
  const isKept = (word: string): boolean => KIND_WORD.test(word) || isShared(word.toLowerCase());
  const pathAt = (step: number): string => {
    const path = newest === undefined ? undefined : advancedPath(newest, step + 1, isKept);
    if (path !== undefined && newest !== undefined) return namedByKind(path, newest, kind);
    return [folder, usualName(kind, number, step)].filter(Boolean).join('/');
  };
  let step = 0;
  while (step < MOST_TAKEN && exists(pathAt(step))) step++;
  return pathAt(step);
}

const MOST_TAKEN = 10_000;

/** `docs/sprints`, in the letters in which there is one. */
const usualFolder = (documents: readonly Facts[]): string =>
  documents.map(({ path }) => /^docs\/sprints(?=\/)/i.exec(path)?.[0]).find(Boolean) ?? 'docs/sprints';

/** Without what the last sprint was about, a name may no longer say what it is: "Sprint3_harbor_report" -> "Sprint4_review". */
function namedByKind(path: string, newest: string, kind: Kind): string {
  const name = fileName({ path }).replace(/\.\w+$/, '');
  const isLost = kindOfName(newest) === kind || !/\p{L}/u.test(name);
  if (!isLost || kindOfName(path) === kind) return path;
  const mark = /[-_ ]/.exec(fileName({ path: newest }))?.[0] ?? '_';
  return path.replace(/(?=\.\w+$)/, `${mark}${kind === 'tracker' ? 'progress' : kind}`);
}

const isOwnWork = (doc: Facts): boolean => !isSetAside(doc) && !isTemplatePath(doc.path) && !isForCopies(doc.path);

const byNumber = (a: Facts, b: Facts): number =>
  compare(a.sprint?.number.value ?? '', b.sprint?.number.value ?? '') || compare(a.path, b.path);
const { compare } = new Intl.Collator('en', { numeric: true });

const wordsOf = (path: string): string[] =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .match(/\p{L}[\p{L}\p{N}]*/gu) ?? [];

/** What says of which kind a document is, rather than what its sprint is about. */
const KIND_WORD =
  /^(?:sprint|plan|planning|roadmap|readiness|ready|assessment|progress|tracker|tracking|status|work|queue|backlog|review|retro|retrospective|completion|report|summary|rca|root|cause|analysis|story|stories|tasks?)$/i;
