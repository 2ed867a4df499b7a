import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ReportReader } from '../../../server/src/coverage/readReport';
import { noted, readReport } from './reading';

const LCOV =
  'TN:\nSF:a.ts\nDA:1,1\nDA:2,0\nBRDA:1,0,0,1\nBRDA:1,0,1,-\nLF:2\nLH:1\nend_of_record\nTN:\nSF:b.ts\nDA:7,3\nLF:1\nLH:1\nend_of_record\n';
const COBERTURA =
  '<?xml version="1.0"?>\r\n<!DOCTYPE coverage SYSTEM "coverage-04.dtd">\r\n<!-- a > b -->\r\n<coverage line-rate="0.5" lines-valid="3" lines-covered="2"><sources><source>/x</source></sources><packages><package name="p"><classes><class name="A" filename="a.py"><methods/><lines>\r\n<line number="1" hits="1"/>\r\n<line number="2" hits="0" branch="true" condition-coverage="50% (1/2)"/>\r\n</lines></class><class name="B" filename="b &amp; ü.py"><methods/><lines><line number="7" hits="1"/></lines></class></classes></package></packages></coverage>';
const JACOCO =
  '<!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd"><report name="x"><package name="p"><sourcefile name="A.kt"><line nr="1" mi="0" ci="2" mb="1" cb="1"/><line nr="2" mi="2" ci="0" mb="0" cb="0"/><counter type="LINE" missed="1" covered="1"/></sourcefile></package><counter type="LINE" missed="1" covered="1"/></report>';
const CLOVER =
  '<coverage generated="1"><project timestamp="1"><file name="/srv/a.php"><line num="1" type="method" name="m" count="1"/><line num="2" type="stmt" count="1"/><line num="3" type="stmt" count="0"/><metrics statements="2" coveredstatements="1"/></file><metrics statements="2" coveredstatements="1"/></project></coverage>';
const REPORTS = { lcov: LCOV, cobertura: COBERTURA, jacoco: JACOCO, clover: CLOVER };

const reportOf = (text: string) => {
  const reader = new ReportReader();
  reader.write(text);
  return reader.end();
};
const formatOf = (text: string) => reportOf(text)?.format;

describe('recognizing reports', () => {
  it('by what stands in them, whatever stands before', () => {
    for (const [format, text] of Object.entries(REPORTS))
      for (const before of ['', '\uFEFF', '\n\t ', '\uFEFF \r\n'])
        assert.equal(formatOf(before + text), format, before);
    assert.equal(formatOf(`# ${'-'.repeat(3000)}\n\n#\n${LCOV}`), 'lcov');
    assert.equal(formatOf(`<!-- <report> -->\n<?pi x?><!DOCTYPE coverage [<!ENTITY a "]>">]>\n${CLOVER}`), 'clover');
    assert.equal(formatOf('<coverage\n version="1"\n><!-- x --><packages/></coverage>'), 'cobertura');
    assert.equal(formatOf('<coverage clover="4.5.2"/>'), 'clover');
    assert.equal(formatOf('<report name="kover">\n<counter type="LINE" missed="1" covered="1"/></report>'), 'jacoco');
  });

  it('and nothing else for one', () => {
    const others = [
      '',
      ' \n',
      '<',
      '<!--',
      '<!-- never ends',
      '# Notes\n\nSF is a city.',
      'TNT: no',
      '<html><body/></html>',
      '<testsuite name="x" tests="1"/>',
      '<coverage version="1"><file path="a.js"><lineToCover lineNumber="1" covered="true"/></file></coverage>',
      '<coveragePlan line-rate="1"/>',
      '<report><title>Quarter</title></report>',
      '<reports name="x"><package/></reports>',
      'hello',
      '\u0000\u0001',
      `<!-- ${' '.repeat(70_000)} -->${COBERTURA}`,
    ];
    for (const text of others) assert.equal(formatOf(text), undefined, text.slice(0, 60));
  });

  it('in pieces that break anywhere', () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 });
    for (const text of Object.values(REPORTS)) {
      const whole = readReport(text);
      fc.assert(
        fc.property(pieces, sizes => {
          const reader = new ReportReader();
          for (let at = 0, next = 0; at < text.length; next++) {
            const size = sizes[next % sizes.length] as number;
            reader.write(text.slice(at, at + size));
            at += size;
          }
          const report = reader.end();
          assert.ok(report);
          assert.deepEqual({ ...report, files: noted(report) }, { ...whole, files: noted(whole) });
        }),
        { numRuns: 60 },
      );
    }
  });

  it('that are half written, at every place, never as whole ones with other numbers', () => {
    for (const [format, text] of Object.entries(REPORTS))
      for (let end = 0; end < text.length; end++) {
        const reader = new ReportReader();
        reader.write(text.slice(0, end));
        const report = reader.end();
        // A tracefile may break off behind a record: nothing tells then that another one should follow.
        const isBehindRecord = format === 'lcov' && /end_of_record\n?$/.test(text.slice(0, end));
        if (report?.isComplete && !isBehindRecord)
          assert.deepEqual(noted(report), noted(readReport(text)), `${format} ${end}`);
        if (report && !report.isComplete) assert.notDeepEqual(report.problems, [], `${format} ${end}`);
      }
  });

  it('and is not tired out by comments', () => {
    for (const start of ['<report>', '<coverage>', '<coverage x="1" '])
      assert.equal(formatOf(`${start}${'<!---->'.repeat(5000)}<?x?>`), undefined);
    assert.equal(
      formatOf(`<report name="x"><!-- - -- >${' -> '.repeat(9)}--><?x <package> ?>\n<package name="p"/></report>`),
      'jacoco',
    );
  });

  it('that hold zeros in place of a part, since the disk was not ready, never as whole ones', () => {
    for (const text of [...Object.values(REPORTS), 'mode: set\na/b.go:1.1,2.2 1 1\na/b.go:3.1,4.2 1 0\n'])
      for (let at = 30; at + 3 < text.length; at++) {
        const report = reportOf(`${text.slice(0, at)}\0\0\0${text.slice(at + 3)}`);
        assert.notEqual(report?.isComplete, true, String(at));
        if (report) assert.match(report.problems[0] ?? '', /zero bytes/);
      }
  });

  it('that tell of files only until they break off', () => {
    const text = COBERTURA.slice(0, COBERTURA.indexOf('<line number="7"'));
    assert.deepEqual(noted(readReport(text)), ['a.py 1/2, branches 1/2: +1 -2(1/2)']);
  });
});
