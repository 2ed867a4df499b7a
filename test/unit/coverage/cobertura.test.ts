import assert from 'node:assert/strict';
import { noted, readReport } from './reading';

const report = (inside: string, attributes = 'line-rate="0.5"') =>
  `<?xml version="1.0"?>\n<coverage ${attributes}>\n<packages><package name="p"><classes>\n${inside}\n</classes></package></packages>\n</coverage>\n`;
const classOf = (path: string, lines: string, methods = '') =>
  `<class name="C" filename="${path}"><methods>${methods}</methods>\n<lines>\n${lines}\n</lines></class>`;
const told = (text: string) => {
  const { isComplete, problems } = readReport(text);
  return { files: noted(readReport(text)), isComplete, problems };
};

describe('Cobertura', () => {
  it('reads roots, lines and branches', () => {
    const text = report(
      classOf(
        'a.py',
        '<line number="1" hits="2"/>\n<line number="2" hits="0" branch="true" condition-coverage="50% (1/2)"/>',
      ),
    ).replace(
      '<packages>',
      '<sources><source> /srv/x </source><source>C:\\y</source><source>/srv/x</source></sources><packages>',
    );
    assert.deepEqual(readReport(text).roots, ['/srv/x', 'C:/y']);
    assert.deepEqual(told(text), { files: ['a.py 1/2, branches 1/2: +1 -2(1/2)'], isComplete: true, problems: [] });
  });

  it('joins classes of a file, and lines that stand in several', () => {
    const text = report(
      classOf('a.cs', '<line number="1" hits="0"/><line number="2" hits="1"/>') +
        classOf('b.cs', '<line number="7" hits="1"/>') +
        classOf('a.cs', '<line number="9" hits="0"/><line number="1" hits="3"/>'),
    );
    assert.deepEqual(told(text).files, ['a.cs 2/3: +1 +2 -9', 'b.cs 1/1: +7']);
  });

  it('does not count the lines of methods again', () => {
    const methods = '<method name="m"><lines><line number="1" hits="1"/><line number="4" hits="0"/></lines></method>';
    assert.deepEqual(told(report(classOf('a.js', '<line number="2" hits="1"/>', methods))).files, ['a.js 1/1: +2']);
    assert.deepEqual(told(report(classOf('a.js', '', methods))).files, ['a.js 0/0']);
    const alone = `<class name="C" filename="b.js"><methods>${methods}</methods></class>`;
    assert.deepEqual(told(report(alone)).files, ['b.js 1/2: +1 -4']);
  });

  it('reads the same whether lines are plain or not', () => {
    const plain = classOf(
      'a.py',
      '<line number="1" hits="2"/>\n<line number="2" hits="0"/>\n<line number="3" hits="1"/>',
    );
    const odd = classOf(
      'a.py',
      `<line hits='2' number='1'/><!-- <line number="8" hits="1"/> --><line\n number="2"   hits="&#48;" note="ü"></line><line number="3" hits="1" branch="false"><conditions/></line>`,
    );
    assert.deepEqual(told(report(odd)), told(report(plain)));
  });

  it('says where lines are missing, and counts what there is', () => {
    const lines = classOf('a.py', '<line number="1" hits="1"/>');
    const missing =
      'The report says that 7 of 8 lines are covered, but its files show 1 of 1. Lines are missing. Run the tests again.';
    assert.deepEqual(told(report(lines, 'lines-valid="8" lines-covered="7"')).problems, [missing]);
    assert.equal(told(report(lines, 'lines-valid="8" lines-covered="7"')).isComplete, false);
    const other = told(report(lines, 'lines-valid="1" lines-covered="0"'));
    assert.equal(other.isComplete, true);
    assert.match(other.problems.join(), /its files show 1 of 1\. What its files show counts\.$/);
    assert.deepEqual(told(report(lines, 'lines-valid="1" lines-covered="1"')).problems, []);
  });

  it('knows the tools that count a line as often as they tell of it', () => {
    const twice = classOf('a.scala', '<line number="1" hits="1"/><line number="1" hits="0"/>');
    const files = ['a.scala 1/1: +1'];
    assert.deepEqual(told(report(twice, 'lines-valid="2" lines-covered="1"')), {
      files,
      isComplete: true,
      problems: [],
    });
  });

  it('is told nothing by the zeros of OpenCppCoverage, nor by the methods of a file without lines', () => {
    const lines = '<line number="3" hits="1"/><line number="4" hits="0"/>';
    const text = report(classOf('app\\main.cpp', lines), 'line-rate="0.5" lines-covered="0" lines-valid="0"');
    assert.deepEqual(told(text), { files: ['app/main.cpp 1/2: +3 -4'], isComplete: true, problems: [] });
    const method = `<method name="f" signature="()V"><lines>${lines}</lines></method>`;
    assert.deepEqual(told(report(classOf('a.js', '', method))).files, ['a.js 0/0']);
  });

  it('leaves out what cannot be read', () => {
    const odd = [
      'number="x" hits="1"',
      'hits="1"',
      'number="5"',
      'number="5" hits="NaN"',
      'number="-5" hits="1"',
      'number="1e9" hits="1"',
      'number="" hits=""',
    ];
    for (const attributes of odd) {
      const { files, isComplete, problems } = told(
        report(classOf('a.py', `<line number="1" hits="1"/><line ${attributes}/>`)),
      );
      assert.deepEqual({ files, isComplete }, { files: ['a.py 1/1: +1'], isComplete: false }, attributes);
      assert.match(
        problems.join(),
        /^“<line .*>” in the record of “a\.py” cannot be read\. It is left out\. Run the tests again\.$/,
      );
    }
    const huge =
      '<line number="1" hits="1e309"/><line number="2" hits="99999999999999999999"/><line number="3" hits="-1"/>';
    const { files, isComplete, problems } = told(report(classOf('a.py', huge)));
    assert.deepEqual({ files, isComplete }, { files: ['a.py 2/3: +1 +2 -3'], isComplete: true });
    assert.match(problems.join(), /has a count below zero\. It is taken as not covered\.$/);
    assert.equal(told(report(classOf(' ', '<line number="1" hits="1"/>'))).isComplete, false);
  });

  it('knows only branches that can be', () => {
    const lines = ['100% (3/2)', '50%', '(1/99999999999)', '150% (-1/2)'].map(
      (text, at) => `<line number="${at + 1}" hits="1" branch="true" condition-coverage="${text}"/>`,
    );
    assert.deepEqual(told(report(classOf('a.py', lines.join('')))).files, ['a.py 4/4: +1 +2 +3 +4']);
  });
});

describe('XML that is none', () => {
  const whole = report(
    `${classOf('a.py', '<line number="1" hits="1"/>')}\n${classOf('b.py', '<line number="1" hits="0"/>')}`,
  );

  it('leaves out the file in which it breaks off', () => {
    const text = whole.slice(0, whole.lastIndexOf('<line '));
    const cut = 'The report breaks off at line 10, in the record of “b.py”. Run the tests again.';
    assert.deepEqual(told(text), { files: ['a.py 1/1: +1'], isComplete: false, problems: [cut] });
  });

  it('trusts nothing behind a mistake', () => {
    const damaged =
      'The report is damaged, and cannot be read from line 10, in the record of “b.py”. Run the tests again.';
    for (const mistake of [
      '</lines></lines>',
      '< ',
      '&nope;',
      '<line number="1" number="2"/>',
      '\u0001',
      '<!DOCTYPE x>',
    ])
      assert.deepEqual(told(whole.replace('<line number="1" hits="0"/>', mistake)).problems, [damaged], mistake);
  });

  it('is never a whole report when it is cut', () => {
    for (let end = 60; end < whole.trimEnd().length; end++) {
      const read = readReport(whole.slice(0, end));
      assert.equal(read.isComplete, false, whole.slice(0, end));
    }
    assert.equal(readReport(whole.trimEnd()).isComplete, true);
  });

  it('expands and loads nothing', () => {
    const bomb = ['a', ...'bcdefghij'].map(
      (name, at) => `<!ENTITY ${name} "${at ? `&${String.fromCharCode(96 + at)};`.repeat(10) : 'lol'}">`,
    );
    const doctype = `<!DOCTYPE coverage SYSTEM "file:///etc/passwd" [${bomb.join('')}]>\n<coverage`;
    const text = report(classOf('&j;', '<line number="1" hits="1"/>')).replace('<coverage', doctype);
    const { files, isComplete } = readReport(text);
    assert.deepEqual({ files, isComplete }, { files: [], isComplete: false });
  });

  it('is bounded in depth and in what it holds back', () => {
    for (const hostile of [
      '<a>'.repeat(100_000),
      `<a b="${'x'.repeat(3_000_000)}"/>`,
      `<!-- ${'- '.repeat(2_000_000)}`,
      '\u0001'.repeat(500_000),
    ])
      assert.equal(told(report(hostile)).isComplete, false);
  });
});
