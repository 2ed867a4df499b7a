import { wholeNumber } from '../gathering/hitCounts';
import { quoted } from '../gathering/problems';
import type { Count, Format, ReportedFile } from '../report';
import type { Attributes } from '../xml/xmlReader';
import { firstElements, sumOf, type XmlReading, XmlReport } from '../xml/xmlReport';
import type { Values, XmlRun } from '../xml/xmlRun';

/**
 * OpenClover's clover.xsd, as PHPUnit and Istanbul write it. Lines of statements and conditions count, those of methods do not. PHPUnit
 * writes a method's line alone where code stands there, too, so that what it states of a file counts; Istanbul, too, calls lines statements.
 */
export const clover: Format = {
  recognizes(head) {
    if (head.length < '<coverage '.length) return '<coverage '.startsWith(head) ? undefined : false;
    if (!/^<coverage[\s>]/.test(head)) return false;
    const first = firstElements(head);
    return first && (/^(?:test)?project$/.test(first.inside) || /\sclover\s*=/.test(first.tag));
  },
  make: () => new XmlReport('clover', report => new CloverReading(report)),
};

class CloverReading implements XmlReading {
  readonly run: XmlRun = {
    element: 'line',
    names: ['num', 'type', 'count', 'truecount', 'falsecount'],
    read: values => this.#line(values),
  };
  path: string | undefined;
  readonly #report: XmlReport;
  /** OpenClover's and Istanbul's state it. */
  #version: string | undefined;
  #isBegun = false;
  #isOfTests = false;
  #isInClass = false;
  #isInPackage = false;
  #metrics: Attributes | undefined;
  /** Of the whole report. */
  #all: Attributes | undefined;
  #methods = 0;

  constructor(report: XmlReport) {
    this.#report = report;
  }

  open(name: string, attributes: Attributes): void {
    if (!this.#isBegun) this.#version = attributes.clover;
    this.#isBegun = true;
    if (name === 'testproject') this.#isOfTests = true;
    if (this.#isOfTests) return;
    if (name === 'file') this.#begin(attributes);
    else if (name === 'class') this.#isInClass = true;
    else if (name === 'package') this.#isInPackage = true;
    else if (name === 'metrics' && !this.#isInClass) this.#readMetrics(attributes);
  }

  close(name: string): void {
    if (name === 'testproject') this.#isOfTests = false;
    else if (name === 'class') this.#isInClass = false;
    else if (name === 'package') this.#isInPackage = false;
    else if (name === 'file' && !this.#isOfTests) this.#end();
  }

  /** OpenClover's statements are no lines. */
  end(files: readonly ReportedFile[]): void {
    const all = stated(this.#all, 'statements');
    if (all && this.#statesLines()) this.#report.compare(sumOf(files), all);
  }

  #statesLines(): boolean {
    return this.#version === undefined || this.#version === ISTANBUL;
  }

  #readMetrics(attributes: Attributes): void {
    if (this.path !== undefined) this.#metrics ??= attributes;
    else if (!this.#isInPackage) this.#all ??= attributes;
  }

  #begin({ name, path }: Attributes): void {
    this.#report.record.clear();
    this.#metrics = undefined;
    this.#methods = 0;
    this.path = path?.trim() || name?.trim() || undefined;
    if (this.path === undefined) this.#report.leaveOut('path', () => 'A file has no name. It is left out.');
  }

  #end(): void {
    const { path } = this;
    this.path = undefined;
    if (path === undefined) return;
    const lines = this.#statements(path);
    const branches = stated(this.#metrics, 'conditionals');
    const { files, record } = this.#report;
    files.add(path, record, { ...(lines && { lines }), ...(branches?.total && { branches }) });
  }

  /** Undefined where its lines count. */
  #statements(path: string): Count | undefined {
    const [lines, counted] = [stated(this.#metrics, 'statements'), this.#report.record.counted];
    if (!lines || !counted || !this.#statesLines()) return undefined;
    const [more, moreCovered] = [lines.total - counted.total, lines.covered - counted.covered];
    if (more === 0 && moreCovered === 0) return undefined;
    const isOfMethods = more > 0 && more <= this.#methods && moreCovered >= 0 && moreCovered <= more;
    if (this.#version === undefined && isOfMethods) return lines;
    const inWords = `${counted.covered} of ${counted.total} lines covered, but its metrics say ${lines.covered} of ${lines.total}`;
    this.#report.problems.add('metrics', () => `${quoted(path)} has ${inWords}. What its lines show counts.`);
    return undefined;
  }

  #line(values: Values): void {
    const [, type, count] = values;
    if (this.path === undefined || this.#isOfTests) return;
    if (type === 'method') this.#methods++;
    if (type !== 'stmt' && type !== 'cond') return;
    const [line = 0, , , whenTrue, whenFalse] = values.map(wholeNumber);
    const branches = type === 'cond' ? this.#branches(whenTrue, whenFalse) : undefined;
    const isHit = count === undefined && branches ? branches.covered > 0 : this.#report.isHit(count, values);
    if (isHit === undefined || !this.#report.record.add(line, isHit)) this.#report.unreadableLine(values);
    else if (branches) this.#report.record.addBranches(line, branches.covered, branches.total);
  }

  /** Istanbul writes how many branches were taken and how many were not; OpenClover how often each of two was. */
  #branches(whenTrue: number | undefined, whenFalse: number | undefined): Count | undefined {
    if (whenTrue === undefined || whenFalse === undefined) return undefined;
    if (this.#version === ISTANBUL) return { covered: whenTrue, total: whenTrue + whenFalse };
    return { covered: Number(whenTrue > 0) + Number(whenFalse > 0), total: 2 };
  }
}

/** The version that Istanbul's reports name, whatever its own is. */
const ISTANBUL = '3.2.0';

function stated(metrics: Attributes | undefined, key: string): Count | undefined {
  const [covered, total] = [wholeNumber(metrics?.[`covered${key}`]), wholeNumber(metrics?.[key])];
  return covered !== undefined && total !== undefined && covered <= total ? { covered, total } : undefined;
}
