import { FileRecord } from '../gathering/fileRecord';
import { wholeNumber } from '../gathering/hitCounts';
import { copied, slashed } from '../gathering/reportedFiles';
import type { Count, Format, ReportedFile } from '../report';
import type { Attributes } from '../xml/xmlReader';
import { firstElements, sumOf, type XmlReading, XmlReport } from '../xml/xmlReport';
import type { Values, XmlRun } from '../xml/xmlRun';

/**
 * Cobertura's coverage-04.dtd, as coverage.py, gcovr, Istanbul, PHPUnit, coverlet and others write it. A file may be told of in several
 * classes; a line counts once, wherever it stands. Lines of methods stand among those of their class, too.
 */
export const cobertura: Format = {
  recognizes(head) {
    if (head.length < '<coverage '.length) return '<coverage '.startsWith(head) ? undefined : false;
    if (!/^<coverage[\s>]/.test(head)) return false;
    if (/^<coverage\s[^<>]*\b(?:line-rate|lines-valid|branch-rate)=/.test(head)) return true;
    const first = firstElements(head);
    return first && (first.inside === 'sources' || first.inside === 'packages');
  },
  make: () => new XmlReport('cobertura', report => new CoberturaReading(report)),
};

const MOST_ROOTS = 1000;
const LONGEST_ROOT = 4096;

class CoberturaReading implements XmlReading {
  readonly run: XmlRun = {
    element: 'line',
    names: ['number', 'hits', 'branch', 'condition-coverage', 'missing-branches'],
    read: values => this.#line(values),
  };
  path: string | undefined;
  readonly roots: string[] = [];
  readonly #report: XmlReport;
  /** Of the methods of a class, for those that write lines nowhere else. */
  readonly #inMethods = new FileRecord();
  #isInMethods = false;
  #hasLines = false;
  #stated: Attributes | undefined;
  /** All lines that were told of, however often. */
  #entries = 0;
  #hits = 0;

  constructor(report: XmlReport) {
    this.#report = report;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'class') this.#begin(attributes);
    else if (name === 'methods') this.#isInMethods = true;
    else if (name === 'lines') this.#hasLines ||= !this.#isInMethods;
    else if (name === 'source') this.#report.xml.startText();
    else this.#stated ??= attributes;
  }

  close(name: string): void {
    if (name === 'class') this.#end();
    else if (name === 'methods') this.#isInMethods = false;
    else if (name === 'source') this.#root(this.#report.xml.takeText().trim());
  }

  /** Some tools count a line as often as it is told of, and OpenCppCoverage states zeros. */
  end(files: readonly ReportedFile[]): void {
    const counted = sumOf(files);
    const [covered, total] = [this.#stated?.['lines-covered'], this.#stated?.['lines-valid']].map(wholeNumber);
    if (covered === undefined || !total || (covered === this.#hits && total === this.#entries)) return;
    this.#report.compare(counted, { covered, total });
  }

  #root(path: string): void {
    const root = slashed(path);
    if (root && root.length <= LONGEST_ROOT && this.roots.length < MOST_ROOTS && !this.roots.includes(root))
      this.roots.push(copied(root));
  }

  #begin({ filename }: Attributes): void {
    this.path = filename?.trim() || undefined;
    this.#isInMethods = false;
    this.#hasLines = false;
    this.#report.record.clear();
    this.#inMethods.clear();
    if (this.path === undefined) this.#report.leaveOut('path', () => 'A class has no file name. It is left out.');
  }

  #end(): void {
    const { record, files } = this.#report;
    const read = this.#hasLines ? record : this.#inMethods;
    if (this.path !== undefined) files.add(this.path, read);
    this.path = undefined;
    this.#entries += read.entries;
    this.#hits += read.hits;
  }

  #line(values: Values): void {
    if (this.path === undefined) return;
    const [number, hits, branch, conditions] = values;
    const record = this.#isInMethods ? this.#inMethods : this.#report.record;
    const isHit = this.#report.isHit(hits, values);
    if (isHit === undefined || !record.add(wholeNumber(number) ?? 0, isHit)) this.#report.unreadableLine(values);
    else if (conditions !== undefined && branch !== 'false') {
      const branches = branchesIn(conditions);
      if (branches) record.joinBranches(wholeNumber(number) ?? 0, branches);
    }
  }
}

/** "50% (1/2)" */
function branchesIn(text: string): Count | undefined {
  const [, covered, total] = /\((\d{1,9})\/(\d{1,9})\)/.exec(text) ?? [];
  const count = { covered: Number(covered), total: Number(total) };
  return count.covered <= count.total ? count : undefined;
}
