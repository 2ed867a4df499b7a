import { FileRecord } from '../gathering/fileRecord';
import { hitsOf } from '../gathering/hitCounts';
import { Problems, quoted } from '../gathering/problems';
import { ReportedFiles } from '../gathering/reportedFiles';
import type { CoverageReport, Format, FormatReader } from '../report';
import { AsciiBytes } from '../text/ascii';
import { TextLines } from '../text/textLines';
import { branchKey, isAboveZero, LineBranches, Numbered, readRun } from './lcovLine';
import { LcovTotals } from './lcovTotals';

/**
 * Tracefiles, as geninfo(1) of LCOV 1 and 2 describes them: what counts are the DA lines, and the totals of a record (LF, LH, BRF, BRH) only
 * where it has none. A tracefile that breaks off right behind a record looks like a whole one.
 */
export const lcov: Format = {
  recognizes(head) {
    for (let start = 0; ; ) {
      const end = head.indexOf('\n', start);
      const line = end < 0 ? head.slice(start) : head.slice(start, end);
      if (/^(?:TN|SF):/.test(line)) return true;
      if (end < 0) return /^(?:#|[TS]?$|TN$|SF$)/.test(line) ? undefined : false;
      if (!/^(?:#|\s*$)/.test(line)) return false;
      start = end + 1;
    }
  },
  make: () => new LcovReader(),
};

const COMMA = 44;
const COLON = 58;
const A = 65;
const B = 66;
const D = 68;
const F = 70;
const R = 82;

class LcovReader implements FormatReader {
  readonly #bytes = new AsciiBytes();
  readonly #lines = new TextLines(
    (text, start, end) => this.#read(text, start, end),
    (text, start, end) =>
      this.#path === undefined || start === end ? start : readRun(this.#bytes.of(text), start, end, this.#open),
  );
  readonly #problems = new Problems();
  readonly #files = new ReportedFiles(this.#problems);
  readonly #numbered = new Numbered();
  readonly #record = new FileRecord();
  readonly #branches = new LineBranches(this.#record);
  readonly #open = { record: this.#record, branches: this.#branches };
  readonly #totals = new LcovTotals();
  /** Of the record that is read. */
  #path: string | undefined;
  #isWhole = true;
  #hasTestNames = false;
  /** Whether a record must follow. */
  #awaits = false;
  #isEnding = false;

  write(text: string): void {
    this.#lines.write(text);
  }

  end(): CoverageReport {
    this.#isEnding = true;
    this.#lines.end();
    if (this.#lines.tooLong) this.#leaveOut('long', () => 'A line is too long for a tracefile. It is left out.');
    const cut = this.#path;
    if (cut !== undefined) this.#breakOff(cut);
    const files = this.#files.build();
    if (cut === undefined && this.#awaits)
      this.#leaveOut('cut', () => 'The report breaks off where a record begins. Run the tests again.');
    if (!files.length && this.#isWhole) this.#problems.add('empty', () => 'The report covers no file.');
    const isComplete = this.#isWhole && this.#files.isComplete;
    return { format: 'lcov', roots: [], files, isComplete, problems: this.#problems.told() };
  }

  #read(text: string, start: number, end: number): void {
    const first = text.charCodeAt(start);
    const second = text.charCodeAt(start + 1);
    let isRead = true;
    if (first === D && second === A && text.charCodeAt(start + 2) === COLON) isRead = this.#readLine(text, start, end);
    else if (first === B && second === R && text.charCodeAt(start + 2) === D)
      isRead = this.#readBranch(text, start, end);
    // Nothing is asked about functions.
    else if (first !== F) isRead = this.#readOther(text.slice(start, end));
    if (!isRead) this.#unreadable(text.slice(start, end));
  }

  /** "DA:12,3" */
  #readLine(text: string, start: number, end: number): boolean {
    if (!this.#numbered.read(text, start + 3, end)) return false;
    const { line, next } = this.#numbered;
    const isHit = isAboveZero(text, next, end) ?? this.#oddCount(text.slice(start, end));
    if (line === 0 && isHit) this.#totals.hitsOfNothing++;
    if (line === 0) return isHit !== undefined && this.#path !== undefined;
    return isHit !== undefined && this.#path !== undefined && this.#record.add(line, isHit);
  }

  /** Undefined where it cannot be read. */
  #oddCount(text: string): boolean | undefined {
    const hits = hitsOf(text.split(',')[1]?.trim() ?? '');
    if (hits === 'negative')
      this.#problems.add('negative', () => `${this.#place(text)} has a count below zero. It is taken as not covered.`);
    return hits === 'unreadable' ? undefined : hits === 'hit';
  }

  /** "BRDA:12,0,1,-", in LCOV 2 also "BRDA:12,e0,a && b,1": the count is behind the last comma. */
  #readBranch(text: string, start: number, end: number): boolean {
    if (this.#path === undefined || !this.#numbered.read(text, start + 5, end)) return false;
    const { line, next } = this.#numbered;
    let count = end;
    while (count > next && text.charCodeAt(count - 1) !== COMMA) count--;
    if (count === next) return false;
    const isTaken = isAboveZero(text, count, end) ?? this.#oddCount(`,${text.slice(count, end)}`);
    if (line === 0 && isTaken !== undefined) this.#totals.addBranchOfNothing(isTaken);
    const key = branchKey(text, next, count - 1);
    return isTaken !== undefined && (line === 0 || this.#branches.add(line, isTaken, key));
  }

  /** False for what belongs into no tracefile; what later versions may add is no matter. */
  #readOther(line: string): boolean {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line.trim() : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).trim();
    if (name === 'TN') this.#hasTestNames = this.#awaits = true;
    else if (name === 'SF' && colon > 0) this.#begin(value);
    else if (name === 'end_of_record') this.#endRecord();
    else if (LcovTotals.isName(name)) this.#totals.set(name, value);
    else return name === '' || name.startsWith('#') || (colon > 0 && /^[A-Z]{2,8}$/.test(name));
    return true;
  }

  #begin(path: string): void {
    if (this.#path !== undefined) this.#breakOff(this.#path);
    this.#clear();
    this.#awaits = true;
    if (path) this.#path = path;
    else this.#leaveOut('path', () => 'A record has no path. It is left out.');
  }

  #endRecord(): void {
    this.#branches.end();
    if (this.#path !== undefined) {
      const stated = this.#totals.inPlaceOf(this.#record);
      if (!stated.lines) this.#compare(this.#path);
      this.#files.add(this.#path, this.#record, stated);
    }
    this.#awaits = false;
    this.#clear();
  }

  /**
   * What writes no test names, as llvm-cov does, states the lines of functions and not those of the file; and lines that are told of twice
   * are counted once by some tools and twice by others.
   */
  #compare(path: string): void {
    const [{ counted }, { lines }] = [this.#record, this.#totals];
    if (!this.#hasTestNames || !counted || !lines) return;
    const { covered, total } = counted;
    if (covered === lines.covered && total === lines.total) return;
    const inWords = `${covered} of ${total} lines covered, but its record says ${lines.covered} of ${lines.total}`;
    if (total < lines.total)
      this.#leaveOut('missing', () => `${quoted(path)} has ${inWords}. Lines are missing. Run the tests again.`);
    else this.#problems.add('totals', () => `${quoted(path)} has ${inWords}. What its lines show counts.`);
  }

  #breakOff(path: string): void {
    this.#files.remove(path);
    this.#leaveOut('cut', () => `The report breaks off in the record of ${quoted(path)}. Run the tests again.`);
  }

  /** What a break leaves of a line needs no words of its own. */
  #unreadable(text: string): void {
    if (this.#isEnding) this.#awaits = true;
    else this.#leaveOut('line', () => `${this.#place(text)} cannot be read. It is left out. Run the tests again.`);
  }

  #leaveOut(kind: string, sentences: () => string): void {
    this.#isWhole = false;
    this.#problems.add(kind, sentences);
  }

  #place(text: string): string {
    return `${quoted(text)} ${this.#path === undefined ? 'outside of a record' : `in the record of ${quoted(this.#path)}`}`;
  }

  #clear(): void {
    this.#branches.end();
    this.#record.clear();
    this.#path = undefined;
    this.#totals.clear();
  }
}
