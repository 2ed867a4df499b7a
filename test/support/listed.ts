import { Listing, type Listings } from '../../server/src/listings';
import { uriAt } from '../../server/src/uris';

export const ROOT = 'file:///fixture';
export const uriOf = (path: string): string => uriAt(ROOT, path.split('/'));

/** What all folders hold where these files are everything there is. */
export function listed(paths: readonly string[]): Listings {
  const folders = new Map<string, Map<string, boolean>>([[ROOT, new Map()]]);
  for (const path of paths) {
    const segments = path.split('/');
    for (const [at, name] of segments.entries()) {
      const key = [ROOT, ...segments.slice(0, at)].join('/');
      const entries = folders.get(key) ?? new Map();
      folders.set(key, entries.set(name, at < segments.length - 1));
    }
  }
  return new Map(
    Array.from(folders, ([key, entries]) => [
      key,
      new Listing(Array.from(entries, ([name, isFolder]) => ({ name, isFolder }))),
    ]),
  );
}
