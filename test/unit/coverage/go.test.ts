import assert from 'node:assert/strict';
import { goCover } from '../../../server/src/coverage/formats/goCover';
import { noted, readReport } from './reading';

describe('a Go cover profile', () => {
  it('counts statements, and shows a line as hit where any of its blocks ran', () => {
    const report = readReport(
      'mode: set\n' +
        'example.org/port/tide.go:3.20,5.9 2 1\n' +
        'example.org/port/tide.go:5.9,7.3 3 0\n' +
        'example.org/port/tide.go:9.2,9.10 0 0\n',
    );
    assert.equal(report.format, 'go');
    assert.deepEqual(noted(report), ['example.org/port/tide.go 2/5: +3 +4 +5 -6 -7']);
    assert.deepEqual([report.isComplete, report.problems], [true, []]);
    assert.deepEqual(report.files[0]?.blocks?.get('5.9,7.3'), { statements: 3, isCovered: false });
  });

  it('is known by its first line', () => {
    for (const mode of ['set', 'count', 'atomic']) {
      assert.equal(goCover.recognizes(`mode: ${mode}\n`), true);
      assert.equal(goCover.recognizes(`mode: ${mode}\r\nx`), true);
      for (let end = 0; end <= 6 + mode.length; end++)
        assert.equal(goCover.recognizes(`mode: ${mode}`.slice(0, end)), undefined);
    }
    for (const other of ['mode: sets\n', 'mode: other\n', 'Mode: set\n', 'm\n', '{'])
      assert.equal(goCover.recognizes(other), false);
  });

  it('counts a block once that stands there for several packages', () => {
    const blocks = ['a.go:1.2,2.3 4 0', 'b.go:1.2,2.3 1 1', 'a.go:1.2,2.3 4 9', 'a.go:1.2,2.3 4 0'];
    assert.deepEqual(noted(readReport(profile(blocks))), ['a.go 4/4: +1 +2', 'b.go 1/1: +1 +2']);
  });

  it('is read on where profiles were put together by hand', () => {
    const { isComplete, files } = readReport('mode: set\na.go:1.2,2.3 1 1\nmode: count\nb.go:1.2,2.3 1 1\n');
    assert.deepEqual([isComplete, files.length], [true, 2]);
  });

  it('takes any path that Go may write', () => {
    const paths = ['example.org/a b/c:1.go', 'C:/port/a.go', '../../etc/passwd', '__proto__', 'häfen/überfahrt.go'];
    assert.deepEqual(
      readReport(profile(paths.map(path => `${path}:1.1,1.2 1 1`))).files.map(({ path }) => path),
      paths,
    );
  });

  it('takes counts of any size', () => {
    const counts = ['0', '00', '18446744073709551615', '1'];
    assert.deepEqual(noted(readReport(profile(counts.map((count, at) => `a.go:${at + 1}.1,${at + 1}.9 1 ${count}`)))), [
      'a.go 2/4: -1 -2 +3 +4',
    ]);
  });

  it('leaves out lines that are none, and says so', () => {
    const odd = [
      'a.go:1.1,2.2 1',
      'a.go:1.1,2.2 1 ',
      'a.go:1.1,2.2,3 1 1',
      'a.go:1.1,.2 1 1',
      'a.go:1.1,2.2 1234567890 1',
      '1.1,2.2 1 1',
      '1 1',
      '1',
      ' 1',
      'a.go:1.1,2.2 1 -1',
      'a.go:1.1,2.2 1 NaN',
      'a.go:1.1,2.2 -1 1',
      'a.go:1.1,2.2 0.5 1',
      'a.go:0.1,2.2 1 1',
      'a.go:3.1,2.2 1 1',
      'a.go:1.1,3000000.2 1 1',
      'a.go:1.1 2.2 1 1',
      ':1.1,2.2 1 1',
      'x',
    ];
    for (const each of odd) {
      const report = readReport(profile([each, 'b.go:1.1,1.2 1 1']));
      assert.deepEqual(noted(report), ['b.go 1/1: +1'], each);
      assert.equal(report.isComplete, false);
      assert.deepEqual(report.problems, [`“${each.trim()}” is no line of a profile. It is left out.`]);
    }
    const long = readReport(profile([`${'x'.repeat(1 << 17)}:1.1,1.2 1 1`, 'b.go:1.1,1.2 1 1']));
    assert.deepEqual([long.isComplete, long.files.length], [false, 1]);
  });

  it('has no total where a block has other statements than before', () => {
    const { isComplete, files } = readReport(profile(['a.go:1.1,2.2 1 1', 'a.go:1.1,2.2 2 1']));
    assert.deepEqual([isComplete, files[0]?.lines], [false, { covered: 1, total: 1 }]);
  });

  it('breaks off where its last line has no end, since Go writes one', () => {
    const text = profile(['a.go:1.2,2.3 1 0', 'a.go:3.2,4.3 2 10']);
    for (let end = text.indexOf('\n') + 2; end < text.length; end++) {
      const { isComplete, problems, files } = readReport(text.slice(0, end));
      const isLineOver = text[end - 1] === '\n';
      assert.equal(isComplete, isLineOver, text.slice(0, end));
      if (!isLineOver) assert.deepEqual(problems, ['The report breaks off within a line. Run the tests again.']);
      assert.ok(files.every(({ lines }) => lines.total <= 1));
    }
  });

  it('is not tired out by blocks that are longer than a source', () => {
    const { isComplete, files } = readReport(
      profile(Array.from({ length: 3000 }, (_, at) => `${at}.go:1.1,2000000.1 1 1`)),
    );
    assert.equal(isComplete, false);
    assert.ok(files.length < 20, String(files.length));
  });
});

const profile = (blocks: readonly string[]): string => `mode: count\n${blocks.map(block => `${block}\n`).join('')}`;
