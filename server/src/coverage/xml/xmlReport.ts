import { FileRecord } from '../gathering/fileRecord';
import { hitsOf } from '../gathering/hitCounts';
import { Problems, quoted } from '../gathering/problems';
import { ReportedFiles } from '../gathering/reportedFiles';
import type { Count, CoverageFormat, CoverageReport, FormatReader, ReportedFile } from '../report';
import { headOf } from '../text/head';
import { type XmlHandlers, XmlReader } from './xmlReader';
import type { Values } from './xmlRun';

/** Reads the elements of one format. */
export interface XmlReading extends XmlHandlers {
  /** Of the file whose record is open. */
  readonly path: string | undefined;
  readonly roots?: readonly string[];
  /** The whole document has been read: what does it say of itself? */
  end?(files: readonly ReportedFile[]): void;
}

/** A report in XML, and what is put there while its elements are read. */
export class XmlReport implements FormatReader {
  readonly problems = new Problems();
  readonly files = new ReportedFiles(this.problems);
  /** Of the file whose record is open. */
  readonly record = new FileRecord();
  readonly #format: CoverageFormat;
  readonly #reading: XmlReading;
  readonly xml: XmlReader;
  #isWhole = true;

  constructor(format: CoverageFormat, make: (report: XmlReport) => XmlReading) {
    this.#format = format;
    this.#reading = make(this);
    this.xml = new XmlReader(this.#reading);
  }

  write(text: string): void {
    this.xml.write(text);
  }

  end(): CoverageReport {
    const broken = this.xml.end();
    const { path, roots = [] } = this.#reading;
    if (broken) {
      if (path !== undefined) this.files.remove(path);
      const record = path === undefined ? '' : `, in the record of ${quoted(path)}`;
      const what = broken.isCut ? 'The report breaks off at' : 'The report is damaged, and cannot be read from';
      this.leaveOut('break', () => `${what} line ${broken.line}${record}. Run the tests again.`);
    }
    const files = this.files.build();
    if (!broken) this.#reading.end?.(files);
    if (!broken && !files.length) this.problems.add('empty', () => 'The report covers no file.');
    const isComplete = this.#isWhole && this.files.isComplete;
    return { format: this.#format, roots, files, isComplete, problems: this.problems.told() };
  }

  /** What is not read is missing in the counts. */
  leaveOut(kind: string, sentences: () => string): void {
    this.#isWhole = false;
    this.problems.add(kind, sentences);
  }

  /** Of all files, and what the report states: where less was told of than it states, something is missing. */
  compare(counted: Count, stated: Count): void {
    if (counted.covered === stated.covered && counted.total === stated.total) return;
    const inWords = ({ covered, total }: Count) => `${covered} of ${total}`;
    const problem = `The report says that ${inWords(stated)} lines are covered, but its files show ${inWords(counted)}.`;
    if (counted.total < stated.total)
      this.leaveOut('missing', () => `${problem} Lines are missing. Run the tests again.`);
    else this.problems.add('totals', () => `${problem} What its files show counts.`);
  }

  /** Whether a line ran; undefined where nobody can tell. */
  isHit(count: string | undefined, values: Values): boolean | undefined {
    const hits = hitsOf(count ?? '');
    if (hits === 'negative')
      this.problems.add('negative', () => `${this.lineOf(values)} has a count below zero. It is taken as not covered.`);
    return hits === 'unreadable' ? undefined : hits === 'hit';
  }

  /** A line without a number or a count. */
  unreadableLine(values: Values): void {
    this.leaveOut('line', () => `${this.lineOf(values)} cannot be read. It is left out. Run the tests again.`);
  }

  /** As it is written, and in which record. */
  lineOf(values: Values): string {
    const { path, run } = this.#reading;
    const written = run.names.flatMap((name, at) => (values[at] === undefined ? [] : [` ${name}="${values[at]}"`]));
    const record = path === undefined ? '' : ` in the record of ${quoted(path)}`;
    return `${quoted(`<${run.element}${written.join('')}>`)}${record}`;
  }
}

export const sumOf = (files: readonly ReportedFile[]): Count => {
  let [covered, total] = [0, 0];
  for (const { lines } of files) {
    covered += lines.covered;
    total += lines.total;
  }
  return { covered, total };
};

/** The element that a document begins with, and the name of the first one inside; undefined where more of the text is needed. */
export function firstElements(head: string): { readonly tag: string; readonly inside: string } | undefined {
  const tag = /^<[^\s<>/]+(?:"[^"]*"|'[^']*'|[^"'<>])*>/.exec(head)?.[0];
  if (tag === undefined) return undefined;
  if (tag.endsWith('/>')) return { tag, inside: '' };
  const inside = /^<(\/?[\w:.-]+)[\s/>]/.exec(headOf(head.slice(tag.length)) ?? '')?.[1];
  return inside === undefined ? undefined : { tag, inside };
}
