import assert from 'node:assert/strict';
import { noted, readReport } from './reading';

const report = (inside: string, attributes = 'generated="1"') =>
  `<coverage ${attributes}><project timestamp="1">${inside}</project></coverage>`;
const metrics = (covered: number, total: number, conditionals = '') =>
  `<metrics ${conditionals}methods="1" coveredmethods="1" statements="${total}" coveredstatements="${covered}"/>`;
const statement = (line: number, count: number) => `<line num="${line}" type="stmt" count="${count}"/>`;
const method = (line: number, count: number) =>
  `<line num="${line}" type="method" name="m" visibility="public" crap="1" count="${count}"/>`;
const told = (text: string) => {
  const { isComplete, problems } = readReport(text);
  return { files: noted(readReport(text)), isComplete, problems };
};

describe('Clover', () => {
  it('of PHPUnit counts statements, and methods where code stands on their line', () => {
    const lines = `<class name="A">${metrics(1, 9)}</class>${method(2, 1)}${statement(3, 1)}${statement(4, 0)}${method(7, 1)}`;
    const text = report(`<file name="/srv/A.php">${lines}${metrics(2, 3)}</file>${metrics(2, 3)}`);
    assert.deepEqual(told(text), { files: ['/srv/A.php 2/3: +3 -4'], isComplete: true, problems: [] });
  });

  it('of Istanbul knows branches by how many were taken', () => {
    const lines = `${statement(1, 2)}<line num="2" count="0" type="cond" truecount="1" falsecount="3"/>`;
    const file = `<file name="a.ts" path="/srv/src/a.ts">${metrics(1, 2, 'conditionals="4" coveredconditionals="1" ')}${lines}</file>`;
    const text = report(
      `${metrics(1, 2)}<package name="src">${metrics(1, 2)}${file}</package>`,
      'generated="1" clover="3.2.0"',
    );
    const files = ['/srv/src/a.ts 1/2, branches 1/4: +1 -2(1/4)'];
    assert.deepEqual(told(text), { files, isComplete: true, problems: [] });
  });

  it('of OpenClover knows two branches a condition, and leaves tests out', () => {
    const lines = `${method(1, 1)}${statement(2, 1)}${statement(2, 1)}<line num="3" type="cond" truecount="5" falsecount="0"/><line num="4" type="cond" truecount="0" falsecount="0"/>`;
    const file = (name: string) => `<file name="${name}" path="/srv/${name}">${metrics(2, 2)}${lines}</file>`;
    const tests = `<testproject>${metrics(2, 2)}<package name="t">${file('T.java')}</package></testproject>`;
    const text = report(metrics(9, 9) + file('A.java'), 'clover="4.5.2"').replace('</project>', `</project>${tests}`);
    const files = ['/srv/A.java 2/3, branches 1/4: +2 +3(1/2) -4(0/2)'];
    assert.deepEqual(told(text), { files, isComplete: true, problems: [] });
  });

  it('says where its metrics say something else', () => {
    const file = (covered: number, total: number) =>
      `<file name="A.php">${method(1, 1)}${statement(3, 1)}${metrics(covered, total)}</file>`;
    const other = told(report(file(0, 1)));
    assert.deepEqual(other.files, ['A.php 1/1: +3']);
    assert.deepEqual(other.problems, [
      '“A.php” has 1 of 1 lines covered, but its metrics say 0 of 1. What its lines show counts.',
    ]);
    const missing = told(report(file(1, 1) + metrics(4, 5)));
    assert.equal(missing.isComplete, false);
    assert.match(
      missing.problems.join(),
      /^The report says that 4 of 5 lines are covered, but its files show 1 of 1\. Lines are missing\./,
    );
  });

  it('leaves out what cannot be read', () => {
    for (const line of [
      '<line num="0" type="stmt" count="1"/>',
      '<line type="stmt" count="1"/>',
      '<line num="2" type="stmt"/>',
      '<line num="2" type="cond" count="?"/>',
    ]) {
      const { files, isComplete, problems } = told(report(`<file name="A.php">${statement(1, 1)}${line}</file>`));
      assert.deepEqual({ files, isComplete }, { files: ['A.php 1/1: +1'], isComplete: false }, line);
      assert.equal(problems.length, 1);
    }
    assert.equal(told(report(`<file>${statement(1, 1)}</file>`)).isComplete, false);
  });
});
