/** Even a table of data is one range only here and there. */
const LINES_A_CHARACTER = 4;
const LINES_FOR_ALL = 1 << 21;

/** A few characters can name a range of a million lines: all ranges together may be as long as reports of their size ever are. */
export class RangeBudget {
  #left = LINES_FOR_ALL;

  earn(characters: number): void {
    this.#left += characters * LINES_A_CHARACTER;
  }

  /** Whether there may be a range of so many lines. */
  spend(lines: number): boolean {
    this.#left -= lines;
    return this.#left >= 0;
  }
}
