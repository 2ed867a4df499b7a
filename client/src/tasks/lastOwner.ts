import type { Memento } from 'vscode';

const KEY = 'sprintmark.lastOwner';

/** For whom the last task was claimed or started in this workspace. */
export class LastOwner {
  readonly #state: Memento;

  constructor(state: Memento) {
    this.#state = state;
  }

  get(): string | undefined {
    const owner = this.#state.get<unknown>(KEY);
    return typeof owner === 'string' ? owner : undefined;
  }

  async set(owner: string): Promise<void> {
    await this.#state.update(KEY, owner);
  }
}
