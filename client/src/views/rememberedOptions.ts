import { commands, l10n, type Memento } from 'vscode';
import type { TreeOptions } from '../../../server/src/protocol';
import { statusWords } from './icons';
import { changedOptions, isFiltered, readOptions } from './sprintOptions';

const KEY = 'sprintmark.sprints.options';

/** What the “Sprints” tree shows and how: remembered by the workspace, and known to menus. */
export class RememberedOptions {
  readonly #state: Memento;
  #options: TreeOptions;

  constructor(state: Memento) {
    this.#state = state;
    this.#options = readOptions(state.get<unknown>(KEY));
    this.#tellMenus();
  }

  get current(): TreeOptions {
    return this.#options;
  }

  async change(change: TreeOptions): Promise<void> {
    this.#options = changedOptions(this.#options, change);
    this.#tellMenus();
    await this.#state.update(KEY, this.#options);
  }

  #tellMenus(): void {
    setContext('sprintmark.sprints.filtered', isFiltered(this.#options));
    setContext('sprintmark.sprints.hidesCompleted', this.#options.hideCompleted === true);
  }
}

/** What hides tasks, so that nobody wonders where they are; empty where nothing does. */
export function hiddenBy({ text, statuses = [], owners = [], withProblems, hideCompleted }: TreeOptions): string {
  const parts = [
    text && l10n.t('text: {0}', text),
    statuses.length > 0 && l10n.t('status: {0}', statuses.map(statusWords).join(', ')),
    owners.length > 0 && l10n.t('owner: {0}', owners.map(ownerWords).join(', ')),
    withProblems && l10n.t('with problems'),
    hideCompleted && l10n.t('completed hidden'),
  ];
  return parts.filter(Boolean).join(' · ');
}

export const ownerWords = (owner: string): string => owner || l10n.t('Nobody');

/** For the `when` clauses of the manifest. */
export const setContext = (key: string, value: boolean): void => void commands.executeCommand('setContext', key, value);
