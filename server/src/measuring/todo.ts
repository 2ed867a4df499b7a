import { nameOf, parentOf, uriKey } from '../uris';
import { type Finding, isReportFile, type Noted } from './finding';
import type { KeptReports } from './keptReports';
import { isManifest } from './names';
import { lastPart, type Sources } from './sources';

export interface FileNews {
  readonly uri: string;
  readonly type: 'created' | 'changed' | 'deleted';
}

/** Installing packages makes more news than all else. */
export const isNews = ({ uri }: FileNews): boolean => !uri.includes('/node_modules/') && !uri.includes('/.git/');

/** What is known when news are looked at. */
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

  /** Reports and sources are to be looked for anew. */
  walk(): void {
    this.find = true;
    this.list = true;
  }

  /** Whether the workspace is to be walked through. */
  get walks(): boolean {
    return this.find || this.list;
  }

  get isEmpty(): boolean {
    const { changed, seen, touched } = this;
    return !this.walks && !this.readsAll && changed.size + seen.size + touched.size === 0;
  }

  /** Takes back the walks, for later. */
  withoutWalks(): Todo {
    const walks = new Todo();
    [walks.find, walks.list] = [this.find, this.list];
    [this.find, this.list] = [false, false];
    return walks;
  }

  readAgain(keys: Iterable<string>): void {
    for (const key of keys) this.changed.add(key);
  }

  note({ uri, type }: FileNews, known: Known): void {
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
