import { type Branches, BranchTable, joinedBranches, onesIn } from './branchTable';
import { type Count, NO_COUNT } from './report';

/** No source has more lines; what says so is damaged or hostile. */
export const LAST_LINE = 1 << 21;

/** Which lines of a file can be covered, and which are. Lines count from 1. Immutable: two bits a line. */
export class LineHits {
  readonly #known: Uint8Array;
  readonly #hit: Uint8Array;
  readonly #branches: BranchTable;
  readonly count: Count;

  constructor(known: Uint8Array, hit: Uint8Array, branches: BranchTable) {
    this.#known = known;
    this.#hit = hit;
    this.#branches = branches;
    this.count = { covered: ones(hit), total: ones(known) };
  }

  /** Undefined for a line that cannot be covered. */
  isHit(line: number): boolean | undefined {
    return has(this.#known, line) ? has(this.#hit, line) : undefined;
  }

  branchesAt(line: number): Count | undefined {
    return this.#branches.at(line);
  }

  /** Those that can be covered, in order. */
  *lines(): Generator<number> {
    for (const [at, byte] of this.#known.entries())
      for (let bit = 0; byte >> bit; bit++) if ((byte >> bit) & 1) yield at * 8 + bit;
  }

  /** Of all lines. */
  branches(): Count {
    return this.#branches.sum();
  }

  firstMissed(): number | undefined {
    for (let at = 0; at < this.#known.length; at++) {
      const missed = (this.#known[at] ?? 0) & ~(this.#hit[at] ?? 0);
      if (missed) return at * 8 + 31 - Math.clz32(missed & -missed);
    }
    return undefined;
  }

  /** What either has seen. Branches have no names here: of a line's, the larger number counts, which is never too much. */
  mergedWith(other: LineHits): LineHits {
    const branches = this.#branches.toMap();
    for (const [line, { covered, total }] of other.#branches.toMap()) {
      const before = branches.get(line) ?? NO_COUNT;
      branches.set(line, { covered: Math.max(covered, before.covered), total: Math.max(total, before.total) });
    }
    return new LineHits(either(this.#known, other.#known), either(this.#hit, other.#hit), BranchTable.of(branches));
  }
}

/** The branches of a record by line, as a table where they stand in order. */
interface BranchSource {
  readonly branched: number;
  branchTable(): BranchTable | undefined;
  branches(): ReadonlyMap<number, Branches>;
}

const NONE = new Uint8Array(0);

/** Collects lines in any order; a line that was hit once is hit. */
export class LineHitsBuilder {
  #known: Uint8Array = NONE;
  #hit: Uint8Array = NONE;
  #table = BranchTable.EMPTY;
  /** In place of the table where branches are added to it. */
  #branches: Map<number, Branches> | undefined;

  /** Whether the line can be one of a source. */
  add(line: number, isHit: boolean): boolean {
    if (!(line >= 1 && line <= LAST_LINE) || !Number.isInteger(line)) return false;
    const at = line >> 3;
    if (at >= this.#known.length) {
      this.#known = grown(this.#known, at);
      this.#hit = grown(this.#hit, at);
    }
    const bit = 1 << (line & 7);
    this.#known[at] = (this.#known[at] ?? 0) | bit;
    if (isHit) this.#hit[at] = (this.#hit[at] ?? 0) | bit;
    return true;
  }

  /** Those of another record of the same file, a bit for each line. */
  join({ known, hit }: { readonly known: Uint8Array; readonly hit: Uint8Array }): void {
    const isFirst = !this.#known.length;
    this.#known = isFirst ? known.slice() : either(this.#known, known);
    this.#hit = isFirst ? hit.slice() : either(this.#hit, hit);
  }

  /** Adds to the branches of a line. */
  addBranches(line: number, { covered, total }: Count): void {
    if (!(line >= 1 && line <= LAST_LINE) || !(total > 0)) return;
    this.#branches ??= this.#table.toMap();
    const before = this.#branches.get(line) ?? NO_COUNT;
    this.#branches.set(line, { covered: before.covered + Math.min(covered, total), total: before.total + total });
  }

  /** Those of another record of the same file. */
  joinBranches(record: BranchSource): void {
    if (!record.branched) return;
    if (!this.#branches && !this.#table.size) {
      this.#table = record.branchTable() ?? BranchTable.of(record.branches());
      return;
    }
    this.#branches ??= this.#table.toMap();
    for (const [line, each] of record.branches()) {
      const before = this.#branches.get(line);
      this.#branches.set(line, before ? joinedBranches(before, each) : each);
    }
  }

  /** Hands over what was collected, and keeps nothing of it: a copy for each file of a report takes time. */
  build(): LineHits {
    const branches = this.#branches ? BranchTable.of(this.#branches) : this.#table;
    const built = new LineHits(this.#known, this.#hit, branches);
    this.#known = this.#hit = NONE;
    this.#table = BranchTable.EMPTY;
    this.#branches = undefined;
    return built;
  }
}

const has = (bits: Uint8Array, line: number): boolean => (((bits[line >> 3] ?? 0) >> (line & 7)) & 1) === 1;

function grown(bits: Uint8Array, at: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(at + 1, bits.length * 2));
  larger.set(bits);
  return larger;
}

function either(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(Math.max(a.length, b.length));
  for (let at = 0; at < all.length; at++) all[at] = (a[at] ?? 0) | (b[at] ?? 0);
  return all;
}

/** How many bits of each byte are set. */
const ONES = Uint8Array.from({ length: 256 }, (_, byte) => onesIn(byte));

/** How many bits are set. */
export function ones(bits: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bits.length; at++) sum += ONES[bits[at] as number] as number;
  return sum;
}
