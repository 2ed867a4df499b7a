import { clover } from './formats/clover';
import { cobertura } from './formats/cobertura';
import { goCover } from './formats/goCover';
import { jacoco } from './formats/jacoco';
import { json } from './formats/json';
import { lcov } from './formats/lcov';
import { type CoverageReport, type Format, type FormatReader, MOST_PROBLEMS } from './report';
import { headOf } from './text/head';

const FORMATS: readonly Format[] = [lcov, cobertura, jacoco, clover, goCover, json];

/** What tells nothing of itself so far on is no report. */
const LONGEST_HEAD = 1 << 16;

/** Reads a report of any format piece by piece; recognized by its content, whatever it is called. Never throws. */
export class ReportReader {
  /** What was written before it could be told what reads it. */
  #head = '';
  /** Of so many characters; twice as many each time, so that small pieces cost no more than large ones. */
  #enough = 1;
  #hasZeros = false;
  /** Null for what is no report of coverage. */
  #reader: FormatReader | null | undefined;

  write(text: string): void {
    this.#hasZeros ||= text.includes('\0');
    if (this.#reader) this.#reader.write(text);
    if (this.#reader !== undefined) return;
    this.#head += text;
    if (this.#head.length >= this.#enough) this.#recognize();
  }

  /** Whether it is known to be no report, so that the rest need not be written. */
  get isOther(): boolean {
    return this.#reader === null;
  }

  /** Undefined for what is no report of coverage, or breaks off before that can be told. */
  end(): CoverageReport | undefined {
    if (this.#reader === undefined) this.#recognize();
    const report = this.#reader?.end();
    return report && this.#hasZeros ? withZeros(report) : report;
  }

  #recognize(): void {
    this.#enough = this.#head.length * 2;
    this.#reader = readerOf(this.#head.slice(0, LONGEST_HEAD));
    if (this.#reader === undefined && this.#head.length < LONGEST_HEAD) return;
    this.#reader?.write(withoutSpace(this.#head));
    this.#reader ??= null;
    this.#head = '';
  }
}

/** A disk that was not ready in time keeps zeros in place of what was written. */
const withZeros = (report: CoverageReport): CoverageReport => ({
  ...report,
  isComplete: false,
  problems: [ZEROS, ...report.problems.slice(0, MOST_PROBLEMS - 1)],
});

const ZEROS = 'The report is damaged: zero bytes stand in place of a part of it. Run the tests again.';

/** Undefined where more is needed to tell. */
function readerOf(text: string): FormatReader | null | undefined {
  const head = headOf(text);
  if (head === undefined) return undefined;
  let isOpen = false;
  for (const format of FORMATS) {
    const is = format.recognizes(head);
    if (is) return format.make();
    isOpen ||= is === undefined;
  }
  return isOpen ? undefined : null;
}

/** What stands before an XML declaration would make it none. */
const withoutSpace = (text: string): string => text.replace(/^[\uFEFF\s]+/, '');
