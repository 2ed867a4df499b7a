import type { FileRecord } from '../gathering/fileRecord';
import { wholeNumber } from '../gathering/hitCounts';
import type { Stated } from '../gathering/reportedFiles';
import { ones } from '../lineHits';
import { type Count, NO_COUNT } from '../report';

/** What a record of a tracefile states of itself beside its lines. */
export class LcovTotals {
  readonly #numbers = new Map<string, number | undefined>();
  /** "DA:0,1" is what coverage.py 6 writes of an empty file. */
  hitsOfNothing = 0;
  /** "BRDA:0,3,1,-" is what it writes of a branch that leads out of a function. */
  #branchesOfNothing = NO_COUNT;

  static isName = (name: string): boolean => /^(?:LF|LH|BRF|BRH)$/.test(name);

  set(name: string, value: string): void {
    this.#numbers.set(name, wholeNumber(value));
  }

  clear(): void {
    this.#numbers.clear();
    this.hitsOfNothing = 0;
    this.#branchesOfNothing = NO_COUNT;
  }

  addBranchOfNothing(isTaken: boolean): void {
    const { covered, total } = this.#branchesOfNothing;
    this.#branchesOfNothing = { covered: covered + Number(isTaken), total: total + 1 };
  }

  get lines(): Count | undefined {
    return countOf(this.#numbers.get('LH'), this.#numbers.get('LF'));
  }

  /** What counts in place of the lines of a record; nothing where its lines count. */
  inPlaceOf(record: FileRecord): Stated {
    if (record.entries) return { ...this.#ofPython(record), ...this.#withNothing(record) };
    const [{ lines }, branches] = [this, countOf(this.#numbers.get('BRH'), this.#numbers.get('BRF'))];
    return { ...(lines && { lines }), ...(branches && { branches }) };
  }

  #withNothing(record: FileRecord): Stated {
    let { covered, total } = this.#branchesOfNothing;
    if (!total) return {};
    for (const each of record.branches().values()) {
      covered += each.covered;
      total += each.total;
    }
    return { branches: { covered, total } };
  }

  /**
   * coverage.py 6 tells of lines that ran and are no statements, and states the statements (LF) beside all lines that ran (LH): what its
   * own percentage is made of are the statements, less the lines that did not run.
   */
  #ofPython(record: FileRecord): Stated {
    const [found, hit] = [this.#numbers.get('LF'), this.#numbers.get('LH')];
    const missed = record.entries - record.hits;
    if (found === undefined || found >= record.entries || found < missed) return {};
    if (hit !== record.hits + this.hitsOfNothing || hasRepeated(record)) return {};
    return { lines: { covered: found - missed, total: found } };
  }
}

const countOf = (covered: number | undefined, total: number | undefined): Count | undefined =>
  covered !== undefined && total !== undefined && covered <= total ? { covered, total } : undefined;

const hasRepeated = (record: FileRecord): boolean => ones(record.bits().known) < record.entries;
