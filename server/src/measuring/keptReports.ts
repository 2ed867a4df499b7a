import { type CoverageReport, MOST_PROBLEMS } from '../coverage/report';
import type { Host } from '../host';
import { uriKey } from '../uris';
import { type ReadFile, readReportFile } from './reading';
import { begun, isSettled, isTooLong, type Written } from './settling';

/** A report as it was read last. */
export interface KeptReport {
  readonly key: string;
  readonly uri: string;
  readonly report: CoverageReport;
  readonly modified: number | undefined;
}

/** The files that may be reports, each read again only where it has changed. */
export class KeptReports {
  readonly #host: Host;
  /** URIs by key. */
  #uris = new Map<string, string>();
  #read = new Map<string, ReadFile>();
  /** Reports that somebody seems to be writing. */
  readonly #written = new Map<string, Written>();

  constructor(host: Host) {
    this.#host = host;
  }

  has(key: string): boolean {
    return this.#uris.has(key);
  }

  *all(): Generator<KeptReport> {
    for (const [key, { uri, report, stat }] of this.#read)
      if (report) yield { key, uri, report, modified: stat?.modified };
  }

  /** The keys of a file, or of those in a folder. */
  below(key: string): string[] {
    return [...this.#uris.keys()].filter(each => each === key || each.startsWith(`${key}/`));
  }

  add(uri: string): void {
    this.#uris.set(uriKey(uri), uri);
  }

  keepOnly(uris: ReadonlyMap<string, string>): void {
    this.#uris = new Map(uris);
  }

  /** What was read is read again, changed or not. */
  forget(): void {
    this.#read = new Map();
  }

  /** Keys of reports that somebody seems to be writing. */
  get waiting(): Iterable<string> {
    return this.#written.keys();
  }

  /** Reads what is new or may have changed; whether any of it is another one now, and whether some is to be read again soon. */
  async read({
    changed,
    readsAll,
  }: {
    readonly changed: ReadonlySet<string>;
    readonly readsAll: boolean;
  }): Promise<{ readonly hasChanged: boolean; readonly isWaiting: boolean }> {
    let hasChanged = this.#dropUnwanted();
    for (const [key, uri] of this.#uris) {
      const before = this.#read.get(key);
      if (before && !readsAll && !changed.has(key)) continue;
      // What was kept back need not be read twice either.
      const file = await readReportFile(this.#host, uri, this.#written.get(key)?.file ?? before);
      if (file === before) this.#written.delete(key);
      else if (!this.#isKeptBack(key, file, readsAll)) hasChanged ||= this.#read.get(key)?.report !== before?.report;
    }
    return { hasChanged, isWaiting: this.#written.size > 0 };
  }

  /** Whether a report is gone with that. */
  #dropUnwanted(): boolean {
    for (const key of this.#written.keys()) if (!this.#uris.has(key)) this.#written.delete(key);
    const gone = [...this.#read.keys()].filter(key => !this.#uris.has(key));
    const wereReports = gone.filter(key => this.#read.get(key)?.report);
    for (const key of gone) this.#drop(key);
    return wereReports.length > 0;
  }

  #drop(key: string): void {
    this.#read.delete(key);
    this.#uris.delete(key);
    this.#written.delete(key);
  }

  /** Takes a file as it is now, unless it seems to be a part of what somebody is writing: that must not take the place of a whole one. */
  #isKeptBack(key: string, file: ReadFile | undefined, readsAll: boolean): boolean {
    if (!file) {
      this.#drop(key);
      return false;
    }
    const before = this.#read.get(key);
    const written = begun(file, this.#written.get(key));
    if (isSettled(written, before, readsAll)) {
      this.#written.delete(key);
      this.#read.set(key, file);
      return false;
    }
    this.#written.set(key, written);
    const isTaken = isTooLong(written) || before?.report?.isComplete === false || (readsAll && !before);
    if (isTaken) this.#read.set(key, { ...file, report: unfinished(file.report) });
    return !isTaken;
  }
}

/** What was read so far says nothing of the rest, even where it ends with a whole record. */
const unfinished = (report: CoverageReport | undefined): CoverageReport | undefined =>
  report && {
    ...report,
    isComplete: false,
    problems: ['This report is being written.', ...report.problems.slice(0, MOST_PROBLEMS - 1)],
  };
