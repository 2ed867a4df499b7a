import { type Branches, type BranchTable, MOST_BRANCHES, onesIn } from '../branchTable';
import { LAST_LINE } from '../lineHits';
import type { Count } from '../report';
import { BranchRows } from './branchRows';

/** What makes a record no source's: nothing has so many lines, even told several times. */
const MOST_ENTRIES = 1 << 22;
/** Room for any line, so that nothing grows while lines are read. */
const BYTES = (LAST_LINE >> 3) + 1;

/** What is read of one file until its record is known to be whole; used again for the next. */
export class FileRecord {
  /** A bit for each line. */
  readonly #known = new Uint8Array(BYTES);
  readonly #hit = new Uint8Array(BYTES);
  #count = 0;
  readonly #rows = new BranchRows();
  /** In place of the rows where those do not hold them. */
  #branches: Map<number, Branches> | undefined;
  #hits = 0;
  #isInOrder = true;
  /** The highest line. */
  last = 0;

  /** Whether it told of more lines than a source has. */
  get isTooLong(): boolean {
    return this.#count > MOST_ENTRIES;
  }

  /** False for what cannot be a line of a source. */
  add(line: number, isHit: boolean): boolean {
    if (!isLine(line)) return false;
    const [at, bit] = [line >> 3, 1 << (line & 7)];
    this.#count++;
    this.#known[at] = (this.#known[at] as number) | bit;
    if (isHit) {
      this.#hit[at] = (this.#hit[at] as number) | bit;
      this.#hits++;
    }
    if (line > this.last) this.last = line;
    else this.#isInOrder = false;
    return true;
  }

  /** Adds to those of the line. */
  addBranches(line: number, covered: number, total: number): boolean {
    if (!isLine(line) || !(total > 0) || !(covered >= 0)) return false;
    const branches = this.#map();
    const before = branches.get(line);
    const sum = (before?.total ?? 0) + total;
    if (sum > MOST_BRANCHES) return false;
    branches.set(line, { covered: Math.min((before?.covered ?? 0) + covered, sum), total: sum });
    return true;
  }

  /**
   * All branches of a line at once: `taken` has a bit for each, in their order. Where they are told of once more, of another instance of a
   * template, each counts once.
   */
  setBranches(line: number, branches: Branches): boolean {
    if (!isLine(line)) return false;
    if (!this.#branches && this.#rows.add(line, branches)) return true;
    const before = this.#map().get(line);
    if (before && !areSame(before, branches)) return this.addBranches(line, branches.covered, branches.total);
    this.#map().set(line, before ? ofBoth(before, branches) : branches);
    return true;
  }

  /** Of the numbers that a line was given, the larger ones count. */
  joinBranches(line: number, { covered, total }: Count): boolean {
    const before = this.#map().get(line);
    this.#map().delete(line);
    return this.addBranches(line, Math.max(covered, before?.covered ?? 0), Math.max(total, before?.total ?? 0));
  }

  /** Of its lines, where they stand in order, each once; undefined elsewhere. */
  get counted(): Count | undefined {
    return this.#isInOrder ? { covered: this.#hits, total: this.#count } : undefined;
  }

  /** How often lines were told of, some perhaps more than once. */
  get entries(): number {
    return this.#count;
  }

  /** How many of them were hit. */
  get hits(): number {
    return this.#hits;
  }

  /** How many lines have branches. */
  get branched(): number {
    return this.#branches?.size ?? this.#rows.size;
  }

  /** Undefined where they have to be put in order first. */
  branchTable(): BranchTable | undefined {
    return this.#branches ? undefined : this.#rows.toTable();
  }

  branches(): ReadonlyMap<number, Branches> {
    return this.#map();
  }

  /** A bit for each line: which it told of, and which were hit; not to be kept. */
  bits(): { readonly known: Uint8Array; readonly hit: Uint8Array } {
    const bytes = (this.last >> 3) + 1;
    return { known: this.#known.subarray(0, bytes), hit: this.#hit.subarray(0, bytes) };
  }

  clear(): void {
    const { known, hit } = this.bits();
    known.fill(0);
    hit.fill(0);
    this.#count = 0;
    this.#hits = 0;
    this.#isInOrder = true;
    this.last = 0;
    this.#rows.clear();
    this.#branches = undefined;
  }

  #map(): Map<number, Branches> {
    this.#branches ??= this.#rows.toMap();
    return this.#branches;
  }
}

const isLine = (line: number): boolean => line >= 1 && line <= LAST_LINE && (line | 0) === line;

const areSame = (a: Branches, b: Branches): boolean =>
  a.first !== undefined && a.first >= 0 && a.first === b.first && a.taken !== undefined && b.taken !== undefined;

function ofBoth(a: Branches, b: Branches): Branches {
  const taken = (a.taken ?? 0) | (b.taken ?? 0);
  return { ...a, taken, covered: onesIn(taken), total: Math.max(a.total, b.total) };
}
