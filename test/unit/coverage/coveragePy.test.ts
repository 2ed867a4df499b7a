import assert from 'node:assert/strict';
import { noted, readReport } from './reading';

describe('coverage.py JSON', () => {
  it('counts the lines that ran and that were missed', () => {
    const report = readReport(py({ 'src/port.py': file([1, 2, 4], [5]), 'src/__init__.py': file([], []) }));
    assert.equal(report.format, 'coverage-py');
    assert.deepEqual(noted(report), ['src/port.py 3/4: +1 +2 +4 -5', 'src/__init__.py 0/0']);
    assert.deepEqual([report.isComplete, report.problems], [true, []]);
  });

  it('counts branches as its summary does, and shows them by line', () => {
    const branches = {
      executed_branches: [[2, 4]],
      missing_branches: [
        [2, -1],
        [5, 6],
      ],
    };
    const { summary } = file([1, 2], [5]);
    const counted = { ...summary, covered_branches: 1, num_branches: 3 };
    const report = readReport(py({ 'a.py': { ...file([1, 2], [5]), ...branches, summary: counted } }));
    assert.deepEqual(noted(report), ['a.py 2/3, branches 1/3: +1 +2(1/2) -5(0/1)']);
  });

  it('knows branches from the summary alone, as older ones have them', () => {
    const { summary } = file([1], [2]);
    const report = readReport(
      py({ 'a.py': { ...file([1], [2]), summary: { ...summary, covered_branches: 1, num_branches: 2 } } }),
    );
    assert.deepEqual(noted(report), ['a.py 1/2, branches 1/2: +1 -2']);
  });

  it('does not count what ran without being a statement', () => {
    const text = py(
      { 'a.py': { ...file([0, 1, 2, 8], [4]), excluded_lines: [8, 9], summary: counts(1, 2) } },
      counts(1, 2),
    );
    const report = readReport(text);
    assert.deepEqual(noted(report), ['a.py 1/2: +1 +2 -4']);
    assert.deepEqual(report.problems, []);
  });

  it('believes the lists where the summary cannot be theirs', () => {
    const report = readReport(py({ 'a.py': { ...file([1], [2]), summary: counts(9, 9) } }));
    assert.deepEqual(noted(report), ['a.py 1/2: +1 -2']);
    assert.deepEqual(report.problems, ['The report states 9 of 9 lines of “a.py”, but lists 1 of 2. The lists count.']);
  });

  it('says where its totals are not those of its files', () => {
    const { problems, isComplete } = readReport(py({ 'a.py': file([1], [2]) }, counts(4, 5)));
    assert.deepEqual(problems, [
      'The report states 4 of 5 lines in all, but its files add up to 1 of 2. The files count.',
    ]);
    assert.equal(isComplete, true);
  });

  it('tells nothing of contexts, functions and classes', () => {
    const more = { contexts: { 1: ['test_port'] }, functions: { go: file([1], []) }, classes: { Port: file([2], []) } };
    assert.deepEqual(noted(readReport(py({ 'a.py': { ...file([1], [2]), ...more } }))), ['a.py 1/2: +1 -2']);
  });

  it('leaves out records that cannot be true, and says so', () => {
    const odd = [
      { ...file([1], []), executed_lines: [1.5] },
      { ...file([1], []), executed_lines: ['1'] },
      { ...file([1], []), executed_lines: { 0: 1 } },
      { ...file([1], []), missing_lines: [-1] },
      { ...file([1], []), missing_lines: [1e9] },
      { ...file([1], []), missing_lines: undefined },
      { ...file([1], []), executed_branches: [7] },
      { ...file([1], []), summary: { ...counts(1, 1), covered_branches: 3, num_branches: 2 } },
      [],
      null,
    ];
    for (const each of odd) {
      const report = readReport(py({ 'sound.py': file([1], [2]), 'odd.py': each }));
      assert.deepEqual(noted(report), ['sound.py 1/2: +1 -2'], JSON.stringify(each));
      assert.equal(report.isComplete, false);
      assert.deepEqual(report.problems, ['The record of “odd.py” cannot be read. It is left out.']);
    }
  });

  it('is damaged where its files are no object', () => {
    const files = ['[]', '7', 'null', '[{"executed_lines": [1], "missing_lines": []}]'];
    for (const each of files) {
      const { isComplete, files: read } = readReport(`{"meta": {"branch_coverage": false}, "files": ${each}}`);
      assert.equal(read.length, 0);
      if (each !== '[]') assert.equal(isComplete, false, each);
    }
  });

  it('covers no file where it names none', () => {
    assert.deepEqual(readReport(py({})).problems, ['The report covers no file.']);
  });

  it('never gives other figures for a part of it as for the whole', () => {
    const text = py({ 'a.py': file([1, 2, 3], [4, 5]), 'b.py': file([1], []) });
    for (let end = text.indexOf('"files"') + 20; end < text.length; end++) {
      const { isComplete, problems } = readReport(text.slice(0, end));
      assert.equal(isComplete, false, text.slice(0, end));
      assert.equal(problems.length, 1);
    }
  });
});

const counts = (covered: number, total: number) => ({ covered_lines: covered, num_statements: total });

const file = (ran: readonly number[], missed: readonly number[]) => ({
  executed_lines: ran,
  summary: counts(ran.length, ran.length + missed.length),
  missing_lines: missed,
  excluded_lines: [],
});

const py = (files: Readonly<Record<string, unknown>>, totals?: unknown): string =>
  JSON.stringify({ meta: { version: '7.6.1', format: 3, branch_coverage: true }, files, totals }, null, 1);
