import { decoded } from '../../model/links/paths';
import type { Facts } from '../../model/sprint';

export type ByFolder = ReadonlyMap<string, readonly Facts[]>;

/** The documents by the URI of their folder without percent-encoding; for `Project.derived`. */
export function documentsByFolder(documents: readonly Facts[], base: ByFolder | undefined): ByFolder {
  const groups = new Map<string, Facts[]>();
  for (const doc of documents) {
    const folder = folderUri(doc.uri);
    const group = groups.get(folder);
    if (group) group.push(doc);
    else groups.set(folder, [...(base?.get(folder) ?? []), doc]);
  }
  return base ? new Map([...base, ...groups]) : groups;
}

export const folderUri = (uri: string): string => decoded(uri.slice(0, uri.lastIndexOf('/')));
