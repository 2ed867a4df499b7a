import type { FileRecord } from '../gathering/fileRecord';
import type { RangeBudget } from '../gathering/rangeBudget';
import { copied } from '../gathering/reportedFiles';
import type { Block, Count } from '../report';
import type { GoLine } from './goLine';

/** The blocks of a Go source. */
export class GoFile {
  readonly #blocks = new Map<string, Block>();
  /** The first and the last line of each block, in the order of the blocks. */
  #lines = new Int32Array(32);

  get blocks(): ReadonlyMap<string, Block> {
    return this.#blocks;
  }

  /**
   * Where the same block stands again, since several packages have tested it, it ran if it did for one of them. False where it has other
   * statements than before: then the source was another one.
   */
  add(place: string, { statements, isCovered, firstLine, lastLine }: GoLine): boolean {
    const known = this.#blocks.get(place);
    if (known && known.statements !== statements) return false;
    if (!known) this.#keepLines(firstLine, lastLine);
    if (!known) this.#blocks.set(copied(place), blockOf(statements, isCovered));
    else if (isCovered && !known.isCovered) this.#blocks.set(place, blockOf(statements, true));
    return true;
  }

  statements(): Count {
    let [covered, total] = [0, 0];
    for (const { statements, isCovered } of this.#blocks.values()) {
      total += statements;
      if (isCovered) covered += statements;
    }
    return { covered, total };
  }

  /** A line counts if a block with statements touches it, and is hit if any of these ran. False where there are too many lines. */
  fill(record: FileRecord, budget: RangeBudget): boolean {
    let at = 0;
    for (const { statements, isCovered } of this.#blocks.values()) {
      const [first, last] = [this.#lines[at++] ?? 0, this.#lines[at++] ?? 0];
      if (!budget.spend(last - first + 1)) return false;
      for (let line = first; statements && line <= last; line++) record.add(line, isCovered);
    }
    return true;
  }

  #keepLines(first: number, last: number): void {
    const at = this.#blocks.size * 2;
    if (at === this.#lines.length) {
      const larger = new Int32Array(at * 2);
      larger.set(this.#lines);
      this.#lines = larger;
    }
    this.#lines[at] = first;
    this.#lines[at + 1] = last;
  }
}

/** Most blocks have few statements: those are the same objects everywhere. */
function blockOf(statements: number, isCovered: boolean): Block {
  return (isCovered ? COVERED : MISSED)[statements] ?? { statements, isCovered };
}

const blocks = (isCovered: boolean): readonly Block[] =>
  Array.from({ length: 64 }, (_, statements) => ({ statements, isCovered }));
const COVERED = blocks(true);
const MISSED = blocks(false);
