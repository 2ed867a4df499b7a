import { type Branches, MOST_BRANCHES, onesIn } from '../branchTable';
import { LAST_LINE } from '../lineHits';
import type { Count } from '../report';

/** What makes a record no source's: nothing has so many lines, even told several times. */
const MOST_ENTRIES = 1 << 22;

/** What is read of one file until its record is known to be whole; used again for the next. */
export class FileRecord {
  /** Twice the line, and one more where it was hit. */
  #entries = new Int32Array(1024);
  #count = 0;
  #branches = new Map<number, Branches>();
  #hits = 0;
  #isInOrder = true;
  /** The highest line. */
  last = 0;
  /** Whether it told of more lines than a source has. */
  isTooLong = false;

  /** False for what cannot be a line of a source. */
  add(line: number, isHit: boolean): boolean {
    if (!isLine(line)) return false;
    if (this.#count === this.#entries.length) this.#grow();
    if (this.isTooLong) return true;
    this.#entries[this.#count++] = line * 2 + (isHit ? 1 : 0);
    if (isHit) this.#hits++;
    if (line > this.last) this.last = line;
    else this.#isInOrder = false;
    return true;
  }

  /** Adds to those of the line. */
  addBranches(line: number, covered: number, total: number): boolean {
    if (!isLine(line) || !(total > 0) || !(covered >= 0)) return false;
    const before = this.#branches.get(line);
    const sum = (before?.total ?? 0) + total;
    if (sum > MOST_BRANCHES) return false;
    this.#branches.set(line, { covered: Math.min((before?.covered ?? 0) + covered, sum), total: sum });
    return true;
  }

  /**
   * All branches of a line at once: `taken` has a bit for each, in their order. Where they are told of once more, of another instance of a
   * template, each counts once.
   */
  setBranches(line: number, branches: Branches): boolean {
    if (!isLine(line)) return false;
    const before = this.#branches.get(line);
    if (before && !areSame(before, branches)) return this.addBranches(line, branches.covered, branches.total);
    this.#branches.set(line, before ? ofBoth(before, branches) : branches);
    return true;
  }

  /** Of the numbers that a line was given, the larger ones count. */
  joinBranches(line: number, { covered, total }: Count): boolean {
    const before = this.#branches.get(line);
    this.#branches.delete(line);
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

  get branches(): ReadonlyMap<number, Branches> {
    return this.#branches;
  }

  /** Twice the line, and one more where it was hit; not to be kept. */
  all(): Int32Array {
    return this.#entries.subarray(0, this.#count);
  }

  clear(): void {
    this.#count = 0;
    this.#hits = 0;
    this.#isInOrder = true;
    this.last = 0;
    this.isTooLong = false;
    if (this.#branches.size) this.#branches = new Map();
  }

  #grow(): void {
    this.isTooLong = this.#count >= MOST_ENTRIES;
    if (this.isTooLong) return;
    const larger = new Int32Array(this.#count * 2);
    larger.set(this.#entries);
    this.#entries = larger;
  }
}

const isLine = (line: number): boolean => line >= 1 && line <= LAST_LINE && Number.isInteger(line);

const areSame = (a: Branches, b: Branches): boolean =>
  a.first !== undefined && a.first >= 0 && a.first === b.first && a.taken !== undefined && b.taken !== undefined;

function ofBoth(a: Branches, b: Branches): Branches {
  const taken = (a.taken ?? 0) | (b.taken ?? 0);
  return { ...a, taken, covered: onesIn(taken), total: Math.max(a.total, b.total) };
}
