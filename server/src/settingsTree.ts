import picomatch from 'picomatch';
import { DEFAULT_SETTINGS, mergeSettings, type PartialSettings, type ReadSettings, type Settings } from './config';
import { readProjectFile } from './readSettings';
import { parentOf } from './uris';

/** A `.sprintmark.json` and what was read from it. */
export interface ProjectFile extends ReadSettings {
  readonly uri: string;
  readonly text: string;
}

/** The settings that hold below a folder. */
export interface Scope {
  readonly settings: Settings;
  /** The folder of the `.sprintmark.json` that holds, to which its globs are relative. */
  readonly folder: string | undefined;
  /** Whether a path relative to that folder, else to the workspace folder, is to be read. */
  includes(path: string): boolean;
  excludes(path: string): boolean;
  /** Whether a path relative to that folder is that of a coverage report. */
  isReport(path: string): boolean;
}

/** The editor's settings and every project file: the nearest one above a document wins over the editor. Immutable. */
export class SettingsTree {
  readonly editor: PartialSettings;
  /** By the folder's URI key. */
  readonly files: ReadonlyMap<string, ProjectFile>;
  readonly #root: Scope;
  readonly #scopes: ReadonlyMap<string, Scope>;

  constructor(editor: PartialSettings = {}, files: ReadonlyMap<string, ProjectFile> = new Map()) {
    this.editor = editor;
    this.files = files;
    this.#root = makeScope(mergeSettings(editor), undefined);
    this.#scopes = new Map(
      [...files].map(([folder, { settings }]) => [folder, makeScope(mergeSettings(editor, settings), folder)]),
    );
  }

  /** The scope of a document or folder by its URI key. */
  scopeOf(key: string): Scope {
    if (!this.#scopes.size) return this.#root;
    for (let folder: string | undefined = key; folder !== undefined; folder = parentOf(folder)) {
      const scope = this.#scopes.get(folder);
      if (scope) return scope;
    }
    return this.#root;
  }

  /** Whether some scope reads other files than Markdown's usual ones. */
  get widens(): boolean {
    return this.scopes.some(({ settings }) => settings.include.join() !== DEFAULT_SETTINGS.include.join());
  }

  /** Every scope that reports may be looked for in, the editor's own first. */
  get scopes(): readonly Scope[] {
    return [this.#root, ...this.#scopes.values()];
  }

  /** Whether `other` would read the same files. */
  selectsLike(other: SettingsTree): boolean {
    const selection = ({ include, exclude }: Settings) => [include, exclude];
    return this.#chosen(selection) === other.#chosen(selection);
  }

  /** Whether `other` would look for the same coverage. */
  measuresLike(other: SettingsTree): boolean {
    return this.#chosen(({ coverage }) => coverage) === other.#chosen(({ coverage }) => coverage);
  }

  #chosen(part: (settings: Settings) => unknown): string {
    const scopes = [...this.#scopes].sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify(
      [['', this.#root] as const, ...scopes].map(([folder, each]) => [folder, part(each.settings)]),
    );
  }
}

export const readFileOfProject = (uri: string, text: string, ruleIds: readonly string[]): ProjectFile => ({
  uri,
  text,
  ...readProjectFile(text, ruleIds),
});

function makeScope(settings: Settings, folder: string | undefined): Scope {
  const included = anyOf(settings.include);
  const excluded = anyOf(settings.exclude);
  const isReport = anyOf(settings.coverage.reports);
  return { settings, folder, includes: path => included(path) && !excluded(path), excludes: excluded, isReport };
}

/** Matches a path with `/` against globs. */
export function anyOf(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map(glob => picomatch(glob, { dot: true, noextglob: true }));
  return path => matchers.some(matches => matches(path));
}

/** Each `*` may be tried at every place of a path, so their number is the power of the time that matching takes. */
