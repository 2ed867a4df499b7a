import { DEFAULT_SETTINGS } from '../config';
import { type Coverage, NO_COVERAGE } from '../coverage/coverage';
import { type FoundReport, mergeReports } from '../coverage/merge';
import type { CoverageReport } from '../coverage/report';
import type { Host } from '../host';
import { pathOf } from '../loader';
import type { Facts } from '../model/sprint';
import type { SettingsTree } from '../settingsTree';
import { uriKey } from '../uris';
import { ChangedLines, hasLineBudget } from './changedLines';
import { type Finding, findReports, isFound, type Noted } from './finding';
import { KeptReports } from './keptReports';
import { listSources, type Sources, sourcesOf } from './sources';
import { type FileNews, Todo } from './todo';
import { Turns } from './turns';

/** What coverage depends on beside the reports. */
export interface Scene {
  readonly folders: readonly string[];
  readonly settings: SettingsTree;
  readonly documents: () => readonly Facts[];
}

/** So long, in milliseconds, until news of one write have come together; a listing of the workspace waits longer. */
const SOON = 100;
const LATER = 500;
const USUAL: ReadonlySet<string> = new Set(DEFAULT_SETTINGS.coverage.reports);
/** How often a report is looked at that somebody seems to be writing. */
const AGAIN = 200;

/** What of a workspace's state has to do with coverage; the workspace alone knows it. */
export class CoverageState {
  readonly #host: Host;
  readonly #scene: () => Scene;
  readonly #onChange: () => void;
  readonly #turns = new Turns(() => this.#measure());
  readonly #reports: KeptReports;
  readonly #lines: ChangedLines;
  #noted: Noted = { reports: new Set(), packages: new Set() };
  #only: ReadonlyMap<string, string> | undefined;
  #sources: Sources | undefined;
  #modified = new Map<string, number>();
  #todo = new Todo();
  #current = NO_COVERAGE;

  /** `onChange` hears when `current` is another one. */
  constructor(host: Host, scene: () => Scene, onChange: () => void) {
    this.#host = host;
    this.#scene = scene;
    this.#onChange = onChange;
    this.#reports = new KeptReports(host);
    this.#lines = new ChangedLines(
      host,
      () => this.#changesScene(),
      () => this.#show(this.#current),
    );
  }

  /** An immutable snapshot; the same while nothing has changed. */
  get current(): Coverage {
    return this.#current;
  }

  /** Resolves when all that is known to have changed was read, and version control was asked. */
  get measured(): Promise<void> {
    return this.#turns.idle.then(() => this.#lines.settled);
  }

  /** Globs of the files whose changes matter, beside reports by their usual names. */
  get watched(): readonly string[] {
    // Any file's lines count.
    if (this.#host.changes && this.#scene().documents().some(hasLineBudget)) return ['**/*'];
    const named = this.#scene().settings.scopes.flatMap(({ settings }) => settings.coverage.reports);
    const own = named.filter(glob => !USUAL.has(glob)).map(glob => `**/${glob}`);
    return [...new Set([...own, ...(this.#sources?.globs ?? [])])].sort();
  }

  /** Version control may tell something else now. */
  changesChanged(): void {
    this.#lines.look();
  }

  /** From now on only these count as reports, wherever they are and whatever they are called. */
  measureOnly(uris: readonly string[]): void {
    this.#only = new Map(uris.map(uri => [uriKey(uri), uri]));
  }

  /** The workspace was read anew; `noted` was seen on the way. */
  loaded(noted: Noted): void {
    this.#noted = noted;
    this.#todo.find = true;
    this.#todo.list = true;
    this.#todo.readsAll = true;
    this.#turns.take(0);
  }

  settingsChanged(): void {
    this.#todo.find = true;
    this.#todo.list = true;
    this.#turns.take(0);
    this.#lines.look();
  }

  /** Reads everything anew, changed or not. */
  refresh(): Promise<void> {
    this.#reports.forget();
    this.loaded(this.#noted);
    return this.measured;
  }

  filesChanged(news: readonly FileNews[]): void {
    const { folders, settings } = this.#scene();
    const known = { folders, settings, reports: this.#reports, sources: this.#sources, modified: this.#modified };
    for (const each of news) this.#todo.note(each, { ...known, noted: this.#noted });
    if (this.#todo.isUrgent) this.#turns.take(SOON);
    else if (this.#todo.list) this.#turns.take(LATER);
    this.#lines.filesChanged(news);
  }

  stop(): void {
    this.#turns.stop();
    this.#lines.stop();
  }

  /** One round: all that is to be done now, unless more comes in meanwhile that makes it void. */
  async #measure(): Promise<void> {
    const todo = this.#todo;
    this.#todo = new Todo();
    const finding: Finding = { host: this.#host, ...this.#scene() };
    if (todo.find) this.#reports.keepOnly(this.#only ?? (await findReports(finding, this.#noted)));
    for (const uri of todo.seen)
      if (!this.#only && (await isFound(finding, uri, this.#noted.packages))) this.#reports.add(uri);
    const { hasChanged, isWaiting } = await this.#reports.read(todo);
    if (isWaiting) this.#turns.takeOnceMore(AGAIN, () => this.#todo.readAgain(this.#reports.waiting));
    const sources = await this.#list(finding, todo.list);
    const isMoved = hasChanged || todo.readsAll || sources !== this.#sources;
    this.#sources = sources;
    const reports = this.#found(finding);
    const isTouched = await this.#stat(reports, isMoved ? undefined : todo.touched);
    // A load that has come in meanwhile shows what there is then.
    if (this.#todo.readsAll) return;
    if (isMoved || isTouched)
      this.#show(mergeReports(reports, { modified: this.#modified, changes: this.#current.changes }));
    // Of the first report on, changed lines are wanted, too.
    this.#lines.lookIfNew();
  }

  /** Nothing is listed as long as there is no report. */
  async #list(finding: Finding, anew: boolean): Promise<Sources | undefined> {
    const reports = [...this.#reports.all()].map(({ report }) => report);
    return reports.length ? listSources(finding, reports, anew ? undefined : this.#sources) : undefined;
  }

  #found({ folders }: Finding): FoundReport[] {
    const sources = this.#sources;
    if (!sources) return [];
    return [...this.#reports.all()].map(({ key, uri, report, modified }) => ({
      state: { key, uri, path: pathOf(key, folders), modified, ...summaryOf(report) },
      files: report.files,
      sources: sourcesOf(report, key, { sources, folders }),
    }));
  }

  /** Asks when sources were written, all or those that were touched; whether any was written since. */
  async #stat(reports: readonly FoundReport[], touched: ReadonlySet<string> | undefined): Promise<boolean> {
    if (!this.#host.statFiles || touched?.size === 0) return false;
    const sources = new Map(reports.flatMap(({ sources }) => [...sources.values()].map(each => [each.key, each.uri])));
    const asked = [...sources].filter(([key]) => touched?.has(key) ?? true);
    const stats = await this.#host.statFiles(asked.map(([, uri]) => uri));
    const modified = new Map(touched ? this.#modified : []);
    for (const [at, [key]] of asked.entries()) {
      const stat = stats[at];
      if (stat) modified.set(key, stat.modified);
    }
    const isOther = asked.some(([key]) => modified.get(key) !== this.#modified.get(key));
    this.#modified = modified;
    return isOther;
  }

  #changesScene() {
    const { folders, settings, documents } = this.#scene();
    const isWanted = this.#current.reports.length > 0 || documents().some(hasLineBudget);
    return { folders, isWanted, baseOf: (folder: string) => settings.scopeOf(folder).settings.coverage.base };
  }

  #show(coverage: Coverage): void {
    const changes = this.#lines.current;
    const isNothing = coverage.reports.length + changes.size === 0;
    if (isNothing && this.#current === NO_COVERAGE) return;
    this.#current = isNothing ? NO_COVERAGE : { ...coverage, changes };
    this.#onChange();
  }
}

const summaryOf = ({ format, isComplete, problems, files }: CoverageReport) => ({
  ...{ format, isComplete, problems },
  files: files.length,
});
