import assert from 'node:assert/strict';
import type { StatusFile, TestReport } from '../../server/src/evidence/evidence';
import { readEvidence } from '../../server/src/evidence/readEvidence';

const report = (text: string, path = 'build/junit.xml') => readEvidence(`file:///w/${path}`, path, text) as TestReport;
const counts = (text: string) => {
  const read = report(text);
  return read && [read.tests, read.failures, read.errors];
};

describe('JUnit reports', () => {
  it('say their numbers themselves', () => {
    assert.deepEqual(counts('<?xml version="1.0"?><testsuite tests="7" failures="2" errors="1"/>'), [7, 2, 1]);
    const suites = '<testsuite tests="3" failures="1"/><testsuite tests="4"><testcase><error/></testcase></testsuite>';
    assert.deepEqual(counts(`<testsuites>${suites}</testsuites>`), [7, 1, 1]);
    assert.deepEqual(counts(`<testsuites tests="9" failures="0" errors="0">${suites}</testsuites>`), [9, 0, 0]);
  });
  it('are counted where they do not', () => {
    const text = `<testsuites><testsuite name="outer"><testsuite>
      <testcase name="a"/><testcase name="b"><failure/><failure/></testcase><testcase><skipped/></testcase>
    </testsuite></testsuite></testsuites>`;
    assert.deepEqual(counts(text), [3, 1, 0]);
  });
  it('are read as far as they go', () => {
    assert.deepEqual(
      counts('<testsuites><testsuite><testcase><failure>x</failure></testcase><testcase nam'),
      [1, 1, 0],
    );
    assert.deepEqual(counts('<testsuite><testcase>&nbsp;</testcase></testcase></testsuite>'), [1, 0, 0]);
  });
  it('expand no entity', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><testsuite tests="1" name="&b;"/>';
    assert.deepEqual(counts(bomb), [1, 0, 0]);
  });
  it('name the tests that failed, once each, with what is said of them or around them', () => {
    const text = `<testsuites><testsuite name="ferry" file="test/ferry.ts" failures="4">
      <testcase name="floats" classname="Hull"/>
      <testcase name="sails &amp; &quot;turns&quot;" classname="Sail" file="src/sail.ts">
        <failure message="expected 3&#10;but got 4">Trace</failure><failure message="again"/><error/></testcase>
      <testcase name="lands"><error type="Wind"><![CDATA[
        TypeError: no wind
        at land]]></error><system-out>Loud</system-out></testcase>
      <testcase name="moors"><failure message="  ">\n  AssertionError: x &lt; y\n  at moor</failure></testcase>
      <testcase name="sinks"><failure/><system-err>Loud</system-err></testcase>
      <testcase><failure message="Nobody knows which"/></testcase>
      <testcase name="rests"><skipped message="later"/>Loud</testcase>
    </testsuite><failure message="of none"/></testsuites>`;
    assert.deepEqual(report(text).failed, [
      { name: 'sails & "turns"', suite: 'Sail', file: 'src/sail.ts', message: 'expected 3' },
      { name: 'lands', suite: 'ferry', file: 'test/ferry.ts', message: 'TypeError: no wind' },
      { name: 'moors', suite: 'ferry', file: 'test/ferry.ts', message: 'AssertionError: x < y' },
      { name: 'sinks', suite: 'ferry', file: 'test/ferry.ts', message: undefined },
    ]);
  });
  it('name fifty of them, in one line each, however much there is to tell', () => {
    const text = 'wet '.repeat(1e5);
    const test = `<testcase name="${text}" classname="a\u202eb&#13;&#27;[2Jc"><failure message="${text}"/></testcase>`;
    const { failed, failures } = report(`<testsuite>${test.replaceAll('&#27;', '').repeat(60)}</testsuite>`);
    assert.deepEqual([failures, failed.length], [60, 50]);
    assert.deepEqual([failed[0]?.name.length, failed[0]?.message?.length, failed[0]?.suite], [200, 200, 'a b [2Jc']);
    const fleet = report(`<testsuite><testcase name="${'\u{1F6A2}'.repeat(150)}"><error/>`);
    assert.equal(fleet.failed[0]?.name, `${'\u{1F6A2}'.repeat(99)}…`);
  });
  it('name them as far as they go', () => {
    const [cut, none] = ['<testsuite><testcase name="a"><failure>Broken', '<testsuite failures="3"/>'];
    assert.deepEqual(report(cut).failed, [{ name: 'a', suite: undefined, file: undefined, message: undefined }]);
    assert.deepEqual([report(none).failures, report(none).failed], [3, []]);
    const long = `<testsuite><testcase name="a"><failure>${' '.repeat(1e5)}\n${'wet '.repeat(1e5)}</failure></testcase></testsuite>`;
    assert.equal(report(long).failed[0]?.message?.length, 200);
  });
  it('are nothing else', () => {
    for (const text of ['', 'no XML', '<html/>', '<test-run tests="4"/>', '<testsuites/>', '<', '&'.repeat(1e5)])
      assert.equal(report(text), undefined);
    assert.equal(report('<testsuite tests="1"/>', 'build/other.xml'), undefined);
    assert.equal(report('<testsuite tests="1"/>', 'target/TEST-org.example.A.xml')?.tests, 1);
  });
});

describe('sprint-status.yaml', () => {
  const read = (text: string) => {
    const file = readEvidence('file:///w/sprint-status.yaml', 'sprint-status.yaml', text) as StatusFile | undefined;
    return file && [...file.states].map(([key, { title, state, status }]) => [key, title, state.value, status]);
  };
  const TEXT = `project: x
2-9-outside: done
development_status: # all of them
  # Epic 1
  epic-1: contexted
  1-1-open-the-gate: done  # by Ann
  "1-2-close-it": 'ready-for-dev'
\t1-10b-lock: Review
  NEW-3-paint: sleeping
  1-4: backlog
  1-5-twice: done
  1-5-again: backlog
  1-6-note: >
  epic-1-retrospective: optional
other:
  1-7-no: done
`;
  it('holds the states of stories', () => {
    const expected = [
      ['1.1', 'open the gate', 'done', 'done'],
      ['1.2', 'close it', 'ready-for-dev', 'open'],
      ['1.10B', 'lock', 'Review', 'in-review'],
      ['NEW-3', 'paint', 'sleeping', undefined],
      ['1.4', '', 'backlog', 'open'],
    ];
    assert.deepEqual(read(TEXT), expected);
    assert.deepEqual(read(TEXT.replaceAll('\n', '\r\n')), expected);
  });
  it('knows where they stand', () => {
    const { states } = readEvidence('file:///w/sprint-status.yaml', 'sprint-status.yaml', TEXT) as StatusFile;
    for (const { id, state } of states.values()) {
      assert.equal(TEXT.slice(id.range.start, id.range.end), id.value);
      assert.equal(TEXT.slice(state.range.start, state.range.end), state.value);
    }
  });
  it('may be any text', () => {
    for (const text of ['', 'development_status:', ':::\n\t- [', `development_status:\n  ${'1-'.repeat(1e5)}: done`])
      assert.equal(read(text), undefined);
  });
});
