import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exactPercent } from '../../../server/src/coverage/percent';
import { ReportReader } from '../../../server/src/coverage/readReport';
import type { Count, CoverageFormat, CoverageReport, ReportedFile } from '../../../server/src/coverage/report';

const FOLDER = join(process.cwd(), 'test/coverage');

/** What a tool itself says of its report: test/coverage/README.md tells how it was asked. */
interface Expected {
  readonly format: CoverageFormat;
  /** Absent where the tool prints none: Go. */
  readonly lines?: Count;
  readonly percent: number;
  /** Where the tool has lost a part of what it counts: nothing in it may be shown as its total. */
  readonly isPart?: boolean;
  readonly branches: Count;
  readonly files: number;
  /** By the end of the path; some tools print counts, some percentages. */
  readonly perFile?: Readonly<Record<string, Count | number>>;
  /** As printed, such as "3,7-12": a range leaps over lines that cannot be covered. */
  readonly uncovered?: Readonly<Record<string, string>>;
}

const EXPECTED: Readonly<Record<string, Expected>> = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8'));

describe('reports of real tools', () => {
  it('are all listed', () => {
    const languages = readdirSync(FOLDER, { withFileTypes: true }).filter(each => each.isDirectory());
    const reports = languages.flatMap(({ name }) =>
      readdirSync(join(FOLDER, name, 'reports')).map(file => `${name}/${file}`),
    );
    assert.deepEqual(reports.sort(), Object.keys(EXPECTED).sort());
  });
  for (const [name, expected] of Object.entries(EXPECTED)) describe(name, () => testReport(name, expected));
});

function testReport(name: string, expected: Expected): void {
  const [language = '', file = ''] = name.split('/');
  const text = readFileSync(join(FOLDER, language, 'reports', file), 'utf8');

  if (expected.isPart) {
    it('is not taken for all of it', () => {
      const { format, isComplete, problems } = read(text);
      assert.deepEqual({ format, isComplete }, { format: expected.format, isComplete: false });
      assert.notEqual(problems.length, 0);
    });
    return;
  }
  it('has the totals of the tool', () => {
    const report = read(text);
    const { format, isComplete, problems, files } = report;
    assert.deepEqual({ format, isComplete, problems }, { format: expected.format, isComplete: true, problems: [] });
    assert.equal(files.length, expected.files);
    assertPercent(linesOf(report), expected.percent);
    if (expected.lines) assert.deepEqual(linesOf(report), expected.lines);
    assert.deepEqual(sum(files.map(({ branches }) => branches)), expected.branches);
  });
  it('has the figures of each file', () => {
    const { files } = read(text);
    for (const [path, figure] of Object.entries(expected.perFile ?? {})) {
      const { lines } = fileOf(files, path);
      if (typeof figure === 'number') assertPercent(lines, figure);
      else assert.deepEqual(lines, figure, path);
    }
  });
  it(expected.uncovered ? 'has the uncovered lines of the tool' : 'has no lines', () => {
    const { files } = read(text);
    if (!expected.uncovered) return assert.ok(files.every(({ hits }) => hits === undefined));
    const uncovered = new Map(Object.entries(expected.uncovered).map(([path, text]) => [fileOf(files, path), text]));
    for (const file of files) assertUncovered(file, uncovered.get(file));
  });
  it('reads the same in pieces, with other line ends and with a byte order mark', () => {
    const whole = plain(read(text));
    for (const size of [1, 7, 4096]) assert.deepEqual(plain(read(text, size)), whole, `pieces of ${size}`);
    assert.deepEqual(plain(read(text.replaceAll('\n', '\r\n'))), whole, 'CRLF');
    assert.deepEqual(plain(read(text.replaceAll('\n', '\r\n'), 1)), whole, 'CRLF, in pieces');
    assert.deepEqual(plain(read(`\uFEFF${text}`)), whole, 'byte order mark');
  });
  it('never takes a part of it for all of it', () => {
    const whole = linesOf(read(text));
    for (const cut of cutsOf(text)) {
      for (const part of [text.slice(0, cut), text.slice(cut)]) {
        const report = readAny(part);
        if (report?.isComplete) assert.deepEqual(linesOf(report), whole, JSON.stringify(part.slice(0, 200)));
      }
    }
  });
}

/** Some 200 places, but for those between two records: there the formats of lines end like that. */
function cutsOf(text: string): number[] {
  const step = Math.max(1, Math.floor(text.length / 200));
  const cuts = Array.from({ length: Math.ceil(text.length / step) }, (_, index) => 1 + index * step);
  if (text.startsWith('mode:')) return cuts.filter(cut => text[cut - 1] !== '\n');
  const isBetween = (cut: number) => /(^|end_of_record\n?)(T|TN|TN:.*)?\n?$/.test(text.slice(0, cut));
  return /^(TN|SF):/.test(text) ? cuts.filter(cut => !isBetween(cut)) : cuts;
}

function assertUncovered({ path, hits }: ReportedFile, printed: string | undefined): void {
  if (printed === undefined) {
    assert.equal(hits?.firstMissed(), undefined, path);
    return;
  }
  assert.ok(hits, path);
  const lines = [...hits.lines()];
  const missed = lines.filter(line => !hits.isHit(line));
  const ranges = printed.split(',').map(range => range.split('-').map(Number));
  const inRange = (line: number) => ranges.some(([first = 0, last = first]) => line >= first && line <= last);
  assert.deepEqual(missed, lines.filter(inRange), path);
  for (const end of ranges.flat()) assert.ok(missed.includes(end), `${path}: ${end}`);
  assert.equal(hits.firstMissed(), ranges[0]?.[0]);
}

/** To 0.1: tools round, or cut off, to one or two decimals. */
function assertPercent(lines: Count, printed: number): void {
  assert.ok(Math.abs(exactPercent(lines) - printed) < 0.06, `${lines.covered} of ${lines.total}, not ${printed}%`);
}

function fileOf(files: readonly ReportedFile[], path: string): ReportedFile {
  const [found, ...others] = files.filter(file => `/${file.path}`.endsWith(`/${path}`));
  assert.ok(found && others.length === 0, `${path} among ${files.map(file => file.path).join(', ')}`);
  return found;
}

function read(text: string, size?: number): CoverageReport {
  const report = readAny(text, size);
  assert.ok(report, 'not recognized');
  return report;
}

function readAny(text: string, size = text.length): CoverageReport | undefined {
  const reader = new ReportReader();
  for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
  return reader.end();
}

const linesOf = ({ files }: CoverageReport): Count => sum(files.map(({ lines }) => lines));

function sum(counts: readonly Count[]): Count {
  const add = (a: Count, b: Count) => ({ covered: a.covered + b.covered, total: a.total + b.total });
  return counts.reduce(add, { covered: 0, total: 0 });
}

/** With the lines written out, to be compared. */
function plain({ files, ...report }: CoverageReport): unknown {
  const lines = ({ hits }: ReportedFile) =>
    [...(hits?.lines() ?? [])].map(line => [line, hits?.isHit(line), hits?.branchesAt(line)]);
  return { ...report, files: files.map(file => ({ ...file, hits: lines(file), blocks: [...(file.blocks ?? [])] })) };
}
