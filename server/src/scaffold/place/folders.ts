import { folderOf, rootOf, segmentsOf } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';
import { sprintKey } from '../../model/sprints/sprintRef';
import { productOf } from '../../model/sprints/sprints';
import { compareNaturally } from '../../naturalOrder';
import { oncePerFolder } from '../oncePerFolder';
import type { About } from '../scaffold';
import { gistOf } from './gist';
import { byAge, documentsOf, ownDocuments, workingProducts } from './likes';
import { numberAs } from './names';
import { isFolderOf, renumberedPath, SPRINT_FOLDER } from './numbering';

/** A path with its folders in the letters in which they are there: "docs/rca/x.md" -> "Docs/RCA/x.md". */
export function asOnDisk(about: About, path: string): string {
  const { folders, exact } = foldersIn(about.sources);
  const segments = path.split('/');
  for (let count = segments.length - 1; count > 0; count--) {
    const folder = segments.slice(0, count).join('/');
    if (exact.has(folder)) return path;
    const there = folders.get(folder.toLowerCase());
    if (there !== undefined) return [there, ...segments.slice(count)].join('/');
  }
  return path;
}

/** A path with the folder of its sprint as the sprint has it: "sprint-5/review.md" -> "sprint-5 lights/review.md". */
export function inOwnFolder(about: About, path: string): string {
  const { exact } = foldersIn(about.sources);
  const segments = path.split('/');
  for (let at = 0; at < segments.length - 1; at++) {
    const [above, folder = ''] = [segments.slice(0, at), segments[at]];
    if (!SPRINT_FOLDER.test(folder) || exact.has([...above, folder].join('/'))) continue;
    const number = SPRINT_FOLDER.exec(folder)?.groups?.number ?? '';
    const own = [...exact].filter(each => {
      const parts = each.split('/');
      return (
        parts.length === at + 1 &&
        above.every((word, where) => word === parts[where]) &&
        isFolderOf(parts[at] ?? '', number)
      );
    });
    if (own.length === 1) return [...(own[0] ?? '').split('/'), ...segments.slice(at + 1)].join('/');
  }
  return path;
}

/** A path in the folder of another sprint: "sprint-3/stories/x.md" -> "sprint-4/stories/x.md"; the file's name stays. */
export function inFolderOf(number: string, path: string, known: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const inside = `${path.slice(0, path.length - name.length)}x.md`;
  const next = (old: string): string => numberAs(number, [old]);
  const moved = renumberedPath(inside, { next, isKept: () => false, number: known });
  return moved === undefined ? path : moved.slice(0, -'x.md'.length) + name;
}

/** All folders of documents, and how each is written by what it is in small letters. */
const foldersIn = oncePerFolder(sources => {
  const folders = new Map<string, string>();
  const exact = new Set<string>();
  for (const own of new Set(documentsOf(sources).map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1)))) {
    const segments = segmentsOf(own);
    segments.forEach((_, at) => {
      const folder = segments.slice(0, at + 1).join('/');
      exact.add(folder);
      if (!folders.has(folder.toLowerCase())) folders.set(folder.toLowerCase(), folder);
    });
  }
  return { folders, exact };
});

/** Where sprint documents are kept when nothing else is known: the product's `docs/sprints`, as it is written there, or where most of them lie. */
export function usualFolder(about: About): string {
  const documents = ownDocuments(about);
  const there = documents.map(({ path }) => /^(?:[^/]+\/){0,9}?docs\/sprints(?=\/)/i.exec(path)?.[0]).find(Boolean);
  if (there) return there;
  const home = homeOf(documents);
  if (home !== undefined) return home;
  const isOneOfMany = workingProducts(about.sources).size > 1;
  const product = isOneOfMany && documents[0] ? topOf(documents[0]) : [];
  const isDocs = product.some(segment => /^docs?$/i.test(segment));
  return [...product, ...(isDocs ? ['sprints'] : ['docs', 'sprints'])].join('/');
}

/** The folder that holds most of what was written for sprints, or their folders; undefined where there is little to go by. */
function homeOf(documents: readonly Facts[]): string | undefined {
  const homes = documents.filter(doc => gistOf(doc).number).map(({ path }) => aboveSprint(folderOf(path)).join('/'));
  const counts = new Map<string, number>();
  for (const home of homes) counts.set(home, (counts.get(home) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && most[1] >= LEAST && most[1] * 2 > homes.length ? most[0] : undefined;
}

const LEAST = 3;

function aboveSprint(folders: readonly string[]): readonly string[] {
  const at = folders.findIndex(folder => SPRINT_FOLDER.test(folder));
  return at < 0 ? folders : folders.slice(0, at);
}

/** The folders down to the last that tells the product. */
function topOf(doc: Facts): readonly string[] {
  const names = new Set(productOf(doc).slice(rootOf(doc).length).split('/').filter(Boolean));
  const folders = folderOf(doc.path);
  return folders.slice(0, folders.findLastIndex(folder => names.has(folder)) + 1);
}

const higherOf = (a: string, b: string): string => (compareNaturally(b, a) > 0 ? b : a);

/** The newest sprint's document that lies in a folder of that sprint, if the team has come to keep them so. */
export function inSprintFolder(about: About, isAsked: (kind: Facts['kind']) => boolean): Facts | undefined {
  const documents = ownDocuments(about).filter(doc => gistOf(doc).number && isAsked(gistOf(doc).kind));
  const highest = documents.reduce((most, doc) => higherOf(most, gistOf(doc).number), '');
  const newest = documents
    .filter(doc => sprintKey(gistOf(doc).number) === sprintKey(highest))
    .map(doc => ({ doc, path: doc.path, number: gistOf(doc).number }))
    .sort(byAge);
  const inside = newest.filter(({ path, number }) =>
    folderOf(path).some((folder, at, all) => isFolderOf(folder, number, all[at - 1])),
  );
  return (inside.find(({ doc }) => gistOf(doc).kind !== 'story') ?? inside[0])?.doc;
}
