import assert from 'node:assert/strict';
import { LAST_LINE } from '../server/src/coverage/lineHits';
import { exactPercent, percentOf } from '../server/src/coverage/percent';
import { ReportReader } from '../server/src/coverage/readReport';
import {
  type Count,
  type CoverageReport,
  FORMATS,
  MOST_PROBLEMS,
  type ReportedFile,
} from '../server/src/coverage/report';
import { realReports, SMALL_REPORTS } from './support/coverageReports';
import { mutated, pick, piecesOf, randomNumbers } from './support/mutations';

/** `FUZZ=1000000 FUZZ_SEED=2 npm run test:unit -- -g "mutated reports"` tries more, and others. */
const RUNS = Number(process.env.FUZZ ?? 3000);
const SEED = Number(process.env.FUZZ_SEED ?? 1);

/** However few characters name them: what RangeBudget gives away, and more of it. */
const MOST_LINES = 1 << 23;

describe('mutated reports', function () {
  this.timeout(0);
  const small = Object.values(SMALL_REPORTS);
  const real = realReports();

  it('yield what can be trusted, and never a wrong number as a right one', () => {
    for (let run = 0; run < RUNS; run++) {
      const random = randomNumbers(SEED * 1_000_003 + run);
      const seeds = real.length && random() < 0.2 ? real : small;
      const text = mutated(pick(seeds, random), pick(small, random), random);
      try {
        const report = read(piecesOf(text, random));
        if (report) checkReport(report, text.length);
      } catch (error) {
        throw new Error(`run ${run} of seed ${SEED}: ${JSON.stringify(text)}`, { cause: error });
      }
    }
  });

  it('that are cut off are no whole ones', () => {
    for (const text of small)
      for (let end = 0; end < text.trimEnd().length; end++) {
        const report = read([text.slice(0, end)]);
        assert.ok(!report?.isComplete || isBetweenRecords(text, end), text.slice(0, end));
      }
  });

  it('are read the same in pieces of any sizes', () => {
    for (let run = 0; run < Math.min(RUNS / 2, 100_000); run++) {
      const random = randomNumbers(SEED * 7919 + run);
      const text = mutated(pick(small, random), pick(small, random), random);
      assert.deepEqual(plain(read(piecesOf(text, random))), plain(read([text])), JSON.stringify(text));
    }
  });
});

/** There, tracefiles and profiles look like whole ones. */
const isBetweenRecords = (text: string, end: number): boolean =>
  /(?:^|end_of_record\n?|end_of_record\n[A-Z]{1,2}|^TN:\w*\n?\w?)$/.test(text.slice(0, end)) ||
  (text.startsWith('mode:') && text[end - 1] === '\n');

function read(pieces: Iterable<string>): CoverageReport | undefined {
  const reader = new ReportReader();
  for (const piece of pieces) reader.write(piece);
  return reader.end();
}

function checkReport({ format, files, isComplete, problems, roots }: CoverageReport, size: number): void {
  assert.ok(format in FORMATS);
  assert.ok(roots.every(root => typeof root === 'string'));
  assert.ok(problems.length <= MOST_PROBLEMS && problems.every(problem => problem.length > 0 && problem.length < 1000));
  assert.ok(isComplete || problems.length > 0, 'says why it is not whole');
  assert.ok(files.length <= size && new Set(files.map(({ path }) => path)).size === files.length);
  for (const file of files) checkFile(file);
  const known = files.reduce((sum, { hits }) => sum + (hits?.count.total ?? 0), 0);
  assert.ok(known <= MOST_LINES, `${known} lines`);
}

function checkFile({ path, lines, branches, hits, blocks }: ReportedFile): void {
  assert.equal(typeof path, 'string');
  for (const count of [lines, branches, hits?.count, hits?.branches()]) if (count) checkCount(count);
  if (blocks)
    assert.equal(
      lines.total,
      [...blocks.values()].reduce((sum, { statements }) => sum + statements, 0),
    );
  if (!hits || hits.count.total > 10_000) return;
  const known = [...hits.lines()];
  assert.equal(known.length, hits.count.total);
  assert.equal(known.filter(line => hits.isHit(line)).length, hits.count.covered);
  assert.ok(known.every(line => line >= 1 && line <= LAST_LINE));
}

function checkCount(count: Count): void {
  assert.ok(Number.isSafeInteger(count.covered) && Number.isSafeInteger(count.total), JSON.stringify(count));
  assert.ok(count.covered >= 0 && count.covered <= count.total, JSON.stringify(count));
  for (const percent of [exactPercent(count), percentOf(count), percentOf(count, 85)])
    assert.ok(percent === undefined || (percent >= 0 && percent <= 100), String(percent));
}

/** With the lines written out, to be compared; where XML breaks is known to the end of a piece only. */
const plain = (report: CoverageReport | undefined): unknown =>
  report && {
    ...report,
    problems: report.problems.map(problem => problem.replace(/line \d+/, 'line …')),
    files: report.files.map(file => ({ ...file, hits: linesOf(file), blocks: [...(file.blocks ?? [])] })),
  };

function linesOf({ hits }: ReportedFile): unknown {
  if (!hits || hits.count.total > 10_000) return hits?.count;
  return [...hits.lines()].map(line => [line, hits.isHit(line), hits.branchesAt(line)]);
}
