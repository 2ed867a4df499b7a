import type { InitializeParams } from 'vscode-languageserver';
import type { Host } from './host';

/** Whether a person vouches for what the workspace holds. An editor that knows of no such thing has asked nobody. */
export class Trust {
  #isGiven: boolean;

  constructor({ initializationOptions }: Pick<InitializeParams, 'initializationOptions'>) {
    this.#isGiven = (initializationOptions as { readonly trusted?: unknown } | undefined)?.trusted !== false;
  }

  get isGiven(): boolean {
    return this.#isGiven;
  }

  give(): void {
    this.#isGiven = true;
  }
}

/** The host without what runs programs, until there is trust. */
export const onlyTrusted = (host: Host, trust: Trust): Host => ({
  ...host,
  get changes() {
    return trust.isGiven ? host.changes : undefined;
  },
  get commits() {
    return trust.isGiven ? host.commits : undefined;
  },
});
