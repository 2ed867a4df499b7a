import { decoded } from '../../model/links/paths';

/** A file or folder and the URI that it will have. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Where files go that are renamed together; a folder takes along all that is in it. */
export class Moves {
  readonly #moves: ReadonlyMap<string, string>;

  constructor(moves: readonly Move[]) {
    this.#moves = new Map(moves.map(({ from, to }) => [plain(from), plain(to)]));
  }

  /** The URI of a file afterwards, without percent-encoding; undefined where it stays. */
  to(uri: string): string | undefined {
    const key = plain(uri);
    for (let end = key.length; end > 0; end = key.lastIndexOf('/', end - 1)) {
      const moved = this.#moves.get(key.slice(0, end));
      if (moved !== undefined) return moved + key.slice(end);
    }
    return undefined;
  }
}

const plain = (uri: string): string => decoded(uri).replace(/\/+$/, '');
