import { URI } from 'vscode-uri';
import { decoded } from './model/links/paths';

/** One spelling for each URI, since editors escape differently; without a closing slash. */
export const uriKey = (uri: string): string => spelled(uri).replace(/\/+$/, '');

/** What is no URI, such as `file:////a`, names nothing that is known, and stays as it is. */
function spelled(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}

/** The folder that holds a URI of `uriKey`'s spelling, or undefined at the top. */
export function parentOf(key: string): string | undefined {
  const path = key.indexOf('/', key.indexOf('://') + '://'.length);
  const slash = key.lastIndexOf('/');
  return path < 0 || slash < path || !key.includes('://') ? undefined : key.slice(0, slash);
}

/** The path from `folder` to `key` with plain characters, or undefined where it is not inside. */
export function pathFrom(folder: string, key: string): string | undefined {
  return key.startsWith(`${folder}/`) ? decoded(key.slice(folder.length + 1)) : undefined;
}

/** The last part; `untitled:Untitled-1` has no other. */
export const nameOf = (key: string): string => decoded(key.slice(Math.max(key.lastIndexOf('/'), key.indexOf(':')) + 1));

/** The URI of what stands below `root` at a path of plain characters. */
export function uriAt(root: string, segments: readonly string[]): string {
  const uri = URI.parse(root);
  return uriKey(uri.with({ path: [uri.path.replace(/\/+$/, ''), ...segments].join('/') }).toString());
}
