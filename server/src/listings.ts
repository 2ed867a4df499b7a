import ignore, { type Ignore } from 'ignore';
import type { FolderEntry, Host } from './host';
import { decoded } from './model/links/paths';
import { distance } from './spelling';
import { uriAt, uriKey } from './uris';

/** A place below a workspace folder. */
export interface Place {
  /** The folder's URI key. */
  readonly root: string;
  /** In plain characters. */
  readonly segments: readonly string[];
}

/** Folders that were listed, by `listingKey`; undefined for one that cannot be listed. Immutable. */
export type Listings = ReadonlyMap<string, Listing | undefined>;

/** The root's URI key, then the path in plain characters. */
export const listingKey = ({ root, segments }: Place): string => [root, ...segments].join('/');

/** What one folder holds. */
export class Listing {
  readonly #entries: ReadonlyMap<string, FolderEntry>;
  readonly #gitignore: string | undefined;
  #ignored: Ignore | undefined;
  #byCase: ReadonlyMap<string, readonly FolderEntry[]> | undefined;
  #byShape: ReadonlyMap<string, readonly FolderEntry[]> | undefined;

  constructor(entries: readonly FolderEntry[], gitignore?: string) {
    this.#entries = new Map(entries.map(entry => [entry.name.normalize(), entry]));
    this.#gitignore = gitignore;
  }

  get entries(): Iterable<FolderEntry> {
    return this.#entries.values();
  }

  get(name: string): FolderEntry | undefined {
    return this.#entries.get(name.normalize());
  }

  /** The one entry of that name when case does not count. */
  inAnyCase(name: string): FolderEntry | undefined {
    this.#byCase ??= grouped(this.entries, entry => entry.name.normalize().toLowerCase());
    const found = this.#byCase.get(name.normalize().toLowerCase()) ?? [];
    return found.length === 1 ? found[0] : undefined;
  }

  /** The one file that is spelled nearly like that. Its numbers and its ending must be the same. */
  near(name: string): FolderEntry | undefined {
    this.#byShape ??= grouped(this.entries, entry => shapeOf(entry.name));
    const found = (this.#byShape.get(shapeOf(name)) ?? []).filter(entry => isNear(entry.name, name));
    return found.length === 1 ? found[0] : undefined;
  }

  /** What this folder's `.gitignore` says of a path below it; undefined where it says nothing. */
  ignores(segments: readonly string[]): boolean | undefined {
    if (this.#gitignore === undefined || !segments.length) return undefined;
    this.#ignored ??= ignore({ ignorecase: false }).add(this.#gitignore);
    const { ignored, unignored } = this.#ignored.test(segments.join('/'));
    return ignored || unignored ? ignored : undefined;
  }
}

/** Whether two listings of one folder show the same. */
export function isSame(a: Listing | undefined, b: Listing | undefined): boolean {
  if (a === b || !a || !b) return a === b;
  const entries = [...a.entries];
  return (
    entries.length === [...b.entries].length && entries.every(each => b.get(each.name)?.isFolder === each.isFolder)
  );
}

function grouped(entries: Iterable<FolderEntry>, keyOf: (entry: FolderEntry) => string): Map<string, FolderEntry[]> {
  const groups = new Map<string, FolderEntry[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group) group.push(entry);
    else groups.set(keyOf(entry), [entry]);
  }
  return groups;
}

/** "sprint_4_plan.md" -> "4.md" */
const shapeOf = (name: string): string =>
  `${(name.replace(/\.[^.]*$/, '').match(/\d+/g) ?? []).join('-')}${/\.[^.]*$/.exec(name)?.[0] ?? ''}`;

const LONGEST_COMPARED = 80;

const isNear = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) > 6 &&
  Math.max(a.length, b.length) <= LONGEST_COMPARED &&
  Math.abs(a.length - b.length) <= 2 &&
  distance(a.toLowerCase(), b.toLowerCase()) <= 2;

/** Lists a folder through the host. */
export async function listFolder(host: Host, place: Place): Promise<Listing | undefined> {
  const uri = uriAt(place.root, place.segments);
  const entries = await host.listFolder(uri);
  if (!entries) return undefined;
  const hasRules = entries.some(({ name }) => name === GITIGNORE);
  return new Listing(entries, hasRules ? await host.readFile(`${uri}/${GITIGNORE}`) : undefined);
}

const GITIGNORE = '.gitignore';

/** Where a URI stands below the innermost folder around it; undefined outside all of them. */
export function placeOf(uri: string, folders: readonly string[]): Place | undefined {
  const key = uriKey(uri);
  const around = folders.filter(folder => key === folder || key.startsWith(`${folder}/`));
  const root = around.sort((a, b) => b.length - a.length)[0];
  if (root === undefined) return undefined;
  const segments = key.slice(root.length).split('/').filter(Boolean).map(decoded);
  return segments.includes('..') ? undefined : { root, segments };
}
