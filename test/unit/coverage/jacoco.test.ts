import assert from 'node:assert/strict';
import { noted, readReport } from './reading';

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">';
const report = (inside: string) =>
  `${HEAD}<report name="harbor"><sessioninfo id="x" start="1" dump="2"/>${inside}</report>`;
const packageOf = (name: string, inside: string) => `<package name="${name}">${inside}</package>`;
const counter = (type: string, missed: number, covered: number) =>
  `<counter type="${type}" missed="${missed}" covered="${covered}"/>`;
const source = (name: string, lines: string, counters: string) =>
  `<sourcefile name="${name}">${lines}${counters}</sourcefile>`;
const told = (text: string) => {
  const { isComplete, problems } = readReport(text);
  return { files: noted(readReport(text)), isComplete, problems };
};
const LINES =
  '<line nr="3" mi="0" ci="4" mb="1" cb="1"/><line nr="4" mi="2" ci="1" mb="0" cb="0"/><line nr="9" mi="7" ci="0" mb="0" cb="0"/>';
const COUNTERS = counter('INSTRUCTION', 9, 5) + counter('BRANCH', 1, 1) + counter('LINE', 1, 2);

describe('JaCoCo', () => {
  it('reads lines that ran at least in part, and totals', () => {
    const method = `<class name="org/acme/Pier" sourcefilename="Pier.kt"><method name="m" desc="()V" line="3">${counter('LINE', 0, 1)}</method></class>`;
    const text = report(packageOf('org/acme', method + source('Pier.kt', LINES, COUNTERS)) + counter('LINE', 1, 2));
    const files = ['org/acme/Pier.kt 2/3, branches 1/2: +3(1/2) +4 -9'];
    assert.deepEqual(told(text), { files, isComplete: true, problems: [] });
  });

  it('reads totals without lines, and files of no package', () => {
    const text = report(packageOf('', source('Main.java', '', COUNTERS)));
    assert.deepEqual(told(text), { files: ['Main.java 2/3, branches 1/2'], isComplete: true, problems: [] });
    assert.deepEqual(told(report(packageOf('p', source('A.java', LINES, '')))).files, [
      'p/A.java 2/3, branches 1/2: +3(1/2) +4 -9',
    ]);
  });

  it('keeps files of the same name in several modules apart', () => {
    const module = (name: string) => `<group name="${name}">${packageOf('p', source('A.kt', LINES, COUNTERS))}</group>`;
    const { files } = readReport(report(module('one') + module('two') + counter('LINE', 2, 4)));
    assert.deepEqual(
      files.map(({ path }) => path),
      ['p/A.kt', 'two/p/A.kt'],
    );
  });

  it('says where something is missing', () => {
    const text = report(packageOf('p', source('A.kt', LINES, COUNTERS)) + counter('LINE', 5, 5));
    const { isComplete, problems } = told(text);
    const missing =
      'The report says that 5 of 10 lines are covered, but its files show 2 of 3. Lines are missing. Run the tests again.';
    assert.deepEqual({ isComplete, problems }, { isComplete: false, problems: [missing] });
    const other = told(report(packageOf('p', source('A.kt', LINES, counter('LINE', 1, 1)))));
    assert.deepEqual(other.problems, ['The lines of “p/A.kt” are not those of its total. Run the tests again.']);
    assert.equal(other.isComplete, false);
  });

  it('needs no line that cannot be read where there is a total', () => {
    const odd = `${LINES.replace('nr="9"', 'nr="-5"')}`;
    const withTotal = told(report(packageOf('p', source('A.kt', odd, COUNTERS))));
    assert.deepEqual(withTotal.files, ['p/A.kt 2/3, branches 1/2: +3(1/2) +4']);
    assert.equal(withTotal.isComplete, true);
    assert.match(
      withTotal.problems.join(),
      /^“<line nr="-5" .*>” in the record of “p\/A\.kt” cannot be read\. It is left out\.$/,
    );
    assert.equal(told(report(packageOf('p', source('A.kt', odd, '')))).isComplete, false);
    const total = COUNTERS.replace('missed="1" covered="2"', 'missed="NaN" covered="2"');
    assert.equal(told(report(packageOf('p', source('A.kt', LINES, total)))).isComplete, false);
  });

  it('says that it covers no file', () => {
    assert.deepEqual(told(report('')), { files: [], isComplete: true, problems: ['The report covers no file.'] });
  });
});
