import { lookAround } from './around';
import { AroundState, type FileEvent } from './aroundState';
import { PROJECT_FILE, type SettingProblem, type Settings } from './config';
import { notingEvidence } from './evidenceFiles';
import { checkDigest, checkDocument } from './features/diagnostics';
import type { Host, LoadListener } from './host';
import { type DiskEntry, isIncluded, loadFolders, pathOf, QUIET, readEntry } from './loader';
import { CoverageState } from './measuring/coverageState';
import { notingReports } from './measuring/finding';
import type { Facts, SprintDoc } from './model/sprint';
import { type OpenDocument, openDocument } from './openDocument';
import { makeProject, type Project } from './project';
import { readEditorSettings } from './readSettings';
import { RecentReadings } from './recentReadings';
import type { RuleContext, RuleFinding } from './rules/rule';
import { type ProjectFile, readFileOfProject, SettingsTree } from './settingsTree';
import { nameOf, parentOf, uriKey } from './uris';

export type { FileEvent };

/** A file that is read or open; without `facts`, it is no sprint document. */
export interface Entry {
  readonly uri: string;
  readonly facts: Facts | undefined;
}

/** Whether only the text of an open document is another one, or more than that. */
export type Change = 'text' | 'files';

/** From here on, asking the host about each new file costs more than listing them all. */
const MANY_EVENTS = 50;

/** What is known of the world, and the only mutable state: files read, text open in the editor, settings. */
export class Workspace {
  /** What it reads through, for who must ask for more than documents. */
  readonly host: Host;
  /** Resolves when the first `load` has ended; until then, an id may seem unknown that is only unread. */
  readonly loaded: Promise<void>;
  readonly #ruleIds: readonly string[];
  readonly #coverage: CoverageState;
  readonly #around: AroundState;
  readonly #listeners: ((change: Change) => void)[] = [];
  readonly #open = new Map<string, OpenDocument>();
  readonly #readings = new RecentReadings();
  #disk = new Map<string, DiskEntry>();
  #folders: readonly string[] = [];
  #settings = new SettingsTree();
  /** The documents that are not open, which stay as they are from keystroke to keystroke. */
  #closed: Project | undefined;
  #project: Project | undefined;
  #lastLoad: Promise<void> = Promise.resolve();
  #loads = 0;
  #loading = false;
  #endFirstLoad: () => void = () => {};

  constructor(host: Host, ruleIds: readonly string[]) {
    this.host = host;
    this.#ruleIds = ruleIds;
    const documents = () => this.documents();
    const scene = () => ({ folders: this.#folders, settings: this.#settings, documents });
    const seen = () => ({ host, folders: this.#folders, documents });
    this.#coverage = new CoverageState(host, scene, () => this.#changed('files'));
    this.#around = new AroundState(seen, () => this.#changed('files'));
    this.loaded = new Promise(resolve => {
      this.#endFirstLoad = resolve;
    });
  }

  onChange(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  /** Resolves when coverage reports have been read, as far as they are known to be there or to have changed, and version control has told. */
  get measured(): Promise<void> {
    return this.#coverage.measured;
  }

  /** Resolves when coverage reports have been read. */
  get reportsRead(): Promise<void> {
    return this.#coverage.reportsRead;
  }

  /** Reads all coverage reports anew, whether they seem to have changed or not. */
  refreshCoverage(): Promise<void> {
    return this.#coverage.refresh();
  }

  /** Version control may tell something else now, or may be asked at last. */
  changesChanged(): void {
    this.#coverage.changesChanged();
  }

  /** Before the first `load`: these are all coverage reports, whatever they are called. */
  measureOnly(uris: readonly string[]): void {
    this.#coverage.measureOnly(uris);
  }

  /** The workspace folders, by their keys. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  /** Globs of the files whose changes matter, beside documents and evidence. */
  get watched(): readonly string[] {
    return this.#coverage.watched;
  }

  /** Looks at nothing by itself any more. */
  stop(): void {
    this.#coverage.stop();
  }

  /** An immutable snapshot. */
  get project(): Project {
    const files = this.#around.files(() => this.#disk.keys());
    const around = { files, evidence: this.#around.evidence, coverage: this.#coverage.current };
    this.#closed ??= makeProject(this.#closedDocuments(), around);
    this.#project ??= makeProject(this.#openDocuments(), around, this.#closed);
    return this.#project;
  }

  /** The sprint documents; those that are open with their text. */
  documents(): readonly Facts[] {
    return [...this.#closedDocuments(), ...this.#openDocuments()];
  }

  #closedDocuments(): readonly Facts[] {
    return [...this.#disk].flatMap(([key, { digest }]) => (digest && !this.#open.has(key) ? digest.facts : []));
  }

  #openDocuments(): readonly Facts[] {
    return [...this.#open.values()].flatMap(({ doc }) => (doc?.kind ? doc : []));
  }

  entries(): readonly Entry[] {
    const closed = [...this.#disk].filter(([key]) => !this.#open.has(key));
    return [
      ...closed.map(([, { uri, digest }]) => ({ uri, facts: digest?.facts })),
      ...[...this.#open.values()].map(({ uri, doc }) => ({ uri, facts: doc?.kind ? doc : undefined })),
    ];
  }

  /** An open document, recognised or not, or what is known of a recognised one from disk. */
  facts(uri: string): Facts | undefined {
    const key = uriKey(uri);
    const open = this.#open.get(key);
    return open ? open.doc : this.#disk.get(key)?.digest?.facts;
  }

  /** A document with its text, recognised or not: as it is open, else as the file has it now. */
  read(uri: string): Promise<SprintDoc | undefined> {
    return this.readIf(uri, () => true);
  }

  /** The same where its text is wanted: of many documents, few need be read. */
  async readIf(uri: string, isWanted: (text: string) => boolean): Promise<SprintDoc | undefined> {
    const open = this.#open.get(uriKey(uri));
    if (open) return isWanted(open.text) ? open.doc : undefined;
    const text = this.#disk.has(uriKey(uri)) ? await this.host.readFile(uri) : undefined;
    if (text === undefined || !isWanted(text)) return undefined;
    return this.#readings.read(uri, pathOf(uriKey(uri), this.#folders), text);
  }

  /** Any file as text: as it is open, else as it is now; undefined where it cannot be read. */
  async textAt(uri: string): Promise<string | undefined> {
    return this.#open.get(uriKey(uri))?.text ?? this.host.readFile(uri);
  }

  /** Whether a file's permissions keep it from being written, as far as the host can tell. */
  async isLocked(uri: string): Promise<boolean> {
    return (await this.host.isLocked?.(uri)) ?? false;
  }

  /** What the rules find in a document, open or not. */
  check(facts: Facts): readonly RuleFinding[] {
    const key = uriKey(facts.uri);
    const open = this.#open.get(key);
    if (open) {
      const findings = open.doc ? checkDocument(open.doc, this.context(facts)) : [];
      if (!this.#loading) this.#around.lookUpLater();
      return findings;
    }
    const digest = this.#disk.get(key)?.digest;
    return digest ? checkDigest(digest, this.context(facts)) : [];
  }

  isOpen(uri: string): boolean {
    return this.#open.has(uriKey(uri));
  }

  context({ uri }: { readonly uri: string }): RuleContext {
    return { project: this.project, settings: this.#settings.scopeOf(uriKey(uri)).settings };
  }

  /** Those that hold where no project file says otherwise. */
  get settings(): Settings {
    return this.#settings.scopeOf('').settings;
  }

  projectFiles(): readonly ProjectFile[] {
    return [...this.#settings.files.values()];
  }

  /** Takes effect with the next `load`. */
  changeFolders(added: readonly string[], removed: readonly string[] = []): void {
    const gone = new Set(removed.map(uriKey));
    this.#folders = [...new Set([...this.#folders.filter(folder => !gone.has(folder)), ...added.map(uriKey)])];
  }

  /** Takes the editor's `sprintmark` section; returns what is wrong with it. */
  async setEditorSettings(value: unknown): Promise<readonly SettingProblem[]> {
    const { settings, problems } = readEditorSettings(value, this.#ruleIds);
    await this.#useSettings(new SettingsTree(settings, this.#settings.files));
    return problems;
  }

  /** Takes the text of an opened or edited document, which from now on wins over the file. */
  async open(uri: string, text: string): Promise<void> {
    const key = uriKey(uri);
    if (!this.#open.has(key)) this.#closed = undefined;
    this.#open.set(key, this.#opened(key, uri, text));
    if (nameOf(key) === PROJECT_FILE) await this.#useProjectFile(key, readFileOfProject(uri, text, this.#ruleIds));
    else this.#changed('text');
  }

  async close(uri: string): Promise<void> {
    this.#open.delete(uriKey(uri));
    await this.filesChanged([{ uri, type: 'changed' }]);
  }

  /** Takes a file's text whatever the settings say of its name. */
  add(uri: string, text: string): void {
    this.#disk.set(uriKey(uri), readEntry(uri, text, this.#folders));
    this.#changed('files');
  }

  /** Reads everything below the folders. A later call overtakes an earlier one; when canceled, all stays as it was. */
  load(listener: LoadListener = QUIET): Promise<void> {
    const load = this.#load(listener);
    this.#lastLoad = load.catch(() => {});
    return load;
  }

  async #load({ token, progress }: LoadListener): Promise<void> {
    const number = ++this.#loads;
    this.#loading = true;
    this.#around.overtaken();
    this.#coverage.changesChanged();
    const isStale = () => number !== this.#loads;
    const stop = {
      get isCancellationRequested() {
        return isStale() || token.isCancellationRequested;
      },
    };
    try {
      const reports = notingReports(this.host);
      const { host, noted } = notingEvidence(reports.host);
      const loaded = await loadFolders({
        ...{ host, folders: this.#folders, settings: this.#settings, ruleIds: this.#ruleIds },
        ...{ open: this.#open, token: stop, progress },
      });
      if (!loaded || isStale()) return;
      this.#settings = new SettingsTree(this.#settings.editor, loaded.settings.files);
      this.#disk = loaded.disk;
      this.#readOpenAgain();
      const around = await lookAround(this.#around.options(), noted);
      if (isStale()) return;
      this.#around.loaded(around);
      this.#coverage.loaded(reports.noted);
    } finally {
      if (!isStale()) {
        this.#loading = false;
        this.#endFirstLoad();
        this.#changed('files');
      }
    }
  }

  /** Takes note of what happened to files, each told of once or more; open text stays. */
  async filesChanged(events: readonly FileEvent[]): Promise<void> {
    this.#coverage.filesChanged(events);
    const holding = new Set(events.some(({ type }) => type === 'deleted') ? this.#holding() : []);
    const read = events.filter(({ uri }) => this.#isRead(uriKey(uri)) || holding.has(uriKey(uri)));
    const relists = read.some(({ uri }) => uri.endsWith('/.gitignore')) || read.length > MANY_EVENTS;
    // What is being read may be older than these events.
    if (relists || (this.#loading && read.length)) return this.load();
    await this.#lastLoad;
    for (const event of read) await this.#fileChanged(event);
    await this.#around.filesChanged(events);
    if (read.length) this.#changed('files');
  }

  /** Looks up what documents name that were added one by one. */
  lookUp(): Promise<void> {
    return this.#around.lookUp();
  }

  async #fileChanged({ uri, type }: FileEvent): Promise<void> {
    const key = uriKey(uri);
    if (type === 'deleted') this.#forget(key);
    const text = type !== 'deleted' && (await this.#isWanted(key)) ? await this.host.readFile(uri) : undefined;
    if (nameOf(key) === PROJECT_FILE) {
      if (!this.#open.has(key))
        await this.#useProjectFile(key, text === undefined ? undefined : readFileOfProject(uri, text, this.#ruleIds));
    } else if (text !== undefined) this.#disk.set(key, readEntry(uri, text, this.#folders));
    else this.#disk.delete(key);
  }

  /** Whether a file is read for what it says; all others are only there or not. */
  #isRead(key: string): boolean {
    if (this.#disk.has(key) || this.#open.has(key) || key.endsWith('/.gitignore')) return true;
    return nameOf(key) === PROJECT_FILE || isIncluded(key, this.#folders, this.#settings);
  }

  /** The folders of every file that was read: a deleted one takes its files along, and nothing else is said of them. */
  *#holding(): Generator<string> {
    for (const key of this.#disk.keys())
      for (let folder = parentOf(key); folder !== undefined; folder = parentOf(folder)) yield folder;
  }

  /** A new file may be one that a `.gitignore` names, which only the host knows. */
  async #isWanted(key: string): Promise<boolean> {
    if (nameOf(key) === PROJECT_FILE || this.#disk.has(key)) return true;
    const folder = parentOf(key);
    const isInside = this.#folders.some(each => key.startsWith(`${each}/`));
    if (folder === undefined || !isInside || !isIncluded(key, this.#folders, this.#settings)) return false;
    const siblings = await this.host.findFiles(folder, ['*'], []);
    return siblings.some(uri => uriKey(uri) === key);
  }

  #forget(key: string): void {
    for (const each of this.#disk.keys()) if (each === key || each.startsWith(`${key}/`)) this.#disk.delete(each);
  }

  #opened(key: string, uri: string, text: string): OpenDocument {
    const path = isIncluded(key, this.#folders, this.#settings) ? pathOf(key, this.#folders) : undefined;
    return openDocument({ uri, text, path, earlier: this.#open.get(key)?.latest() });
  }

  #readOpenAgain(): void {
    for (const [key, { uri, text }] of this.#open) this.#open.set(key, this.#opened(key, uri, text));
  }

  async #useProjectFile(key: string, file: ProjectFile | undefined): Promise<void> {
    const files = new Map(this.#settings.files);
    const folder = parentOf(key) ?? '';
    if (file) files.set(folder, file);
    else files.delete(folder);
    await this.#useSettings(new SettingsTree(this.#settings.editor, files));
  }

  /** Another selection of files means reading them again, unless the first `load` is still to come. */
  async #useSettings(settings: SettingsTree): Promise<void> {
    const reload = this.#loads > 0 && !settings.selectsLike(this.#settings);
    const measures = this.#loads > 0 && !settings.measuresLike(this.#settings);
    this.#settings = settings;
    this.#changed('files');
    if (reload) await this.load();
    else if (measures) this.#coverage.settingsChanged();
  }

  #changed(change: Change): void {
    this.#project = undefined;
    if (change === 'files') this.#closed = undefined;
    if (change === 'files') this.#around.forgetFiles();
    for (const listener of this.#listeners) listener(change);
  }
}
