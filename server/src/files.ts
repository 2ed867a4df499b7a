import type { FolderEntry, Host } from './host';
import { type Listing, type Listings, listFolder, listingKey, type Place, placeOf } from './listings';
import type { Files } from './project';
import { uriAt } from './uris';

/** Files, and what was asked of them that nobody has looked up. */
export interface LookedUpFiles extends Files {
  readonly unlisted: ReadonlySet<string>;
}

/** Which files there are, as far as folders were listed. `others` are the URI keys of all Markdown that is known. */
export function filesOf(listings: Listings, folders: readonly string[], others: () => Iterable<string>): LookedUpFiles {
  const known = new Map<string, boolean | undefined>();
  const unlisted = new Set<string>();
  let byName: ReadonlyMap<string, readonly Place[]> | undefined;
  const look = (uri: string): boolean | undefined => {
    const place = placeOf(uri, folders);
    if (place && follow(listings, place).state === 'unlisted') unlisted.add(uri);
    const found = place && exists(listings, place);
    if (known.size < MOST_REMEMBERED) known.set(uri, found);
    return found;
  };
  return {
    unlisted,
    has: uri => (known.has(uri) ? known.get(uri) : look(uri)),
    nearest(uri) {
      const place = placeOf(uri, folders);
      if (!place) return undefined;
      byName ??= placesByName(others(), folders);
      const found = spelledAlike(listings, place) ?? calledAlike(byName, place);
      return found && uriAt(found.root, found.segments);
    },
  };
}

/** More than the longest document names, and few against all that a workspace names. */
const MOST_REMEMBERED = 30_000;

/**
 * Lists the folders that must be listed to judge the URIs, each once, from the workspace folder downward. Gives the same
 * listings again where nothing new was asked for.
 */
export async function lookUp(
  { host, folders }: { readonly host: Host; readonly folders: readonly string[] },
  before: Listings,
  uris: Iterable<string>,
): Promise<Listings> {
  let open = Array.from(uris, uri => placeOf(uri, folders)).filter(place => place !== undefined);
  const listings = new Map(before);
  for (;;) {
    const unlisted = new Map<string, Place>();
    open = open.filter(place => {
      const { folder, state } = follow(listings, place);
      if (state === 'unlisted') unlisted.set(listingKey(folder), folder);
      return state === 'unlisted';
    });
    if (!unlisted.size) return listings.size > before.size ? listings : before;
    for (const batch of batches([...unlisted])) {
      const found = await Promise.all(batch.map(([, folder]) => listFolder(host, folder)));
      for (const [at, [key]] of batch.entries()) listings.set(key, found[at]);
    }
  }
}

/** What stands at a place, also where only upper and lower case differ; undefined where no folder was listed that could tell. */
export function standingAt(listings: Listings, place: Place): { readonly uri: string | undefined } | undefined {
  const { state, folder } = follow(listings, place);
  if (state === 'missing') return { uri: undefined };
  return state === 'there' ? { uri: uriAt(folder.root, folder.segments) } : undefined;
}

/** Without the folders in which something was made or taken away, and all below; the same where none of them is known. */
export function withoutChanged(listings: Listings, folders: readonly string[], uris: readonly string[]): Listings {
  const changed = new Set<string>();
  for (const uri of uris) {
    const place = placeOf(uri, folders);
    const folder = place && changedFolder(listings, place);
    if (folder !== undefined) changed.add(folder);
    if (place?.segments.length) changed.add(`${listingKey(place)}/`);
  }
  const kept = [...listings].filter(
    ([key]) => !changed.has(key) && !upwards(key).some(each => changed.has(`${each}/`)),
  );
  return kept.length < listings.size ? new Map(kept) : listings;
}

/** The listed folder that is another one now: that of the file, or one around it where the folders between are new. */
function changedFolder(listings: Listings, { root, segments }: Place): string | undefined {
  for (let at = segments.length - 1; at >= 0; at--) {
    const key = listingKey({ root, segments: segments.slice(0, at) });
    if (!listings.has(key)) continue;
    const isParent = at === segments.length - 1;
    return isParent || !listings.get(key)?.get(segments[at] ?? '') ? key : undefined;
  }
  return undefined;
}

/** A key and those of the folders around it. */
function upwards(key: string): string[] {
  const keys: string[] = [];
  for (let end = key.length; end > 0; end = key.lastIndexOf('/', end - 1)) keys.push(key.slice(0, end));
  return keys;
}

/** So many folders are listed at a time. */
const BATCH = 64;

function* batches<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += BATCH) yield all.slice(at, at + BATCH);
}

/** How far a path can be followed when case does not count. */
interface Followed {
  /** `unlisted`: `folder` must be listed first; `unknown`: it cannot be, or is none. */
  readonly state: 'there' | 'missing' | 'unlisted' | 'unknown';
  /** As it is really written. */
  readonly folder: Place;
  readonly isExact: boolean;
}

function follow(listings: Listings, { root, segments }: Place): Followed {
  let folder: Place = { root, segments: [] };
  let isExact = true;
  for (const [at, segment] of segments.entries()) {
    const key = listingKey(folder);
    const listing = listings.get(key);
    if (!listing) return { state: listings.has(key) ? 'unknown' : 'unlisted', folder, isExact };
    const entry: FolderEntry | undefined = listing.get(segment) ?? listing.inAnyCase(segment);
    if (!entry) return { state: 'missing', folder, isExact };
    isExact &&= entry === listing.get(segment);
    if (!entry.isFolder && at < segments.length - 1) return { state: 'unknown', folder, isExact };
    folder = { root, segments: [...folder.segments, entry.name] };
  }
  return { state: 'there', folder, isExact };
}

function exists(listings: Listings, place: Place): boolean | undefined {
  const { state, isExact } = follow(listings, place);
  if (state === 'there' && isExact) return true;
  if (state === 'unlisted' || state === 'unknown') return undefined;
  // What is made by a build is there for whoever has built it.
  return isMade(listings, place) ? undefined : false;
}

/** Folders of what tools make, which their users often leave out of a `.gitignore`, or name in one above the workspace. */
const MADE =
  /^(?:node_modules|\.?venv|dist|build|out|target|coverage|htmlcov|test-results|playwright-report|\.next|\.git)$/;

function isMade(listings: Listings, { root, segments }: Place): boolean {
  if (segments.slice(0, -1).some(segment => MADE.test(segment))) return true;
  for (let at = segments.length - 1; at >= 0; at--) {
    const rules: Listing | undefined = listings.get(listingKey({ root, segments: segments.slice(0, at) }));
    const ignored = rules?.ignores(segments.slice(at));
    if (ignored !== undefined) return ignored;
  }
  return false;
}

/** The same path in other case, or a file of the same folder that is spelled nearly like it. */
function spelledAlike(listings: Listings, place: Place): Place | undefined {
  const { state, folder } = follow(listings, place);
  if (state === 'there') return folder;
  const isInFolder = state === 'missing' && folder.segments.length === place.segments.length - 1;
  const near = isInFolder ? listings.get(listingKey(folder))?.near(place.segments.at(-1) ?? '') : undefined;
  return near && { ...folder, segments: [...folder.segments, near.name] };
}

/** The one document of the same name elsewhere. */
function calledAlike(byName: ReadonlyMap<string, readonly Place[]>, { root, segments }: Place): Place | undefined {
  const name = segments.at(-1) ?? '';
  const found = COMMON_NAME.test(name) ? [] : (byName.get(name) ?? []);
  return found.length === 1 && found[0]?.root === root ? found[0] : undefined;
}

/** What many folders have one of: another folder's is hardly meant. */
const COMMON_NAME = /^(?:readme|index|changelog|contributing|license|tasks|plan|spec|design|requirements|template)\b/i;

function placesByName(keys: Iterable<string>, folders: readonly string[]): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const key of keys) {
    const place = placeOf(key, folders);
    const name = place?.segments.at(-1);
    if (!place || name === undefined) continue;
    const known = places.get(name);
    if (known) known.push(place);
    else places.set(name, [place]);
  }
  return places;
}
