import type { Looking } from './direct';
import type { IndexedFile } from './sourceIndex';
import type { Written } from './written';

const MOST_BASES = 8;

/**
 * The folders that a report's relative paths may begin in, by how many of the paths are there. A package's report that lies elsewhere
 * says "src/index.ts" like the project's own: the rest of it tells whose that is.
 */
export class Bases {
  readonly #looking: Looking;
  readonly #counts = new Map<string, number>();
  #most: readonly { readonly segments: readonly string[]; readonly count: number }[] | undefined;

  constructor(looking: Looking) {
    this.#looking = looking;
  }

  count(written: Written): void {
    if (!this.#isOpen(written)) return;
    const { segments } = written;
    const { common, files } = this.#looking.index.endingLike(segments);
    if (common < segments.length) return;
    for (const file of files) {
      const base = baseOf(file, segments).join('/');
      this.#counts.set(base, (this.#counts.get(base) ?? 0) + 1);
    }
  }

  /** The same file, or the one below a base that holds much more of the report; undefined where neither is clear. */
  meant(written: Written, file: IndexedFile): IndexedFile | undefined {
    if (!this.#isOpen(written)) return file;
    const own = baseOf(file, written.segments).join('/');
    const known = this.#counts.get(own) ?? 0;
    for (const { segments, count } of this.#largest()) {
      if (count <= known) break;
      const other = this.#looking.index.at([...segments, ...written.segments]);
      if (other && other !== file) return count >= 2 * known ? other : undefined;
    }
    return file;
  }

  #isOpen({ isAbsolute, ups }: Written): boolean {
    return !isAbsolute && ups === 0 && this.#looking.roots.length === 0;
  }

  #largest() {
    this.#most ??= [...this.#counts]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, MOST_BASES)
      .map(([base, count]) => ({ segments: base.split('/'), count }));
    return this.#most;
  }
}

const baseOf = (file: IndexedFile, segments: readonly string[]): readonly string[] =>
  file.segments.slice(0, file.segments.length - segments.length);
