import { SaxesParser } from 'saxes';
import { LineIndex } from '../range';
import type { TestReport } from './evidence';
import { FailedTests } from './failedTests';

export const isTestReportName = (name: string): boolean =>
  /^(?:junit.*|TEST-.*|.*test-results.*|pytest.*)\.xml$/i.test(name);

/**
 * Reads a JUnit report; of a broken or half-written one, what stands before the break. Undefined for other XML.
 * Where a suite does not state its numbers, its test cases are counted. Entities are not expanded.
 */
export function readTestReport(uri: string, path: string, text: string): TestReport | undefined {
  const reader = new ReportReader();
  reader.read(text);
  const { tests, failures, errors } = reader.total();
  if (!reader.isReport || tests + failures + errors === 0) return undefined;
  return { type: 'test-report', uri, path, lines: new LineIndex(''), tests, failures, errors, failed: reader.failed };
}

const COUNTS = ['tests', 'failures', 'errors'] as const;
type Count = (typeof COUNTS)[number];
type Counts = Record<Count, number>;

/** A suite: what it states of itself, and what was counted inside. */
interface Suite {
  readonly stated: Partial<Counts>;
  readonly counted: Counts;
}

const CHUNK = 1 << 16;
const MOST_MISTAKES = 100;

class ReportReader {
  readonly #suites: Suite[] = [{ stated: {}, counted: { tests: 0, failures: 0, errors: 0 } }];
  #root: string | undefined;
  #stopped = false;
  /** Which kinds of failure the current test case already has. */
  #failed = new Set<Count>();
  readonly #cases = new FailedTests();

  get failed(): TestReport['failed'] {
    return this.#cases.found;
  }

  get isReport(): boolean {
    return this.#root === 'testsuites' || this.#root === 'testsuite';
  }

  read(text: string): void {
    const parser = new SaxesParser();
    let mistakes = 0;
    const take = (piece: string) => this.#cases.text(piece);
    // What a test has printed may be long; it is not even put together.
    let listens = false;
    const listen = () => {
      if (this.#cases.wantsText === listens) return;
      listens = !listens;
      for (const event of ['text', 'cdata'] as const) listens ? parser.on(event, take) : parser.off(event);
    };
    parser.on('opentag', ({ name, attributes }) => {
      this.#open(name, attributes);
      listen();
    });
    parser.on('closetag', ({ name }) => {
      this.#close(name);
      listen();
    });
    // An unknown entity is no reason to stop; a file of nothing but mistakes is.
    parser.on('error', () => {
      this.#stopped ||= ++mistakes > MOST_MISTAKES;
    });
    for (let at = 0; at < text.length && !this.#stopped; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  }

  /** Suites that were not closed count, too. */
  total(): Counts {
    while (this.#suites.length > 1) this.#endSuite();
    return (this.#suites[0] as Suite).counted;
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#root ??= name;
    if (!this.isReport) this.#stopped = true;
    if (this.#stopped) return;
    this.#cases.open(name, attributes);
    if (name === 'testsuites' || name === 'testsuite')
      this.#suites.push({ stated: statedCounts(attributes), counted: { tests: 0, failures: 0, errors: 0 } });
    else if (name === 'testcase') this.#count('tests');
    else if (name === 'failure') this.#fail('failures');
    else if (name === 'error') this.#fail('errors');
  }

  #close(name: string): void {
    if (this.#stopped) return;
    this.#cases.close(name);
    if (name === 'testcase') this.#failed = new Set();
    else if (name === 'testsuites' || name === 'testsuite') this.#endSuite();
  }

  #fail(count: Count): void {
    if (!this.#failed.has(count)) this.#count(count);
    this.#failed.add(count);
  }

  #count(count: Count): void {
    const suite = this.#suites.at(-1);
    if (suite) suite.counted[count]++;
  }

  #endSuite(): void {
    const suite = this.#suites.length > 1 ? this.#suites.pop() : undefined;
    const outer = this.#suites.at(-1);
    if (suite && outer) for (const count of COUNTS) outer.counted[count] += suite.stated[count] ?? suite.counted[count];
  }
}

function statedCounts(attributes: Readonly<Record<string, string>>): Partial<Counts> {
  const stated: Partial<Counts> = {};
  for (const count of COUNTS) {
    const value = attributes[count]?.trim();
    if (value && /^\d{1,9}$/.test(value)) stated[count] = Number(value);
  }
  return stated;
}
