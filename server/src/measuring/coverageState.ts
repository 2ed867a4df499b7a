import { DEFAULT_SETTINGS } from '../config';
import { type Coverage, NO_COVERAGE } from '../coverage/coverage';
import { mergeReports } from '../coverage/merge';
import { inTurns, type Steps } from '../coverage/steps';
import type { Host } from '../host';
import type { Facts } from '../model/sprint';
import type { SettingsTree } from '../settingsTree';
import { uriKey } from '../uris';
import { ChangedLines, hasLineBudget } from './changedLines';
import { type Finding, findReports, isFound, type Noted } from './finding';
import { KeptReports } from './keptReports';
import { foundReports, listSources, type Sources } from './sources';
import { SourceTimes } from './sourceTimes';
import { type FileNews, isNews, Todo } from './todo';
import { Turns } from './turns';

/** What coverage depends on beside the reports. */
export interface Scene {
  readonly folders: readonly string[];
  readonly settings: SettingsTree;
  readonly documents: () => readonly Facts[];
}

/** So long, in milliseconds, until news of one write have come together. */
const SOON = 100;
/** So long at least, and so many times as long as it has taken, between two walks through the workspace that news make necessary. */
const REST = { least: 500, times: 5 };
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
  readonly #times: SourceTimes;
  #noted: Noted = { reports: new Set(), packages: new Set() };
  #only: ReadonlyMap<string, string> | undefined;
  #sources: Sources | undefined;
  #news: FileNews[] = [];
  #todo = new Todo();
  /** Until then, in milliseconds since 1970, news make nobody walk through the workspace. */
  #restsUntil = 0;
  #current = NO_COVERAGE;

  /** `onChange` hears when `current` is another one. */
  constructor(host: Host, scene: () => Scene, onChange: () => void) {
    this.#host = host;
    this.#scene = scene;
    this.#onChange = onChange;
    this.#reports = new KeptReports(host);
    this.#times = new SourceTimes(host);
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
    return this.reportsRead.then(() => this.#lines.settled);
  }

  /** The same, but for what version control tells. */
  get reportsRead(): Promise<void> {
    return this.#turns.idle;
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
    this.#todo.walk();
    this.#todo.readsAll = true;
    this.#turns.take(0);
  }

  settingsChanged(): void {
    this.#todo.walk();
    this.#restsUntil = 0;
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
    const own = news.filter(isNews);
    this.#news = this.#news.concat(own);
    if (own.length) this.#turns.take(SOON);
    this.#lines.filesChanged(news);
  }

  stop(): void {
    this.#turns.stop();
    this.#lines.stop();
  }

  /** One round: all that is to be done now, unless more comes in meanwhile that makes it void. */
  async #measure(): Promise<void> {
    await inTurns(this.#note());
    const todo = this.#takeTodo();
    if (todo.isEmpty) return;
    const begun = Date.now();
    const finding: Finding = { host: this.#host, ...this.#scene() };
    if (todo.find) this.#reports.keepOnly(this.#only ?? (await findReports(finding, this.#noted)));
    for (const uri of todo.seen)
      if (!this.#only && (await isFound(finding, uri, this.#noted.packages))) this.#reports.add(uri);
    const { hasChanged, isWaiting } = await this.#reports.read(todo);
    if (isWaiting) this.#turns.takeOnceMore(AGAIN, () => this.#todo.readAgain(this.#reports.waiting));
    const sources = await this.#list(finding, todo.list);
    if (todo.walks) this.#restsUntil = Date.now() + Math.max(REST.least, REST.times * (Date.now() - begun));
    const isMoved = hasChanged || todo.readsAll || sources !== this.#sources;
    this.#sources = sources;
    const reports = sources ? await foundReports(this.#reports.all(), sources, finding.folders) : [];
    const isTouched = await this.#times.ask(reports, isMoved ? undefined : todo.touched);
    // A load that has come in meanwhile shows what there is then.
    if (this.#todo.readsAll) return;
    if (isMoved || isTouched)
      this.#show(
        await inTurns(mergeReports(reports, { modified: this.#times.current, changes: this.#current.changes })),
      );
    // Of the first report on, changed lines are wanted, too.
    this.#lines.lookIfNew();
  }

  /** There may be thousands of news at a time. */
  *#note(): Steps<void> {
    const news = this.#news;
    this.#news = [];
    const kept = { noted: this.#noted, reports: this.#reports, sources: this.#sources, modified: this.#times.current };
    const known = { ...this.#scene(), ...kept };
    for (const each of news) {
      yield;
      this.#todo.note(each, known);
    }
  }

  /** What is to be done now; a walk that has to wait stays. */
  #takeTodo(): Todo {
    const todo = this.#todo;
    const rest = todo.walks && !todo.readsAll ? this.#restsUntil - Date.now() : 0;
    this.#todo = rest > 0 ? todo.withoutWalks() : new Todo();
    if (rest > 0) this.#turns.take(rest);
    return todo;
  }

  /** Nothing is listed as long as there is no report. */
  async #list(finding: Finding, anew: boolean): Promise<Sources | undefined> {
    const reports = [...this.#reports.all()].map(({ report }) => report);
    return reports.length ? listSources(finding, reports, anew ? undefined : this.#sources) : undefined;
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
