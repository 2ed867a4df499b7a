import assert from 'node:assert/strict';
import { readDocument } from '../../server/src/model/parse';
import type { SprintDoc } from '../../server/src/model/sprint';

const read = (text: string, path = 'sprint_4_readiness.md'): SprintDoc => readDocument(`file:///w/${path}`, path, text);

describe('readiness', () => {
  const head = (line: string) => read(`# Sprint 4 Readiness Assessment\n\n${line}\n\n## Prerequisites\n\n- [x] All\n`);
  const verdict = (line: string) => head(line).readiness?.verdict?.value;

  it('is what the document says in its head', () => {
    assert.equal(verdict('**Status**: ✅ READY TO START'), 'ready');
    assert.equal(verdict('**Status**: âœ… READY TO START'), 'ready');
    assert.equal(verdict('**Verdict**: Ready.'), 'ready');
    assert.equal(verdict('**Decision**: NO-GO'), 'not-ready');
    assert.equal(verdict('**Status**: ❌ Not ready yet'), 'not-ready');
    assert.equal(verdict('**Status**: READY, pending the contract'), 'conditional');
    assert.equal(verdict('**Status**: Ready for review'), undefined);
    assert.equal(verdict('**Status**: In progress'), undefined);
    assert.equal(verdict('**Mia**: READY'), undefined);
  });

  const TEXT = `# Sprint 4 Readiness Assessment

**Previous Sprint**: Sprint 3 (Parser)

## Sprint 3 Completion Confirmation

### Status: ✅ COMPLETE

## Prerequisites

### ✅ Completed

- Schema reviewed

### ⏳ Pending

- Mail account
- ✅ Host

## Current Blockers

- No contract
- None of the hosts is up (resolved)

## Timeline

### Day 1 (3 hours)

## Sign-Off

**Approved By**: Mia
`;
  it('has a sprint before it', () => {
    const previous = read(TEXT).readiness?.previous;
    assert.equal(previous?.number.value, '3');
    assert.equal(TEXT.slice(previous?.number.range.start, previous?.number.range.end), '3');
    assert.equal(previous?.status?.value, 'done');
  });
  it('has prerequisites, with their heading’s state where they show none', () => {
    const found = read(TEXT).readiness?.prerequisites.map(({ text, status }) => [text.value, status]);
    const expected = [
      ['Schema reviewed', 'done'],
      ['Mail account', 'open'],
      ['Host', 'done'],
    ];
    assert.deepEqual(found, expected);
  });
  it('has blockers, a timeline and a sign-off', () => {
    const { blockers, timeline, signOff } = read(TEXT).readiness ?? {};
    assert.deepEqual(
      blockers?.map(({ value }) => value),
      ['No contract'],
    );
    assert.deepEqual(
      timeline?.map(({ value }) => value),
      ['Day 1 (3 hours)'],
    );
    assert.deepEqual(
      signOff?.map(({ name, value }) => [name.value, value.value]),
      [['Approved By', 'Mia']],
    );
  });
});

describe('a review', () => {
  const TEXT = `# Sprint 4 Review

**Outcome**: Partially done
**Velocity**: 21 points

## Metrics

| Metric | Target | Actual |
|---|---|---|
| Stories | 5 | 4 |

## What Went Well

- The build failed on main, and we saw it at once

## Next Steps

- Ask Mia
`;
  it('has an outcome, metrics and follow-ups', () => {
    const { outcome, metrics, followUps } = read(TEXT, 'sprint_4_review.md').review ?? {};
    assert.equal(outcome?.value, 'partial');
    assert.deepEqual(
      metrics?.map(({ name, target, actual }) => [name.value, target?.value, actual.value]),
      [
        ['Stories', '5', '4'],
        ['Velocity', undefined, '21 points'],
      ],
    );
    assert.deepEqual(
      followUps?.map(({ value }) => value),
      ['Ask Mia'],
    );
  });

  const failures = (line: string) =>
    read(TEXT.replace(/- The build.*/, line), 'sprint_4_review.md').review?.ciFailures.map(({ value }) => value);
  it('may say that CI failed', () => {
    assert.deepEqual(failures('CI run for the release failed.'), ['CI run for the release failed']);
    assert.deepEqual(failures('**CI status:** ❌ lint'), ['CI status: ❌']);
    assert.deepEqual(failures('❌ CI'), ['❌ CI']);
    assert.deepEqual(failures('| CI | red |'), ['CI | red']);
    assert.deepEqual(failures('The build failed on main, and we saw it at once'), ['build failed on main']);
    assert.deepEqual(failures('Good. The CI pipeline is still broken. Bad.'), ['CI pipeline is still broken']);
  });
  it('says nothing of the kind otherwise', () => {
    for (const line of [
      'If CI failed, we would know.',
      'CI has not failed.',
      'No CI run failed.',
      'CI passed; failed tests were rare',
      'CI failed → write an analysis',
      '- [ ] CI failed',
      'Has CI failed?',
      '`CI failed`',
      'The previous CI run failed.',
      'Implement CI failure handling',
      'CI reduced the effort',
      'CI green',
    ])
      assert.deepEqual(failures(line), [], line);
  });
});

describe('a root cause analysis', () => {
  const TEXT = `# Sprint 4 Root Cause Analysis

**Incident**: The cache was empty

## Root Cause

Nobody filled it.

- No test

## Actions

| Action | Owner | Due |
|---|---|---|
| Fill it | Mia | 2026-03-01 |

## Preventive Measures

- [x] Watch it (Owner: @ben, due: May 3)
`;
  it('has an incident, causes and actions', () => {
    const { incident, causes, actions } = read(TEXT, 'rca_s4.md').rca ?? {};
    assert.equal(incident?.value, 'The cache was empty');
    assert.deepEqual(
      causes?.map(({ value }) => value),
      ['Nobody filled it.', 'No test'],
    );
    assert.deepEqual(
      actions?.map(({ text, owner, due, done }) => [text.value.slice(0, 8), owner?.value, due?.value, done?.value]),
      [
        ['Fill it', 'Mia', '2026-03-01', undefined],
        ['Watch it', '@ben', 'May 3', true],
      ],
    );
  });
});
