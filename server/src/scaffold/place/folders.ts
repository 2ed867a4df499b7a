import { folderOf } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';
import { sprintKey } from '../../model/sprints/sprintRef';
import { productOf } from '../../model/sprints/sprints';
import type { About } from '../scaffold';
import { byAge, documentsOf, ownDocuments, workingProducts } from './likes';
import { SPRINT_FOLDER } from './numbering';

/** A path with its folders in the letters in which they are there: "docs/rca/x.md" -> "Docs/RCA/x.md". */
export function asOnDisk(about: About, path: string): string {
  const folders = new Map<string, string>();
  const exact = new Set<string>();
  for (const doc of documentsOf(about.sources)) {
    const segments = folderOf(doc.path);
    segments.forEach((_, at) => {
      const folder = segments.slice(0, at + 1).join('/');
      exact.add(folder);
      if (!folders.has(folder.toLowerCase())) folders.set(folder.toLowerCase(), folder);
    });
  }
  const segments = path.split('/');
  for (let count = segments.length - 1; count > 0; count--) {
    const folder = segments.slice(0, count).join('/');
    if (exact.has(folder)) return path;
    const there = folders.get(folder.toLowerCase());
    if (there !== undefined) return [there, ...segments.slice(count)].join('/');
  }
  return path;
}

/** Where sprint documents are kept when nothing else is known: the product's `docs/sprints`, as it is written there. */
export function usualFolder(about: About): string {
  const documents = ownDocuments(about);
  const there = documents.map(({ path }) => /^(?:[^/]+\/){0,9}?docs\/sprints(?=\/)/i.exec(path)?.[0]).find(Boolean);
  if (there) return there;
  const isOneOfMany = workingProducts(about.sources).size > 1;
  const product = isOneOfMany && documents[0] ? topOf(documents[0], about.sources.root) : [];
  const isDocs = product.some(segment => /^docs?$/i.test(segment));
  return [...product, ...(isDocs ? ['sprints'] : ['docs', 'sprints'])].join('/');
}

/** The folders down to the last that tells the product. */
function topOf(doc: Facts, root: string): readonly string[] {
  const names = new Set(productOf(doc).slice(root.length).split('/').filter(Boolean));
  const folders = folderOf(doc.path);
  return folders.slice(0, folders.findLastIndex(folder => names.has(folder)) + 1);
}

/** The newest sprint's document that lies in a folder of that sprint, if the team has come to keep them so. */
export function inSprintFolder(about: About, isAsked: (doc: Facts) => boolean): Facts | undefined {
  const documents = ownDocuments(about)
    .filter(doc => doc.sprint && isAsked(doc))
    .map(doc => ({ doc, path: doc.path, number: doc.sprint?.number.value ?? '' }))
    .sort(byAge);
  const newest = documents.filter(({ number }) => sprintKey(number) === sprintKey(documents[0]?.number ?? ''));
  return newest.find(({ path, number }) => folderOf(path).some(folder => isFolderOf(folder, number)))?.doc;
}

const isFolderOf = (folder: string, number: string): boolean => {
  const found = SPRINT_FOLDER.exec(folder)?.groups?.number;
  return found !== undefined && sprintKey(found) === sprintKey(number);
};
