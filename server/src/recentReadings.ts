import { readDocument } from './model/parse';
import type { SprintDoc } from './model/sprint';

const MOST = 16;
/** UTF-16 units of a document; longer ones are not worth the memory. */
const LONGEST = 100_000;

/** The files that were read last as documents with their text: a question and the next one mean the same few. */
export class RecentReadings {
  readonly #documents = new Map<string, SprintDoc>();

  /** What is read of a text is the same as long as the file is. */
  read(uri: string, path: string, text: string): SprintDoc {
    const known = this.#documents.get(uri);
    const doc = known?.text === text && known.path === path ? known : readDocument(uri, path, text);
    this.#documents.delete(uri);
    if (text.length <= LONGEST) this.#documents.set(uri, doc);
    for (const oldest of this.#documents.keys()) {
      if (this.#documents.size <= MOST) break;
      this.#documents.delete(oldest);
    }
    return doc;
  }
}
