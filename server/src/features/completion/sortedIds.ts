import type { Facts } from '../../model/sprint';

/** The keys of all ids in their order, so that those with one beginning are found without looking at the others. */
export class SortedIds {
  readonly #keys: readonly string[];
  readonly #base: SortedIds | undefined;

  constructor(documents: readonly Facts[], base: SortedIds | undefined) {
    this.#keys = [...new Set(documents.flatMap(({ ids }) => [...ids.keys()]))].sort();
    this.#base = base;
  }

  static of(this: void, documents: readonly Facts[], base: SortedIds | undefined): SortedIds {
    return new SortedIds(documents, base);
  }

  /** Keys of ids that begin as `written` does: "3-" -> 3.1, 3.2. */
  startingWith(written: string, most: number): string[] {
    const prefix = partialKey(written);
    const found = this.#base?.startingWith(written, most) ?? [];
    const known = new Set(found);
    for (let at = firstFrom(this.#keys, prefix); found.length < most; at++) {
      const key = this.#keys[at];
      if (!key?.startsWith(prefix)) break;
      if (!known.has(key)) found.push(key);
    }
    return found;
  }
}

/** As `idKey` does it, for an id that is not yet complete. */
const partialKey = (written: string): string =>
  written
    .replace(/[*_`~[\]()\s]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/(?<=^|[^\d])0+(?=\d)/g, '')
    .replace(/(?<=\d)[.-](?=\d|$)/g, '.')
    .toUpperCase();

function firstFrom(keys: readonly string[], prefix: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as string) < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}
