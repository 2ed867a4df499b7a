import type { Count } from './report';

/** No source has more lines; what says so is damaged or hostile. */
export const LAST_LINE = 1 << 21;

/** Which lines of a file can be covered, and which are. Lines count from 1. Immutable: two bits a line. */
export class LineHits {
  readonly #known: Uint8Array;
  readonly #hit: Uint8Array;
  /** By line; of those with branches alone. */
  readonly #branches: ReadonlyMap<number, Count>;
  readonly count: Count;

  constructor(known: Uint8Array, hit: Uint8Array, branches: ReadonlyMap<number, Count>) {
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
    return this.#branches.get(line);
  }

  /** Those that can be covered, in order. */
  *lines(): Generator<number> {
    for (const [at, byte] of this.#known.entries())
      for (let bit = 0; byte >> bit; bit++) if ((byte >> bit) & 1) yield at * 8 + bit;
  }

  firstMissed(): number | undefined {
    for (const line of this.lines()) if (!has(this.#hit, line)) return line;
    return undefined;
  }

  /** What either has seen. Branches have no names here: of a line's, the larger number counts, which is never too much. */
  mergedWith(other: LineHits): LineHits {
    const branches = new Map(this.#branches);
    for (const [line, count] of other.#branches) {
      const { covered, total } = branches.get(line) ?? count;
      branches.set(line, { covered: Math.max(covered, count.covered), total: Math.max(total, count.total) });
    }
    return new LineHits(either(this.#known, other.#known), either(this.#hit, other.#hit), branches);
  }
}

/** Collects lines in any order; a line that was hit once is hit. */
export class LineHitsBuilder {
  #known = new Uint8Array(16);
  #hit = new Uint8Array(16);
  readonly #branches = new Map<number, Count>();

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

  /** Adds to the branches of a line. */
  addBranches(line: number, { covered, total }: Count): void {
    if (!(line >= 1 && line <= LAST_LINE) || !(total > 0)) return;
    const before = this.#branches.get(line) ?? { covered: 0, total: 0 };
    this.#branches.set(line, { covered: before.covered + Math.min(covered, total), total: before.total + total });
  }

  build(): LineHits {
    return new LineHits(this.#known.slice(), this.#hit.slice(), this.#branches);
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

function ones(bits: Uint8Array): number {
  let sum = 0;
  for (const byte of bits) for (let rest = byte; rest; rest &= rest - 1) sum++;
  return sum;
}
