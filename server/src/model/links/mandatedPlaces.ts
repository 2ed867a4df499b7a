import type { Facts } from '../sprint';
import { folderOf, resolvePath, segmentsOf, uriOf } from './paths';

/**
 * Where a file may be that a plan wants written, relative to the workspace folder, what is most likely meant first; none
 * where that is outside. In "team/docs/plans/3.md", "docs/rcas/rca_s3.md" is that of the team.
 */
export function mandatedPlaces(doc: Pick<Facts, 'path'>, path: string): string[] {
  if (!SOUND.test(path)) return [];
  const folder = folderOf(doc.path);
  const [first = '', ...rest] = segmentsOf(path);
  if (/^\.{1,2}\//.test(path)) return inside([resolvePath(folder, path)]);
  if (!rest.length) return inside([resolvePath(folder, path), path]);
  const shared = folder.lastIndexOf(first);
  const beside = shared < 0 ? [] : folder.slice(0, shared);
  return inside([resolvePath(beside, path), resolvePath([], path), resolvePath(folder, path)]);
}

/** Every place where one of the files may be that a document's sprint is to end with; to be looked up beforehand. */
export const mandatedUris = (doc: Pick<Facts, 'uri' | 'path' | 'plan'>): string[] =>
  Object.values(doc.plan?.mandated ?? {}).flatMap(file =>
    mandatedPlaces(doc, file.value).map(place => uriOf(doc, place)),
  );

/** “docs/…/review.md” leaves out where it is. */
const SOUND = /^(?!\/)(?!(?:.*\/)?\.{3,}\/)[^\\:*?"<>|\p{Cc}{}]{1,300}\.(?:md|markdown)$/iu;

const inside = (places: readonly (string | undefined)[]): string[] =>
  [...new Set(places)].filter(place => place !== undefined);
