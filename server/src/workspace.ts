import { PROJECT_FILE, type SettingProblem } from './config';
import type { Host } from './host';
import { type Entry, isIncluded, type LoadListener, loadFolders, pathOf, QUIET, readEntry } from './loader';
import type { SprintDoc } from './model/sprint';
import { type OpenDocument, openDocument } from './openDocument';
import { makeProject, type Project } from './project';
import { readEditorSettings } from './readSettings';
import type { RuleContext } from './rules/rule';
import { type ProjectFile, readFileOfProject, SettingsTree } from './settingsTree';
import { nameOf, parentOf, uriKey } from './uris';

export interface FileEvent {
  readonly uri: string;
  readonly type: 'created' | 'changed' | 'deleted';
}

/** Whether only the text of an open document is another one, or more than that. */
export type Change = 'text' | 'files';

/** From here on, asking the host about each new file costs more than listing them all. */
const MANY_EVENTS = 50;

/** What is known of the world, and the only mutable state: files read, text open in the editor, settings. */
export class Workspace {
  /** Resolves when the first `load` has ended; until then, an id may seem unknown that is only unread. */
  readonly loaded: Promise<void>;
  readonly #host: Host;
  readonly #ruleIds: readonly string[];
  readonly #listeners: ((change: Change) => void)[] = [];
  readonly #open = new Map<string, OpenDocument>();
  #disk = new Map<string, Entry>();
  #folders: readonly string[] = [];
  #settings = new SettingsTree();
  #project: Project | undefined;
  #loads = 0;
  #loading = false;
  #endFirstLoad: () => void = () => {};

  constructor(host: Host, ruleIds: readonly string[]) {
    this.#host = host;
    this.#ruleIds = ruleIds;
    this.loaded = new Promise(resolve => {
      this.#endFirstLoad = resolve;
    });
  }

  onChange(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  /** An immutable snapshot. */
  get project(): Project {
    this.#project ??= makeProject(this.documents());
    return this.#project;
  }

  /** The sprint documents. */
  documents(): readonly SprintDoc[] {
    return this.entries().flatMap(({ doc }) => (doc?.kind ? [doc] : []));
  }

  /** Every file that is read or open; without `doc` or without its kind, it is no sprint document. */
  entries(): readonly Entry[] {
    return [...[...this.#disk].flatMap(([key, entry]) => (this.#open.has(key) ? [] : entry)), ...this.#open.values()];
  }

  /** An open document, recognised or not, or a recognised one from disk. */
  document(uri: string): SprintDoc | undefined {
    const key = uriKey(uri);
    return (this.#open.get(key) ?? this.#disk.get(key))?.doc;
  }

  isOpen(uri: string): boolean {
    return this.#open.has(uriKey(uri));
  }

  context(doc: SprintDoc): RuleContext {
    return { project: this.project, settings: this.#settings.scopeOf(uriKey(doc.uri)).settings };
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
  async load({ token, progress }: LoadListener = QUIET): Promise<void> {
    const number = ++this.#loads;
    this.#loading = true;
    const isStale = () => number !== this.#loads;
    const stop = {
      get isCancellationRequested() {
        return isStale() || token.isCancellationRequested;
      },
    };
    try {
      const loaded = await loadFolders({
        ...{ host: this.#host, folders: this.#folders, settings: this.#settings, ruleIds: this.#ruleIds },
        ...{ open: this.#open, token: stop, progress },
      });
      if (!loaded || isStale()) return;
      this.#settings = new SettingsTree(this.#settings.editor, loaded.settings.files);
      this.#disk = loaded.disk;
      this.#readOpenAgain();
    } finally {
      if (!isStale()) {
        this.#loading = false;
        this.#endFirstLoad();
        this.#changed('files');
      }
    }
  }

  /** Takes note of what happened to files; open text stays. */
  async filesChanged(events: readonly FileEvent[]): Promise<void> {
    const relists = events.some(({ uri }) => uri.endsWith('/.gitignore')) || events.length > MANY_EVENTS;
    // What is being read may be older than these events.
    if (relists || this.#loading) return this.load();
    for (const { uri, type } of events) {
      const key = uriKey(uri);
      if (type === 'deleted') this.#forget(key);
      const text = type !== 'deleted' && (await this.#isWanted(key)) ? await this.#host.readFile(uri) : undefined;
      if (nameOf(key) === PROJECT_FILE) {
        if (!this.#open.has(key))
          await this.#useProjectFile(key, text === undefined ? undefined : readFileOfProject(uri, text, this.#ruleIds));
      } else if (text !== undefined) this.#disk.set(key, readEntry(uri, text, this.#folders));
      else this.#disk.delete(key);
    }
    this.#changed('files');
  }

  /** A new file may be one that a `.gitignore` names, which only the host knows. */
  async #isWanted(key: string): Promise<boolean> {
    if (nameOf(key) === PROJECT_FILE || this.#disk.has(key)) return true;
    const folder = parentOf(key);
    const isInside = this.#folders.some(each => key.startsWith(`${each}/`));
    if (folder === undefined || !isInside || !isIncluded(key, this.#folders, this.#settings)) return false;
    const siblings = await this.#host.findFiles(folder, ['*'], []);
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
    this.#settings = settings;
    this.#changed('files');
    if (reload) await this.load();
  }

  #changed(change: Change): void {
    this.#project = undefined;
    for (const listener of this.#listeners) listener(change);
  }
}
