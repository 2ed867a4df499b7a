import { wholeNumber } from '../gathering/hitCounts';
import { quoted } from '../gathering/problems';
import type { Count, Format, ReportedFile } from '../report';
import type { Attributes } from '../xml/xmlReader';
import { firstElements, sumOf, type XmlReading, XmlReport } from '../xml/xmlReport';
import type { Values, XmlRun } from '../xml/xmlRun';

/**
 * JaCoCo's report.dtd 1.1, which Kover writes, too. Counters of source files are their totals, and their lines say which ones ran at
 * least in part. The doctype's DTD is never loaded.
 */
export const jacoco: Format = {
  recognizes(head) {
    if (head.length < '<report '.length) return '<report '.startsWith(head) ? undefined : false;
    if (!/^<report[\s>]/.test(head)) return false;
    const first = firstElements(head);
    if (!first) return undefined;
    return /^(?:sessioninfo|group|package|counter)$/.test(first.inside) || /^(?:|\/report)$/.test(first.inside);
  },
  make: () => new XmlReport('jacoco', report => new JacocoReading(report)),
};

class JacocoReading implements XmlReading {
  readonly run: XmlRun = {
    element: 'line',
    names: ['nr', 'ci', 'mb', 'cb', 'mi'],
    read: values => this.#line(values),
  };
  path: string | undefined;
  readonly #report: XmlReport;
  #depth = 0;
  readonly #groups: string[] = [];
  #package = '';
  #counters = new Map<string, Count>();
  #all: Count | undefined;
  #hasUnreadableLine = false;

  constructor(report: XmlReport) {
    this.#report = report;
  }

  open(name: string, attributes: Attributes): void {
    this.#depth++;
    if (name === 'counter') this.#counter(attributes);
    else if (name === 'sourcefile') this.#begin(attributes.name);
    else if (name === 'package') this.#package = attributes.name ?? '';
    else if (name === 'group') this.#groups.push(attributes.name ?? '');
  }

  close(name: string): void {
    if (name === this.run.element) return;
    this.#depth--;
    if (name === 'sourcefile') this.#end();
    else if (name === 'group') this.#groups.pop();
  }

  end(files: readonly ReportedFile[]): void {
    if (this.#all) this.#report.compare(sumOf(files), this.#all);
  }

  /** Modules may have files of the same name in the same package. */
  #begin(name: string | undefined): void {
    this.#report.record.clear();
    this.#counters.clear();
    this.#hasUnreadableLine = false;
    const path = this.#package ? `${this.#package}/${name}` : name;
    const module = this.#groups.join('/');
    this.path = path && module && this.#report.files.has(path) ? `${module}/${path}` : path;
    if (!name) this.#report.leaveOut('path', () => 'A source file has no name. It is left out.');
    if (!name) this.path = undefined;
  }

  #end(): void {
    const { path } = this;
    this.path = undefined;
    if (path === undefined) return;
    const [lines, branches] = [this.#counters.get('LINE'), this.#counters.get('BRANCH')];
    this.#check(path, lines);
    this.#report.files.add(path, this.#report.record, { ...(lines && { lines }), ...(branches && { branches }) });
  }

  /** Both agree in a sound report, and one replaces the other: where they do not, nobody knows which one is damaged. */
  #check(path: string, lines: Count | undefined): void {
    const { record } = this.#report;
    const { counted, entries } = record;
    const isSame = counted?.covered === lines?.covered && counted?.total === lines?.total;
    if (this.#hasUnreadableLine ? lines : !lines || !entries || isSame) return;
    this.#report.leaveOut(
      'counter',
      () => `The lines of ${quoted(path)} are not those of its total. Run the tests again.`,
    );
  }

  #line(values: Values): void {
    if (this.path === undefined) return;
    const { record, problems } = this.#report;
    const [line = 0, covered, missedBranches, coveredBranches] = values.map(wholeNumber);
    if (covered === undefined || !record.add(line, covered > 0)) {
      this.#hasUnreadableLine = true;
      problems.add('line', () => `${this.#report.lineOf(values)} cannot be read. It is left out.`);
    } else if (missedBranches !== undefined && coveredBranches !== undefined)
      record.joinBranches(line, { covered: coveredBranches, total: missedBranches + coveredBranches });
  }

  /** Those of a source file, and of the report. */
  #counter(attributes: Attributes): void {
    const isOfReport = this.#depth === 2;
    if (this.path === undefined && !isOfReport) return;
    const { type = '' } = attributes;
    const [missed, covered] = [wholeNumber(attributes.missed), wholeNumber(attributes.covered)];
    if (missed === undefined || covered === undefined) {
      if (type === 'LINE')
        this.#report.leaveOut(
          'counter',
          () =>
            `A total of lines cannot be read in the record of ${quoted(this.path ?? 'the report')}. Run the tests again.`,
        );
      return;
    }
    const count = { covered, total: missed + covered };
    if (!isOfReport) this.#counters.set(type, count);
    else if (type === 'LINE') this.#all = count;
  }
}
