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
