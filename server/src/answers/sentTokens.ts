import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { differences } from '../features/tokens/encode';

interface Sent {
  readonly resultId: string;
  readonly data: number[];
}

/** The tokens that a client was sent last of each open document, so that later only what differs is sent. */
export class SentTokens {
  readonly #sent = new Map<string, Sent>();
  #count = 0;

  all(uri: string, data: number[]): SemanticTokens {
    return this.#remember(uri, data);
  }

  /** All of them to a client that has other ones than it was sent last. */
  changes(uri: string, data: number[], previousResultId: string): SemanticTokens | SemanticTokensDelta {
    const before = this.#sent.get(uri);
    const sent = this.#remember(uri, data);
    if (before?.resultId !== previousResultId) return sent;
    return { resultId: sent.resultId, edits: differences(before.data, data) };
  }

  forget(uri: string): void {
    this.#sent.delete(uri);
  }

  #remember(uri: string, data: number[]): Sent {
    const sent = { resultId: String(++this.#count), data };
    this.#sent.set(uri, sent);
    return sent;
  }
}
