import type { Source } from '../merge';
import type { Steps } from '../steps';

/** A file of the workspace with all folders around it. */
export interface IndexedFile extends Source {
  /** From the top of its file system, as `writtenPath` makes them. */
  readonly segments: readonly string[];
  /** How many of them stand below its workspace folder. */
  readonly depth: number;
}

/** The files that end like a path. */
export interface Ending {
  /** How many segments they have in common with it, from the last one on. */
  readonly common: number;
  /** Those that have; none where they are more than `MOST_ALIKE`, which mean nothing. */
  readonly files: readonly IndexedFile[];
}

export const MOST_ALIKE = 8;

interface Reversed {
  /** The name, then the folders from the nearest to the farthest, each with a `/` behind it. */
  readonly text: string;
  readonly file: IndexedFile;
}

/** Files by their paths read backwards: whatever ends like a path stands beside the place where that would stand. Immutable. */
export class SourceIndex {
  readonly fold: (segment: string) => string;
  readonly #folds: boolean;
  readonly #files: readonly IndexedFile[];
  readonly #byName = new Map<string, Reversed[]>();
  /** How many segments the longest path has. */
  readonly #most: number;
  #folded: SourceIndex | undefined;

  private constructor(files: readonly IndexedFile[], fold?: (segment: string) => string) {
    this.fold = fold ?? (segment => segment);
    this.#folds = fold !== undefined;
    this.#files = files;
    this.#most = files.reduce((most, { segments }) => Math.max(most, segments.length), 0);
  }

  /** `fold` gives segments that are taken for the same one spelling. */
  static *of(files: Iterable<IndexedFile>, fold?: (segment: string) => string): Steps<SourceIndex> {
    const index = new SourceIndex([...files], fold);
    for (const file of index.#files) {
      yield;
      index.#add(file);
    }
    for (const alike of index.#byName.values()) {
      yield;
      alike.sort((a, b) => (a.text < b.text ? -1 : 1));
    }
    return index;
  }

  #add(file: IndexedFile): void {
    const name = this.fold(file.segments.at(-1) ?? '');
    const entry = { text: this.#reversed(file.segments), file };
    const alike = this.#byName.get(name);
    if (alike) alike.push(entry);
    else this.#byName.set(name, [entry]);
  }

  /** The same files where case does not count. */
  *folded(): Steps<SourceIndex> {
    this.#folded ??= yield* SourceIndex.of(this.#files, segment => segment.toLowerCase());
    return this.#folded;
  }

  /** The file at exactly this place; undefined where two are spelled alike. */
  at(segments: readonly string[]): IndexedFile | undefined {
    const alike = segments.length <= this.#most ? this.#alike(segments) : undefined;
    if (!alike) return undefined;
    const text = this.#reversed(segments);
    const at = lowerBound(alike, text);
    return alike[at]?.text === text && alike[at + 1]?.text !== text ? alike[at]?.file : undefined;
  }

  /** Those with the longest common ending. */
  endingLike(segments: readonly string[]): Ending {
    const alike = this.#alike(segments);
    if (!alike) return { common: 0, files: [] };
    const text = this.#reversed(segments);
    const at = lowerBound(alike, text);
    const beside = [alike[at - 1], alike[at]].map(entry => (entry ? commonEnd(entry.text, text) : 0));
    const end = Math.max(...beside);
    const shared = text.slice(0, end);
    const common = shared.split('/').length - 1;
    const files: IndexedFile[] = [];
    for (let next = lowerBound(alike, shared); alike[next]?.text.startsWith(shared); next++) {
      if (files.length === MOST_ALIKE) return { common, files: [] };
      files.push((alike[next] as Reversed).file);
    }
    return { common, files };
  }

  #alike(segments: readonly string[]): readonly Reversed[] | undefined {
    return this.#byName.get(this.fold(segments.at(-1) ?? ''));
  }

  #reversed(segments: readonly string[]): string {
    // What is farther than that nobody has in common.
    const near = segments.slice(-this.#most).reverse();
    return `${(this.#folds ? near.map(this.fold) : near).join('/')}/`;
  }
}

/** Where the last segment ends that both begin with. */
function commonEnd(a: string, b: string): number {
  let end = 0;
  for (let at = 0; at < a.length && at < b.length && a[at] === b[at]; at++) if (a[at] === '/') end = at + 1;
  return end;
}

function lowerBound(entries: readonly Reversed[], text: string): number {
  let [from, to] = [0, entries.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((entries[middle] as Reversed).text < text) from = middle + 1;
    else to = middle;
  }
  return from;
}
