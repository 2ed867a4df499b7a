import assert from 'node:assert/strict';
import { noted, readReport } from './reading';

describe('Istanbul coverage-final.json', () => {
  it('covers a line as often as the statement that starts there and ran most', () => {
    const report = readReport(
      final({
        '/app/a.ts': file([
          [1, 3],
          [2, 0],
          [2, 4],
          [5, 0],
        ]),
      }),
    );
    assert.equal(report.format, 'istanbul');
    assert.deepEqual(noted(report), ['/app/a.ts 2/3: +1 +2 -5']);
    assert.deepEqual([report.isComplete, report.problems], [true, []]);
  });

  it('counts every way of a branch, at the line where it begins', () => {
    const branches = {
      branchMap: {
        0: { loc: { start: { line: 1 } }, locations: [{ start: {}, end: {} }] },
        1: { line: 2, loc: { start: { line: 9 } } },
      },
      b: { 0: [1, 0], 1: [0, 0, 7] },
    };
    assert.deepEqual(
      noted(
        readReport(
          final({
            'a.ts': {
              ...file([
                [1, 1],
                [2, 1],
              ]),
              ...branches,
            },
          }),
        ),
      ),
      ['a.ts 2/2, branches 2/5: +1(1/2) +2(1/3)'],
    );
  });

  it('counts branches that stand nowhere, and statements that have no count or no place not at all', () => {
    const odd = { ...file([[1, 1]]), b: { 0: [1, 0] }, branchMap: undefined };
    odd.s['7'] = 4;
    Object.assign(odd.statementMap, { 8: { start: { line: 3 } } });
    const report = readReport(final({ 'a.ts': odd }));
    assert.deepEqual(noted(report), ['a.ts 1/1, branches 1/2: +1']);
    assert.equal(report.isComplete, true);
  });

  it('goes by the path in the record, on Windows too', () => {
    const report = readReport(
      final({ a: { path: 'C:\\app\\src\\a.ts', ...file([[1, 1]]) }, 'D:\\b.ts': file([[1, 0]]) }),
    );
    assert.deepEqual(noted(report), ['C:/app/src/a.ts 1/1: +1', 'D:/b.ts 0/1: -1']);
  });

  it('joins records of one file', () => {
    const [first, second] = [
      file([
        [1, 1],
        [2, 0],
      ]),
      file([
        [1, 0],
        [2, 3],
        [4, 0],
      ]),
    ];
    const text = `{"x": ${JSON.stringify({ path: 'a.ts', ...first })}, "y": ${JSON.stringify({ path: 'a.ts', ...second })}}`;
    assert.deepEqual(noted(readReport(text)), ['a.ts 2/3: +1 +2 -4']);
  });

  it('leaves out records that cannot be true, and says so', () => {
    const sound = file([[1, 1]]);
    const odd: readonly unknown[] = [
      { ...sound, s: { 0: -1 } },
      { ...sound, s: { 0: 0.5 } },
      { ...sound, s: { 0: '1' } },
      { ...sound, s: { 0: null } },
      { ...sound, s: [1] },
      { ...sound, s: undefined },
      { ...sound, statementMap: undefined },
      { ...sound, statementMap: { 0: {} } },
      { ...sound, statementMap: { 0: { start: { line: 0 } } } },
      { ...sound, statementMap: { 0: { start: { line: 3e6 } } } },
      { ...sound, statementMap: { 0: { start: { line: '1' } } } },
      { ...sound, b: { 0: [1, -1] } },
      { ...sound, b: [[1, 0]] },
      { ...sound, b: { 0: { 0: 1 } } },
      { ...sound, path: 7 },
      [],
      'x',
      null,
    ];
    for (const each of odd) {
      const report = readReport(final({ 'sound.ts': sound, 'odd.ts': each }));
      assert.deepEqual(noted(report), ['sound.ts 1/1: +1'], JSON.stringify(each));
      assert.equal(report.isComplete, false);
      assert.deepEqual(report.problems, ['The record of “odd.ts” cannot be read. It is left out.']);
    }
    const infinite = final({ 'odd.ts': sound }).replace('"s":{"0":1}', '"s":{"0":1e400}');
    assert.deepEqual(noted(readReport(infinite)), []);
  });
});

describe('Istanbul coverage-summary.json', () => {
  it('has totals alone', () => {
    const report = readReport(
      summary({ total: totals(5, 8), '/app/a.ts': totals(3, 4, 1, 2), '/app/b.ts': totals(2, 4) }),
    );
    assert.equal(report.format, 'istanbul-summary');
    assert.deepEqual(noted(report), ['/app/a.ts 3/4, branches 1/2', '/app/b.ts 2/4']);
    assert.deepEqual([report.isComplete, report.problems], [true, []]);
  });

  it('covers nothing where there is nothing to cover', () => {
    const nothing = { total: 0, covered: 0, skipped: 0, pct: 'Unknown' };
    const report = readReport(summary({ total: { lines: nothing, branches: nothing } }));
    assert.deepEqual(noted(report), []);
    assert.deepEqual(report.problems, ['The report covers no file.']);
  });

  it('says where its total is not that of its files', () => {
    assert.deepEqual(readReport(summary({ total: totals(8, 8), 'a.ts': totals(3, 4) })).problems, [
      'The report states 8 of 8 lines in all, but its files add up to 3 of 4. The files count.',
    ]);
  });

  it('leaves out what cannot be true', () => {
    for (const odd of [totals(5, 4), totals(-1, 4), totals(0.5, 4), totals(1, 2, 3, 2), { lines: [] }, null, 3]) {
      const report = readReport(summary({ total: totals(3, 4), 'sound.ts': totals(3, 4), 'odd.ts': odd }));
      assert.deepEqual(noted(report), ['sound.ts 3/4'], JSON.stringify(odd));
      assert.equal(report.isComplete, false);
      assert.deepEqual(report.problems, ['The record of “odd.ts” cannot be read. It is left out.']);
    }
  });
});

function file(lines: readonly (readonly [line: number, count: number])[]) {
  const statementMap = Object.fromEntries(
    lines.map(([line], at) => [at, { start: { line, column: 2 }, end: { line, column: null } }]),
  );
  const s: Record<string, number> = Object.fromEntries(lines.map(([, count], at) => [at, count]));
  return { statementMap, fnMap: {}, branchMap: {}, s, f: {}, b: {} };
}

const final = (files: Readonly<Record<string, unknown>>): string => JSON.stringify(files);

const totals = (covered: number, total: number, taken = 0, ways = 0) => ({
  lines: { total, covered, skipped: 0, pct: 50 },
  statements: { total, covered, skipped: 0, pct: 50 },
  branches: { total: ways, covered: taken, skipped: 0, pct: 50 },
});

const summary = (files: Readonly<Record<string, unknown>>): string => JSON.stringify(files);
