import assert from 'node:assert/strict';
import { noted, readReport } from './reading';

describe('llvm-cov export', () => {
  it('has the counts of its summary, and lines from where regions begin and end', () => {
    // A function from line 2 to 6; what line 3 asks is not so, which leaves out line 4.
    const segments = [
      [2, 12, 5, true, true, false],
      [3, 16, 0, true, true, false],
      [5, 4, 5, true, false, false],
      [6, 2, 0, false, false, false],
    ];
    const branches = [[3, 7, 3, 14, 0, 5, 0, 0, 4]];
    const report = readReport(llvm([{ filename: '/app/port.c', segments, branches, summary: summary(3, 5, 1, 2) }]));
    assert.equal(report.format, 'llvm-cov');
    assert.deepEqual(noted(report), ['/app/port.c 3/5, branches 1/2: +2 +3(1/2) -4 -5 +6']);
    assert.deepEqual([report.isComplete, report.problems], [true, []]);
  });

  it('knows gaps and what the compiler skipped', () => {
    const segments = [
      [1, 1, 1, true, true, false],
      [2, 1, 0, false, true, false],
      [4, 1, 1, true, false, false],
      [5, 1, 0, true, false, true],
      [7, 1, 0, false, false, false],
    ];
    // Line 2 and 3 are no code; the gap counts as what stood before its line, and then as itself.
    assert.deepEqual(noted(readReport(llvm([{ filename: 'a.c', segments, summary: summary(3, 5) }]))), [
      'a.c 3/5: +1 +5 -6 -7',
    ]);
  });

  it('has totals alone with -summary-only, and no branches before LLVM 12', () => {
    const { lines } = summary(1, 2);
    assert.deepEqual(noted(readReport(llvm([{ filename: 'a.c', summary: { lines } }]))), ['a.c 1/2']);
  });

  it('knows the five columns of older ones, with numbers for yes and no', () => {
    const segments = [
      [1, 1, 2, 1, 1],
      [2, 1, 0, 0, 0],
    ];
    assert.deepEqual(noted(readReport(llvm([{ filename: 'a.c', segments, summary: summary(2, 2) }]))), [
      'a.c 2/2: +1 +2',
    ]);
  });

  it('joins what several programs tell of a file', () => {
    const one = { files: [{ filename: 'a.c', segments: line(1, 1), summary: summary(1, 1) }] };
    const other = { files: [{ filename: 'a.c', segments: line(3, 0), summary: summary(0, 1) }] };
    const { files } = readReport(JSON.stringify({ data: [one, other], type: TYPE }));
    assert.deepEqual([...(files[0]?.hits?.lines() ?? [])], [1, 3]);
  });

  it('passes over functions, however many there are', () => {
    const functions = Array.from({ length: 1000 }, (_, at) => ({
      name: `f${at}`,
      regions: [[1, 2, 3, 4, at, 0, 0, 0]],
    }));
    const text = JSON.stringify({
      data: [{ files: [{ filename: 'a.c', summary: summary(1, 2) }], functions }],
      type: TYPE,
    });
    assert.deepEqual(noted(readReport(text, 100)), ['a.c 1/2']);
  });

  it('leaves out records that cannot be true, and says so', () => {
    const sound = { filename: 'odd.c', segments: line(1, 1), summary: summary(1, 1) };
    const odd: readonly unknown[] = [
      { ...sound, summary: summary(2, 1) },
      { ...sound, summary: summary(-1, 1) },
      { ...sound, summary: undefined },
      { ...sound, filename: 7 },
      {
        ...sound,
        segments: [
          [2, 1, 1, true, true],
          [1, 1, 1, true, true],
        ],
      },
      { ...sound, segments: [[1, 1, -1, true, true]] },
      { ...sound, segments: [[1, 1, 1, 'yes', true]] },
      {
        ...sound,
        segments: [
          [1, 1, 1, true, true, false],
          [3_000_000, 1, 0, false, false, false],
        ],
      },
      {
        ...sound,
        segments: [
          [1, 1, 1, true, true, false],
          [1e15, 1, 0, false, false, false],
        ],
      },
      { ...sound, segments: [7] },
      { ...sound, branches: [[1, 1, 1, 1, -1, 0]] },
      7,
    ];
    for (const each of odd) {
      const report = readReport(llvm([{ filename: 'sound.c', summary: summary(1, 2) }, each]));
      assert.deepEqual(noted(report), ['sound.c 1/2'], JSON.stringify(each));
      assert.equal(report.isComplete, false);
      assert.equal(report.problems.length, 1);
    }
  });

  it('is not tired out by ranges of lines that no source has', () => {
    const segments = [
      [1, 1, 1, true, true, false],
      [2_000_000, 1, 0, false, false, false],
    ];
    const files = Array.from({ length: 2000 }, (_, at) => ({ filename: `${at}.c`, segments, summary: summary(1, 1) }));
    const { isComplete, files: read } = readReport(llvm(files));
    assert.equal(isComplete, false);
    assert.ok(read.length < 10, String(read.length));
  });
});

const TYPE = 'llvm.coverage.json.export';

/** Code on one line alone. */
const line = (at: number, count: number) => [
  [at, 1, count, true, true, false],
  [at, 9, 0, false, false, false],
];

const summary = (covered: number, count: number, taken = 0, ways = 0) => ({
  branches: { count: ways, covered: taken, notcovered: ways - taken, percent: 50 },
  lines: { count, covered, percent: 50 },
});

const llvm = (files: readonly unknown[]): string =>
  JSON.stringify({ data: [{ files, functions: [], totals: {} }], type: TYPE, version: '2.0.1' });
