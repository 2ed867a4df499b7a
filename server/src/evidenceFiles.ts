import type { Evidence } from './evidence/evidence';
import { evidenceGlobs, readEvidence } from './evidence/readEvidence';
import type { Host } from './host';
import { type Listings, listFolder, listingKey, type Place } from './listings';
import { pathOf } from './loader';
import { anyOf } from './settingsTree';
import { nameOf, parentOf, uriAt, uriKey } from './uris';

/** By URI key. Immutable. */
export type EvidenceFiles = ReadonlyMap<string, Evidence>;

/** Whether a file may hold evidence, by its name. */
export const isEvidence = (key: string): boolean => /\.(?:xml|ya?ml)$/i.test(key) && isEvidencePath(nameOf(key));
const isEvidencePath = anyOf(evidenceGlobs);

/** A host that notes the evidence beside the documents that are looked for, so that folders are walked but once. */
export function notingEvidence(host: Host): { readonly host: Host; readonly noted: Set<string> } {
  const noted = new Set<string>();
  const findFiles: Host['findFiles'] = async (folder, include, exclude) => {
    const isWanted = anyOf(include);
    const found = await host.findFiles(folder, [...include, ...evidenceGlobs], exclude);
    return found.filter(uri => {
      if (!isEvidence(uriKey(uri))) return true;
      noted.add(uri);
      return isWanted(pathOf(uriKey(uri), [uriKey(folder)]));
    });
  };
  return { host: { ...host, findFiles }, noted };
}

/** Where tools put their reports, whether or not a `.gitignore` names them. */
const REPORTS = /^(?:test[-_]?(?:results?|reports?)|reports?|results|coverage|artifacts|build|target)$/i;
const REPORTS_BELOW = /test|report|result|junit|surefire|failsafe/i;
const isReportsBelow = (name: string): boolean => REPORTS_BELOW.test(name);
const DEEPEST = 4;
const MOST_FOLDERS = 50;

/** Evidence that a `.gitignore` names: in the workspace folder itself, and where tools put their reports. */
export async function findReports(host: Host, root: string, listings: Listings): Promise<string[]> {
  const found: string[] = [];
  const queue: Place[] = [{ root, segments: [] }];
  for (let at = 0; at < queue.length && at < MOST_FOLDERS; at++) {
    const place = queue[at] as Place;
    const listing = listings.get(listingKey(place)) ?? (await listFolder(host, place));
    for (const { name, isFolder } of listing?.entries ?? []) {
      const segments = [...place.segments, name];
      if (!isFolder && isEvidence(uriAt(root, segments))) found.push(uriAt(root, segments));
      const mayHoldReports = place.segments.length ? REPORTS_BELOW : REPORTS;
      if (isFolder && segments.length <= DEEPEST && mayHoldReports.test(name)) queue.push({ root, segments });
    }
  }
  return found;
}

/** Whether a new file is one that `findFiles` or `findReports` would find. */
export async function isFound(host: Host, root: string, uri: string): Promise<boolean> {
  const [folder = '', ...below] = pathOf(uriKey(uri), [root]).split('/').slice(0, -1);
  const isReport = !folder || (REPORTS.test(folder) && below.length < DEEPEST && below.every(isReportsBelow));
  const parent = parentOf(uriKey(uri));
  if (isReport || parent === undefined) return isReport;
  return (await host.findFiles(parent, ['*'], [])).some(each => uriKey(each) === uriKey(uri));
}

/** Reads what files show; one that shows nothing, or cannot be read, is left out. */
export async function readEvidenceFiles(
  host: Host,
  folders: readonly string[],
  uris: Iterable<string>,
): Promise<Map<string, Evidence>> {
  const files = new Map<string, Evidence>();
  for (const uri of [...uris].sort()) {
    const text = await host.readFile(uri);
    const evidence = text === undefined ? undefined : readEvidence(uri, pathOf(uriKey(uri), folders), text);
    if (evidence) files.set(uriKey(uri), evidence);
  }
  return files;
}
