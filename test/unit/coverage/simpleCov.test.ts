import assert from 'node:assert/strict';
import { ReportReader } from '../../../server/src/coverage/readReport';
import { noted, readReport } from './reading';

describe('SimpleCov .resultset.json', () => {
  it('counts the lines of a result', () => {
    const report = readReport(results({ RSpec: { 'lib/port.rb': { lines: [1, null, 0, 'ignored', 7] } } }));
    assert.equal(report.format, 'simplecov');
    assert.deepEqual(noted(report), ['lib/port.rb 2/3: +1 -3 +5']);
    assert.deepEqual([report.isComplete, report.problems], [true, []]);
  });

  it('joins commands: what one has run is covered, what one never counts and none has run does not count', () => {
    const text = results({
      RSpec: { 'a.rb': { lines: [1, 0, 0, null, null, 2] } },
      Cucumber: { 'a.rb': { lines: [0, 3, null, 0, 5, null] }, 'b.rb': { lines: [0] } },
    });
    assert.deepEqual(noted(readReport(text)), ['a.rb 4/4: +1 +2 +5 +6', 'b.rb 0/1: -1']);
  });

  it('counts each branch once, whatever its number, at the line of its condition', () => {
    const branches = (first: number, taken: readonly [number, number]) => ({
      [`[:if, ${first}, 2, 4, 6, 7]`]: {
        [`[:then, ${first + 1}, 3, 6, 3, 9]`]: taken[0],
        [`[:else, ${first + 2}, 5, 6, 5, 9]`]: taken[1],
      },
    });
    const text = results({
      unit: { 'a.rb': { lines: [1, 1], branches: branches(0, [1, 0]) } },
      system: { 'a.rb': { lines: [1, 1], branches: branches(4, [1, 0]) } },
    });
    assert.deepEqual(noted(readReport(text)), ['a.rb 2/2, branches 1/2: +1 +2(1/2)']);
  });

  it('knows branches as lists', () => {
    const branches = { '["unless", 0, 2, 4, 6, 7]': { '["else", 1, 3, 6, 3, 9]': 0, '["then", 2, 5, 6, 5, 9]': 4 } };
    assert.deepEqual(noted(readReport(results({ unit: { 'a.rb': { lines: [1, 1], branches } } }))), [
      'a.rb 2/2, branches 1/2: +1 +2(1/2)',
    ]);
  });

  it('knows the lists of lines of older ones', () => {
    assert.deepEqual(noted(readReport(results({ RSpec: { 'a.rb': [null, 2, 0] } }))), ['a.rb 1/2: +2 -3']);
  });

  it('says where results are so far apart that SimpleCov may leave out the older ones', () => {
    const command = (timestamp: number) => ({ coverage: { 'a.rb': { lines: [1] } }, timestamp });
    const text = JSON.stringify({ RSpec: command(1_700_000_000), Cucumber: command(1_700_000_601) });
    assert.deepEqual(readReport(text).problems, [
      'The results of “RSpec” are older than those of “Cucumber”, so that SimpleCov itself may leave them out.',
    ]);
  });

  it('leaves out records that cannot be true, and says so', () => {
    const odd: readonly unknown[] = [
      { lines: [1, -1] },
      { lines: [0.5] },
      { lines: ['1'] },
      { lines: { 0: 1 } },
      { lines: [1], branches: [] },
      { lines: [1], branches: { '[:if, 0, 1, 1, 1, 1]': { x: -1 } } },
      { lines: [1], branches: { '[:if, 0, 1, 1, 1, 1]': 3 } },
      {},
      'x',
    ];
    for (const each of odd) {
      const report = readReport(results({ RSpec: { 'sound.rb': { lines: [1] }, 'odd.rb': each } }));
      assert.deepEqual(noted(report), ['sound.rb 1/1: +1'], JSON.stringify(each));
      assert.equal(report.isComplete, false);
      assert.deepEqual(report.problems, ['The record of “odd.rb” cannot be read. It is left out.']);
    }
  });

  it('has no total where a command or its coverage is no object', () => {
    for (const [odd, name] of [
      ['7', 'odd'],
      ['{"coverage": 7}', 'coverage'],
      ['{"coverage": [[1]]}', 'coverage'],
    ]) {
      const { isComplete, problems } = readReport(`{"RSpec": {"coverage": {"a.rb": {"lines": [1]}}}, "odd": ${odd}}`);
      assert.equal(isComplete, false, odd);
      assert.deepEqual(problems, [`The record of “${name}” cannot be read. It is left out.`]);
    }
  });
});

describe('SimpleCov coverage.json', () => {
  const formatted = (coverage: Readonly<Record<string, unknown>>): string =>
    JSON.stringify({
      meta: { simplecov_version: '0.22.0' },
      coverage,
      groups: { Ports: { lines: { covered_percent: 50 } } },
    });

  it('counts the lines and branches that are not ignored', () => {
    const branches = [
      { type: 'then', start_line: 3, end_line: 3, coverage: 2 },
      { type: 'else', start_line: 5, end_line: 5, coverage: 0 },
      { type: 'else', start_line: 7, end_line: 7, coverage: 'ignored' },
    ];
    const report = readReport(
      formatted({ '/app/port.rb': { lines: [1, null, 3, 'ignored', 0], branches }, 'b.rb': { lines: [0] } }),
    );
    assert.equal(report.format, 'simplecov');
    assert.deepEqual(noted(report), ['/app/port.rb 2/3, branches 1/2: +1 +3(1/1) -5(0/1)', 'b.rb 0/1: -1']);
    assert.deepEqual([report.isComplete, report.problems], [true, []]);
  });

  it('is known without its version, and in pieces', () => {
    const text = JSON.stringify({ timestamp: 1_700_000_000, coverage: { 'a.rb': { lines: [1, 0] } } });
    assert.deepEqual(noted(readReport(text, 3)), ['a.rb 1/2: +1 -2']);
    for (let end = 1; end < text.length; end++) {
      const reader = new ReportReader();
      reader.write(text.slice(0, end));
      assert.notEqual(reader.end()?.isComplete, true, text.slice(0, end));
    }
  });

  it('leaves out records that cannot be true', () => {
    for (const odd of [
      {},
      { lines: [-1] },
      { lines: 3 },
      { lines: [1], branches: [{ coverage: 1 }] },
      { lines: [1], branches: {} },
    ]) {
      const { isComplete, problems } = readReport(formatted({ 'sound.rb': { lines: [1] }, 'odd.rb': odd }));
      assert.deepEqual([isComplete, problems], [false, ['The record of “odd.rb” cannot be read. It is left out.']]);
    }
  });
});

const results = (commands: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(commands).map(([name, coverage]) => [name, { coverage, timestamp: 1_700_000_000 }]),
    ),
    null,
    2,
  );
