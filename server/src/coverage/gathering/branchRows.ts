import { type Branches, BranchTable } from '../branchTable';

/** Line, covered, all, and which, as `BranchTable` has them. */
const FIELDS = 4;

/** The branches of a record while it tells of its lines from the top to the bottom, each once, as nearly all do: no object a line. */
export class BranchRows {
  #rows = new Int32Array(256);
  /** What the report calls the first branch of each; -1 where it does not. */
  #firsts = new Float64Array(64);
  #size = 0;
  #last = 0;

  get size(): number {
    return this.#size;
  }

  /** False where the line does not come behind all others. */
  add(line: number, { covered, total, taken = -1, first = -1 }: Branches): boolean {
    if (line <= this.#last) return false;
    if (this.#size === this.#firsts.length) this.#grow();
    const at = this.#size * FIELDS;
    this.#rows[at] = line;
    this.#rows[at + 1] = covered;
    this.#rows[at + 2] = total;
    this.#rows[at + 3] = taken;
    this.#firsts[this.#size++] = first;
    this.#last = line;
    return true;
  }

  toTable(): BranchTable {
    return BranchTable.ofRows(this.#rows.slice(0, this.#size * FIELDS));
  }

  toMap(): Map<number, Branches> {
    const branches = this.toTable().toMap();
    let at = 0;
    for (const [line, each] of branches) {
      const first = this.#firsts[at++] ?? -1;
      if (first >= 0) branches.set(line, { ...each, first });
    }
    return branches;
  }

  clear(): void {
    this.#size = 0;
    this.#last = 0;
  }

  #grow(): void {
    const [rows, firsts] = [this.#rows, this.#firsts];
    this.#rows = new Int32Array(rows.length * 2);
    this.#rows.set(rows);
    this.#firsts = new Float64Array(firsts.length * 2);
    this.#firsts.set(firsts);
  }
}
