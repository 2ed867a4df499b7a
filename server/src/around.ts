import { type EvidenceFiles, findReports, isEvidence, isFound, readEvidenceFiles } from './evidenceFiles';
import { lookUp, withoutChanged } from './files';
import type { Host } from './host';
import { isSame, type Listings, placeOf } from './listings';
import { urisNamedBy } from './model/links/linkTargets';
import type { Facts } from './model/sprint';
import { uriKey } from './uris';

/** What is known of a workspace beside its documents: what its folders hold, as far as that matters, and evidence. Immutable. */
export interface Around {
  readonly listings: Listings;
  readonly evidence: EvidenceFiles;
}

export const NOTHING_AROUND: Around = { listings: new Map(), evidence: new Map() };

export interface AroundOptions {
  readonly host: Host;
  readonly folders: readonly string[];
  /** The documents that name what must be looked up. */
  readonly documents: () => readonly Facts[];
}

/** Looks around anew. `noted` is the evidence that was found beside the documents. */
export async function lookAround(options: AroundOptions, noted: Iterable<string>): Promise<Around> {
  const { host, folders } = options;
  const { listings } = await lookUpNamed(options, NOTHING_AROUND);
  const reports = await Promise.all(folders.map(root => findReports(host, root, listings)));
  return { listings, evidence: await readEvidenceFiles(host, folders, new Set([...noted, ...reports.flat()])) };
}

/** Looks up what the documents name and nobody has looked up yet; the same where there is nothing. */
export function lookUpNamed(options: AroundOptions, before: Around): Promise<Around> {
  const uris = new Set<string>();
  for (const doc of options.documents()) for (const uri of urisNamedBy(doc)) uris.add(uri);
  return lookUpUris(options, before, uris);
}

export async function lookUpUris(
  options: Pick<AroundOptions, 'host' | 'folders'>,
  before: Around,
  uris: Iterable<string>,
): Promise<Around> {
  const listings = await lookUp(options, before.listings, uris);
  return listings === before.listings ? before : { ...before, listings };
}

/** Files that were made, changed or taken away. */
export interface ChangedFiles {
  /** URIs of what is no longer there. */
  readonly deleted: readonly string[];
  readonly created: readonly string[];
  readonly changed: readonly string[];
}

/** Takes note of changes; the same where they do not matter. */
export async function aroundAfter(options: AroundOptions, before: Around, changes: ChangedFiles): Promise<Around> {
  const listings = withoutChanged(before.listings, options.folders, [...changes.deleted, ...changes.created]);
  const evidence = await evidenceAfter(options, before.evidence, changes);
  const after = listings === before.listings ? before : await lookUpNamed(options, { ...before, listings });
  if (evidence === before.evidence && sameListings(after.listings, before.listings)) return before;
  return { ...after, evidence };
}

const sameListings = (a: Listings, b: Listings): boolean =>
  a === b || (a.size === b.size && [...a].every(([key, listing]) => b.has(key) && isSame(listing, b.get(key))));

async function evidenceAfter(
  options: AroundOptions,
  before: EvidenceFiles,
  { deleted, created, changed }: ChangedFiles,
): Promise<EvidenceFiles> {
  const fresh = await evidenceAmong(options, before, [...created, ...changed]);
  // What was read of a file that has changed goes, whatever the file shows now.
  const gone = [...deleted, ...fresh].map(uriKey);
  const kept = [...before].filter(([key]) => !gone.some(each => key === each || key.startsWith(`${each}/`)));
  if (!fresh.length && kept.length === before.size) return before;
  return new Map([...kept, ...(await readEvidenceFiles(options.host, options.folders, fresh))]);
}

async function evidenceAmong(
  { host, folders }: AroundOptions,
  before: EvidenceFiles,
  uris: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const uri of uris) {
    const root = isEvidence(uriKey(uri)) ? placeOf(uri, folders)?.root : undefined;
    if (root !== undefined && (before.has(uriKey(uri)) || (await isFound(host, root, uri)))) found.push(uri);
  }
  return found;
}
