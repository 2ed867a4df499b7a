import type { Count } from './report';

/** Of one line; `taken` has a bit for each, in the order in which its report tells of them, where they are not too many for that. */
export interface Branches extends Count {
  readonly taken?: number;
  /** What the report calls the first one, where it gives them numbers. */
  readonly first?: number;
}

/** No line has more branches. */
export const MOST_BRANCHES = 1 << 30;

/** Line, covered, all, and which: -1 where they are not told apart. */
const FIELDS = 4;

/** The branches of a file by line, in a sixth of the memory that a map takes. Immutable. */
export class BranchTable {
  static readonly EMPTY = new BranchTable(new Int32Array(0));

  static of(branches: ReadonlyMap<number, Branches>): BranchTable {
    if (!branches.size) return BranchTable.EMPTY;
    const rows = new Int32Array(branches.size * FIELDS);
    let at = 0;
    for (const [line, { covered, total, taken }] of isInOrder(branches) ? branches : sorted(branches)) {
      rows[at] = line;
      rows[at + 1] = covered;
      rows[at + 2] = total;
      rows[at + 3] = taken ?? -1;
      at += FIELDS;
    }
    return new BranchTable(rows);
  }

  /** Rows of four numbers, in the order of their lines, each line once; they are kept. */
  static ofRows(rows: Int32Array): BranchTable {
    return rows.length ? new BranchTable(rows) : BranchTable.EMPTY;
  }

  readonly #rows: Int32Array;

  private constructor(rows: Int32Array) {
    this.#rows = rows;
  }

  get size(): number {
    return this.#rows.length / FIELDS;
  }

  at(line: number): Count | undefined {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#field(middle, 0) < line) low = middle + 1;
      else high = middle;
    }
    if (low === this.size || this.#field(low, 0) !== line) return undefined;
    return { covered: this.#field(low, 1), total: this.#field(low, 2) };
  }

  sum(): Count {
    let [covered, total] = [0, 0];
    for (let row = 0; row < this.size; row++) {
      covered += this.#field(row, 1);
      total += this.#field(row, 2);
    }
    return { covered, total };
  }

  toMap(): Map<number, Branches> {
    const branches = new Map<number, Branches>();
    for (let row = 0; row < this.size; row++) {
      const [covered, total, taken] = [this.#field(row, 1), this.#field(row, 2), this.#field(row, 3)];
      branches.set(this.#field(row, 0), taken < 0 ? { covered, total } : { covered, total, taken });
    }
    return branches;
  }

  #field(row: number, field: number): number {
    return this.#rows[row * FIELDS + field] ?? 0;
  }
}

/** What either report of the same file has seen of a line's branches; where they cannot be told apart, the larger number, which is never too much. */
export function joinedBranches(a: Branches, b: Branches): Branches {
  const taken = a.taken !== undefined && b.taken !== undefined && a.total === b.total ? a.taken | b.taken : undefined;
  if (taken !== undefined) return { covered: onesIn(taken), total: a.total, taken };
  return { covered: Math.max(a.covered, b.covered), total: Math.max(a.total, b.total) };
}

export function onesIn(bits: number): number {
  let sum = 0;
  for (let rest = bits; rest; rest &= rest - 1) sum++;
  return sum;
}

/** Nearly all reports tell of lines from the top to the bottom. */
function isInOrder(branches: ReadonlyMap<number, unknown>): boolean {
  let last = 0;
  for (const line of branches.keys()) {
    if (line < last) return false;
    last = line;
  }
  return true;
}

const sorted = <Value>(branches: ReadonlyMap<number, Value>): [number, Value][] =>
  [...branches].sort(([a], [b]) => a - b);
