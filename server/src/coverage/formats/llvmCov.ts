import type { Gathering, JsonFormat, JsonReading } from '../json/jsonFormat';
import type { JsonPath } from '../json/jsonScanner';
import { countOf, isHitCount, member } from '../json/plainValues';
import { type Count, NO_COUNT } from '../report';
import { everyLine, segmentsOf } from './llvmSegments';

/**
 * `llvm-cov export` (LLVM’s CoverageExporterJson.cpp, versions 2 and 3), also of Swift and cargo-llvm-cov: counts are those of the summary, which
 * adds up functions, so that a line of two functions counts twice there; lines are made of the segments.
 */
export const llvmCov: JsonFormat = {
  format: 'llvm-cov',
  isSign: ([top, , part, , key]) =>
    top === 'data' && part === 'files' && (key === 'filename' || key === 'segments' || key === 'summary'),
  make: gathering => new LlvmCovReading(gathering),
};

/** As paths go: `data`, its number, `files`, its number. */
const FILE = 4;

class LlvmCovReading implements JsonReading {
  readonly #gathering: Gathering;

  constructor(gathering: Gathering) {
    this.#gathering = gathering;
  }

  want(path: JsonPath): 'open' | 'read' | 'skip' {
    const [top, , part] = path;
    if (top !== 'data' || (part !== undefined && part !== 'files')) return 'skip';
    return path.length < FILE ? 'open' : 'read';
  }

  /** The place is a number alone. */
  fileAt(): undefined {
    return undefined;
  }

  value(path: JsonPath, value: unknown): void {
    if (path.length !== FILE || typeof path[1] !== 'number' || typeof path[3] !== 'number' || !this.#readFile(value))
      this.#gathering.leaveOut(path);
  }

  #readFile(file: unknown): boolean {
    const path = member(file, 'filename');
    const summary = member(file, 'summary');
    const lines = countIn(summary, 'lines');
    // Absent before LLVM 12.
    const branches = member(summary, 'branches') === undefined ? NO_COUNT : countIn(summary, 'branches');
    if (typeof path !== 'string' || !lines || !branches) return false;
    if (!this.#addLines(member(file, 'segments')) || !this.#addBranches(member(file, 'branches'))) return false;
    this.#gathering.add(path, { lines, branches });
    return true;
  }

  /** Absent with `-summary-only`. */
  #addLines(written: unknown): boolean {
    if (written === undefined) return true;
    const segments = segmentsOf(written);
    const { record, budget } = this.#gathering;
    if (!segments || !budget.spend((segments.at(-1)?.line ?? 0) - (segments[0]?.line ?? 0))) return false;
    return everyLine(segments, (line, isHit) => record.add(line, isHit));
  }

  /** `[line, column, to line, to column, how often true, how often false, …]`, since LLVM 12. */
  #addBranches(branches: unknown): boolean {
    if (branches === undefined) return true;
    return Array.isArray(branches) && branches.every(branch => this.#addBranch(branch));
  }

  #addBranch(branch: unknown): boolean {
    if (!Array.isArray(branch) || !isHitCount(branch[4]) || !isHitCount(branch[5])) return false;
    return this.#gathering.record.addBranches(branch[0], Number(branch[4] > 0) + Number(branch[5] > 0), 2);
  }
}

const countIn = (summary: unknown, part: 'lines' | 'branches'): Count | undefined =>
  countOf(member(member(summary, part), 'covered'), member(member(summary, part), 'count'));
