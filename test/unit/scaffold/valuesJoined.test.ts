import assert from 'node:assert/strict';
import { below, made } from './sprintScene';

const PLAN = `---
number: 4
---

# Sprint 4 · Ferry sync

## Sprint Goal

No ticket is lost.

## Tasks

| # | Task | Acceptance |
|---|------|------------|
| 1 | Stamp every ticket with a clock | x |
| 2 | Merge names, seats and prices | y |
| 3 | Show tickets that nobody can merge | z |
`;

const tracker = (names: string): string =>
  `# Sprint 4 Progress Tracker\n\n**Status**: In progress\n\n## Phase 1: Clocks\n\n- [x] Wind the spring\n\n## Phase 2: Rules\n\n- [x] ${names}\n- [ ] Write it down\n`;

const READINESS = `# Sprint 4 Readiness Assessment

**Status**: READY TO START

## Sprint 4 Tasks

### Task 4.1: Ticket clock [CRITICAL]

- **Effort**: 8 hours

### Task 4.2: Seats [HIGH]

- **Effort**: 12 hours

### Task 4.3: Paint the quay [HIGH]

- **Effort**: 6 hours

## Prerequisites Checklist

- [x] Tide table
`;

const review = (more: Readonly<Record<string, string>>): string =>
  made({ documents: { 'docs/sprint_4_plan.md': PLAN, ...more } }, 'review', { sprint: '4' }).text;
const rows = (text: string): readonly (readonly string[])[] =>
  below(text, 'Tasks')
    .slice(2)
    .map(line =>
      line
        .split('|')
        .slice(1, 4)
        .map(cell => cell.trim()),
    );
const states = (box: string): readonly string[] =>
  rows(review({ 'docs/sprint_4_progress.md': tracker(box) })).map(([, , status]) => status ?? '');

describe('the work of a sprint', () => {
  it('is done by a box only where the box is about all that the title names', () => {
    assert.deepEqual(states('Merge names, seats and prices of a ferry')[1], 'Done');
    assert.deepEqual(states('Careful merge of names')[1], 'In progress');
    assert.deepEqual(states('Merge names').length, 3);
  });

  it('is begun by a part only where nothing else tells, and open as long as its parts are', () => {
    const open = tracker('Careful merge of names').replace('[x] Careful', '[ ] Careful');
    assert.equal(rows(review({ 'docs/sprint_4_progress.md': open }))[1]?.[2], 'Open');
    const queue =
      '# Sprint 4 Work Queue\n\n| Status | Story | Title | Depends On |\n|---|---|---|---|\n| [DONE] | F-2 | Merge names, seats and prices | |\n';
    const both = {
      'docs/sprint_4_queue.md': queue,
      'docs/sprint_4_progress.md': tracker('Careful merge of names'),
    };
    assert.equal(rows(review(both))[1]?.[2], 'Done');
  });

  it('is called by a readiness assessment as the plan numbers it, where a word of the title says so, too', () => {
    const text = review({ 'docs/sprint_4_readiness.md': READINESS });
    assert.deepEqual(
      rows(text).map(([id, title]) => [id, title]),
      [
        ['4.1', 'Stamp every ticket with a clock'],
        ['4.2', 'Merge names, seats and prices'],
        ['3', 'Show tickets that nobody can merge'],
        ['4.3', 'Paint the quay'],
      ],
    );
    assert.doesNotMatch(text, /Not in/);
  });

  it('is not called out of the plan by a readiness assessment or by steps of a tracker', () => {
    const more = {
      'docs/sprint_4_readiness.md': READINESS,
      'docs/sprint_4_progress.md': tracker('Paint the quay'),
    };
    assert.deepEqual(below(review(more), 'Scope Changes'), ['[TODO: what came in or fell out, or “none”]']);
  });
});
