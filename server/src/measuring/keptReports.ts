import { type CoverageReport, MOST_PROBLEMS } from '../coverage/report';
import type { Host } from '../host';
import { uriKey } from '../uris';
import { type ReadFile, readReportFile } from './reading';

/** A report as it was read last. */
export interface KeptReport {
  readonly key: string;
  readonly uri: string;
  readonly report: CoverageReport;
  readonly modified: number | undefined;
}

/** How long, in milliseconds, what was known of a report is kept while somebody seems to be writing it. */
const PATIENCE = 1000;

/** The files that may be reports, each read again only where it has changed. */
export class KeptReports {
  readonly #host: Host;
  /** URIs by key. */
  #uris = new Map<string, string>();
  #read = new Map<string, ReadFile>();
  /** Since when somebody seems to be writing a report. */
  readonly #writtenSince = new Map<string, number>();

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
    return this.#writtenSince.keys();
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
      const file = await readReportFile(this.#host, uri, before);
      if (file === before) this.#writtenSince.delete(key);
      else if (!this.#isKeptBack(key, file)) {
        this.#take(key, file);
        hasChanged ||= file?.report !== before?.report;
      }
    }
    return { hasChanged, isWaiting: this.#writtenSince.size > 0 };
  }

  /** Whether a report is gone with that. */
  #dropUnwanted(): boolean {
    const gone = [...this.#read.keys()].filter(key => !this.#uris.has(key));
    const wereReports = gone.filter(key => this.#read.get(key)?.report);
    for (const key of gone) this.#take(key, undefined);
    return wereReports.length > 0;
  }

  #take(key: string, file: ReadFile | undefined): void {
    if (file) this.#read.set(key, file.isMoving ? { ...file, report: unfinished(file.report) } : file);
    else {
      this.#read.delete(key);
      this.#uris.delete(key);
      this.#writtenSince.delete(key);
    }
  }

  /** Half a report must not take the place of a whole one while it is being written. */
  #isKeptBack(key: string, file: ReadFile | undefined): boolean {
    const since = this.#writtenSince.get(key) ?? Date.now();
    const isHalf = file !== undefined && (file.isMoving || !file.report?.isComplete);
    const isKept = isHalf && Date.now() - since < PATIENCE && this.#read.get(key)?.report?.isComplete === true;
    if (isKept || file?.isMoving) this.#writtenSince.set(key, since);
    else this.#writtenSince.delete(key);
    return isKept;
  }
}

/** What was read so far says nothing of the rest, even where it ends with a whole record. */
const unfinished = (report: CoverageReport | undefined): CoverageReport | undefined =>
  report && {
    ...report,
    isComplete: false,
    problems: ['This report is being written.', ...report.problems.slice(0, MOST_PROBLEMS - 1)],
  };
