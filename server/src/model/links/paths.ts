import type { Facts } from '../sprint';

/** The parts of a path; those of the folder that holds it. "docs/plan.md" -> ["docs"] */
export const segmentsOf = (path: string): string[] => path.split('/').filter(each => each && each !== '.');
export const folderOf = (path: string): string[] => segmentsOf(path).slice(0, -1);

/** Where `path` leads from `folder`, relative to the workspace folder; undefined where it leads out of it. */
export function resolvePath(folder: readonly string[], path: string): string | undefined {
  const found = [...folder];
  for (const segment of segmentsOf(path)) {
    if (segment !== '..') found.push(segment);
    else if (found.pop() === undefined) return undefined;
  }
  return found.join('/');
}

/** How to write `path` in a document of `folder`. */
export function relativePath(folder: readonly string[], path: string): string {
  const segments = segmentsOf(path);
  let common = 0;
  while (common < folder.length && common < segments.length - 1 && folder[common] === segments[common]) common++;
  return [...folder.slice(common).map(() => '..'), ...segments.slice(common)].join('/');
}

type Placed = Pick<Facts, 'uri' | 'path'>;

/** The workspace folder of a document, as a URI. */
export function rootOf({ uri, path }: Placed): string {
  let end = uri.length;
  // Of many documents it is asked again and again, so nothing is taken apart.
  for (let at = 0; at >= 0 && end > 0; at = path.indexOf('/', at) + 1 || -1) end = uri.lastIndexOf('/', end - 1);
  return uri.slice(0, Math.max(0, end));
}

/** The URI of a path relative to the document's workspace folder. */
export const uriOf = (doc: Placed, path: string): string => uriBelow(rootOf(doc), path);

export const uriBelow = (root: string, path: string): string =>
  `${root}/${IS_PLAIN.test(path) ? path : segmentsOf(path).map(encoded).join('/')}`;

/** Half a character, which documents can hold and no file's name can, is written as the sign for what cannot be read. */
const encoded = (segment: string): string => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\uFFFD'));

const IS_PLAIN = /^\w[\w.-]*(?:\/\w[\w.-]*)*$/;

/** The path of a URI relative to the document's workspace folder; undefined where it stands elsewhere. */
export function pathIn(doc: Placed, uri: string): string | undefined {
  const [root, plain] = [`${decoded(rootOf(doc))}/`, decoded(uri)];
  return plain.startsWith(root) ? plain.slice(root.length) : undefined;
}

/** A path as a link can hold it: what Markdown or a URI would take for something else is percent-encoded. */
export const encodedPath = (path: string): string => path.replace(/[\s%#?()<>"\\]/g, encodeURIComponent);

/** Text without percent-encoding; a stray % stays. */
export function decoded(text: string): string {
  // Most have none, and are asked for by the ten thousand.
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A URI as all its spellings have it: without percent-encoding, and a drive by its small letter. */
export const plainUri = (uri: string): string =>
  decoded(uri).replace(/^file:\/\/\/[A-Z](?=:)/, drive => drive.toLowerCase());
