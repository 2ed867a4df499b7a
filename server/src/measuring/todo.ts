import { nameOf, parentOf, uriKey } from '../uris';
import { type Finding, isReportFile, type Noted } from './finding';
import type { KeptReports } from './keptReports';
import { isManifest } from './names';
import { lastPart, type Sources } from './sources';

export interface FileNews {
  readonly uri: string;
  readonly type: 'created' | 'changed' | 'deleted';
}

/** What is known when news come in. */
export interface Known extends Omit<Finding, 'host'> {
  readonly reports: KeptReports;
  readonly sources: Sources | undefined;
  /** By the URI keys of the sources of reports. */
  readonly modified: ReadonlyMap<string, number>;
  readonly noted: Noted;
}

/** What has happened that coverage depends on, until it is looked into. */
export class Todo {
  /** Whether reports are to be looked for. */
  find = false;
  /** Whether the files of the workspace are to be listed. */
  list = false;
  /** Whether all reports may have changed. */
  readsAll = false;
  /** URI keys of reports to be read again. */
  readonly changed = new Set<string>();
  /** URIs that may be reports. */
  readonly seen = new Set<string>();
  /** URI keys of sources that were written. */
  readonly touched = new Set<string>();

  /** A listing of the whole workspace can wait for more news. */
  get isUrgent(): boolean {
    const { find, readsAll, changed, seen, touched } = this;
    return find || readsAll || changed.size + seen.size + touched.size > 0;
  }

  readAgain(keys: Iterable<string>): void {
    for (const key of keys) this.changed.add(key);
  }

  note({ uri, type }: FileNews, known: Known): void {
    // Installing packages makes more news than all else.
    if (uri.includes('/node_modules/') || uri.includes('/.git/')) return;
    const key = uriKey(uri);
    if (type === 'deleted') this.readAgain(known.reports.below(key));
    else if (known.reports.has(key)) this.changed.add(key);
    else if (isReportFile(key, known)) this.seen.add(uri);
    if (type !== 'changed') this.#noteSource(key, known);
    else if (known.modified.has(key)) this.touched.add(key);
    if (type === 'created') this.#notePackage(key, known);
  }

  #noteSource(key: string, { sources }: Known): void {
    // What no report speaks of is no matter; but a folder may hold anything.
    if (sources && (sources.names.has(lastPart(key)) || isFolder(key))) this.list = true;
  }

  #notePackage(key: string, { noted }: Known): void {
    if (isManifest(nameOf(key))) noted.packages.add(parentOf(key) ?? '');
    if (isManifest(nameOf(key)) || isFolder(key)) this.find = true;
  }
}

/** As far as a name can tell. */
const isFolder = (key: string): boolean => !nameOf(key).includes('.');
