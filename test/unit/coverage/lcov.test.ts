import assert from 'node:assert/strict';
import { noted, readReport } from './reading';

const record = (path: string, ...lines: string[]) => ['TN:', `SF:${path}`, ...lines, 'end_of_record', ''].join('\n');
const toldOf = (text: string) => {
  const { isComplete, problems } = readReport(text);
  return { files: noted(readReport(text)), isComplete, problems };
};

describe('LCOV', () => {
  it('counts DA lines and BRDA branches', () => {
    const text = record(
      'src/a.ts',
      'FN:1,f',
      'FNDA:0,f',
      'DA:1,1',
      'DA:2,0',
      'DA:3,12,kWp1',
      'BRDA:3,0,0,4',
      'BRDA:3,0,1,-',
      'LF:3',
      'LH:2',
    );
    const files = ['src/a.ts 2/3, branches 1/2: +1 -2 +3(1/2)'];
    assert.deepEqual(toldOf(text), { files, isComplete: true, problems: [] });
  });

  it('reads what LCOV 2 and gcov add', () => {
    const lines = [
      'VER:1',
      'FNL:0,1,4',
      'FNA:0,2,f',
      'BRDA:2,e0,a && b(1,2),1',
      'BRDA:2,0,1,0',
      'MCDC:2,1,t,1,0,a',
      'DA:1,=====',
      'DA:2,1e+20',
      'DA:4,#####',
    ];
    const files = ['a.c 1/3, branches 1/2: -1 +2(1/2) -4'];
    assert.deepEqual(toldOf(`# by hand\n\n${record('a.c', ...lines)}`), { files, isComplete: true, problems: [] });
  });

  it('joins records of the same file, and their branches one by one', () => {
    const day = record('a.c', 'DA:1,1', 'DA:2,0', 'BRDA:1,0,0,1', 'BRDA:1,0,1,0', 'LF:2', 'LH:1');
    const night = record('a.c', 'DA:1,0', 'DA:2,3', 'DA:9,0', 'BRDA:1,0,0,0', 'BRDA:1,0,1,2', 'LF:3', 'LH:1');
    assert.deepEqual(toldOf(day + night).files, ['a.c 2/3, branches 2/2: +1(2/2) +2 -9']);
  });

  it('counts a branch once that is told of for several instances of a template', () => {
    const lines = [
      'DA:5,1',
      'BRDA:5,0,0,1',
      'BRDA:5,0,1,0',
      'DA:6,1',
      'BRDA:6,0,0,1',
      'DA:5,1',
      'BRDA:5,0,0,0',
      'BRDA:5,0,1,2',
    ];
    assert.deepEqual(toldOf(record('a.hpp', ...lines, 'BRDA:5,1,0,0')).files, [
      'a.hpp 2/2, branches 3/4: +5(2/3) +6(1/1)',
    ]);
    assert.deepEqual(toldOf(record('a.hpp', ...lines)).files, ['a.hpp 2/2, branches 3/3: +5(2/2) +6(1/1)']);
    // A piece that ends inside a line makes no other branch of it.
    for (const size of [1, 5, 9])
      assert.deepEqual(noted(readReport(record('a.hpp', ...lines), size)), [
        'a.hpp 2/2, branches 3/3: +5(2/2) +6(1/1)',
      ]);
    const next = ['DA:5,1', 'BRDA:5,0,0,1', 'BRDA:5,0,1,0', 'DA:5,1', 'BRDA:5,0,0,0', 'BRDA:5,0,1,1'];
    assert.deepEqual(toldOf(record('a.hpp', ...next)).files, ['a.hpp 1/1, branches 2/2: +5(2/2)']);
    const others = ['DA:5,1', 'BRDA:5,0,0,1', 'DA:6,1', 'BRDA:6,1,0,1', 'BRDA:5,1,1,-'];
    assert.deepEqual(toldOf(record('a.js', ...others)).files, ['a.js 2/2, branches 2/3: +5(1/2) +6(1/1)']);
  });

  it('counts the branches of coverage.py 6 that lead out of a function, and so to no line', () => {
    const lines = [
      'DA:1,1',
      'DA:2,1',
      'LF:2',
      'LH:2',
      'BRDA:2,0,0,1',
      'BRDA:0,0,1,-',
      'BRDA:0,1,0,1',
      'BRF:3',
      'BRH:2',
    ];
    assert.deepEqual(toldOf(record('a.py', ...lines)), {
      files: ['a.py 2/2, branches 2/3: +1 +2(1/1)'],
      isComplete: true,
      problems: [],
    });
  });

  it('takes totals alone where there are no lines, and forgets them where there are', () => {
    const totals = record('a.c', 'LF:8', 'LH:6', 'BRF:4', 'BRH:1');
    assert.deepEqual(toldOf(totals).files, ['a.c 6/8, branches 1/4']);
    assert.deepEqual(toldOf(totals + record('a.c', 'DA:1,1')).files, ['a.c 1/1: +1']);
    assert.deepEqual(toldOf(record('a.c', 'DA:1,1') + totals).files, ['a.c 1/1: +1']);
    assert.deepEqual(toldOf(record('a.c', 'LF:6', 'LH:8')).files, ['a.c 0/0']);
  });

  it('takes the statements of coverage.py 6, which tells of other lines, too', () => {
    const lines = ['DA:1,1,aa', 'DA:3,1,bb', 'DA:5,1,cc', 'DA:4,0,dd', 'LF:3', 'LH:3'];
    assert.deepEqual(toldOf(record('a.py', ...lines)).files, ['a.py 2/3: +1 +3 -4 +5']);
    const empty = toldOf(record('b.py', 'DA:0,1,ee', 'LF:0', 'LH:1'));
    assert.deepEqual(empty, { files: ['b.py 0/0'], isComplete: true, problems: [] });
  });

  it('says nothing of totals that llvm-cov counts by functions', () => {
    const text = record('a.cc', 'DA:1,1', 'DA:2,0', 'LF:7', 'LH:6').replace('TN:\n', '');
    assert.deepEqual(toldOf(text), { files: ['a.cc 1/2: +1 -2'], isComplete: true, problems: [] });
  });

  it('says where lines are missing, and where they are covered otherwise', () => {
    const { isComplete, problems } = toldOf(record('a.c', 'DA:1,1', 'LF:3', 'LH:3'));
    const missing =
      '“a.c” has 1 of 1 lines covered, but its record says 3 of 3. Lines are missing. Run the tests again.';
    assert.deepEqual({ isComplete, problems }, { isComplete: false, problems: [missing] });
    const other = '“a.c” has 0 of 1 lines covered, but its record says 1 of 1. What its lines show counts.';
    const told = toldOf(record('a.c', 'DA:1,0', 'LF:1', 'LH:1'));
    assert.deepEqual(told, { files: ['a.c 0/1: -1'], isComplete: true, problems: [other] });
  });

  it('leaves out the file in which it breaks off, also where it stood before', () => {
    const cut = 'The report breaks off in the record of “b.c”. Run the tests again.';
    const files = ['a.c 1/1: +1'];
    const text = record('a.c', 'DA:1,1') + record('b.c', 'DA:1,1') + record('b.c', 'DA:1,1');
    for (const end of [-1, -3, -16, -20]) {
      const read = toldOf(text.slice(0, text.length + end));
      if (end < -1) assert.deepEqual(read, { files, isComplete: false, problems: [cut] });
      else assert.equal(read.isComplete, true);
    }
    const next = 'The report breaks off where a record begins. Run the tests again.';
    for (const begun of ['TN:', 'TN:\nS', 'SF'])
      assert.deepEqual(toldOf(record('a.c', 'DA:1,1') + begun), { files, isComplete: false, problems: [next] });
    const again = toldOf('SF:a.c\nDA:1,1\nSF:b.c\nDA:1,1\nend_of_record\n');
    assert.deepEqual(again.files, ['b.c 1/1: +1']);
    assert.equal(again.isComplete, false);
  });

  it('leaves out what cannot be read, and says so once', () => {
    const odd = [
      'DA:x,1',
      'DA:3',
      'DA:4,NaN',
      'DA:,1',
      'DA:9999999999,1',
      'DA:-5,1',
      'BRDA:1,0,0,x',
      'BRDA:1',
      'what is this',
    ];
    for (const line of odd) {
      const { files, isComplete, problems } = toldOf(record('a.c', 'DA:1,1', line, 'DA:2,0'));
      assert.deepEqual(files, ['a.c 1/2: +1 -2'], line);
      assert.equal(isComplete, false, line);
      assert.deepEqual(problems, [
        `“${line}” in the record of “a.c” cannot be read. It is left out. Run the tests again.`,
      ]);
    }
    const { problems } = toldOf(record('a.c', 'DA:1,1', ...odd));
    assert.match(problems.join(), /^“DA:x,1” in .* There are 8 more like this\.$/);
    assert.equal(toldOf(`${record('a.c')}DA:1,1\n`).isComplete, false);
    assert.equal(toldOf('SF:\nDA:1,1\nend_of_record\n').isComplete, false);
  });

  it('takes a count below zero for none, and what later versions add for no matter', () => {
    const { files, isComplete, problems } = toldOf(record('a.c', 'DA:1,-4', 'DA:2,1', 'NEWKEY:7', 'DA:3,1e309'));
    assert.deepEqual({ files, isComplete }, { files: ['a.c 2/3: -1 +2 +3'], isComplete: true });
    assert.deepEqual(problems, [
      '“DA:1,-4” in the record of “a.c” has a count below zero. It is taken as not covered.',
    ]);
  });

  it('keeps paths as they are, with slashes', () => {
    const paths = ['C:\\work\\a b.ts', '../../etc/passwd', '/srv/ü:x.c', '__proto__'];
    const read = readReport(paths.map(path => record(path, 'DA:1,1')).join(''));
    assert.deepEqual(
      read.files.map(({ path }) => path),
      ['C:/work/a b.ts', '../../etc/passwd', '/srv/ü:x.c', '__proto__'],
    );
    assert.deepEqual(noted(readReport(record('a\\b', 'DA:1,1') + record('a/b', 'DA:2,0'))), ['a/b 1/2: +1 -2']);
  });

  it('bounds what it is told', () => {
    const long = record('x'.repeat(5000), 'DA:1,1') + record('a.c', 'DA:1,1');
    assert.deepEqual(toldOf(long).files, ['a.c 1/1: +1']);
    assert.equal(toldOf(long).isComplete, false);
    assert.equal(toldOf(record('a.c', `DA:1,${'1'.repeat(70_000)}`)).isComplete, false);
    const far = Array.from({ length: 1000 }, (_, at) => record(`${at}.c`, 'DA:2000000,1')).join('');
    const read = readReport(far);
    assert.ok(read.files.length < 500 && !read.isComplete);
    assert.match(read.problems.join(), /^The record of “\d+\.c” is more than a report can tell of\. It is left out\./);
  });

  it('says that it covers no file', () => {
    const told = { files: [], isComplete: true, problems: ['The report covers no file.'] };
    assert.deepEqual(toldOf('# nothing\nTN:\nend_of_record\n'), told);
  });
});
