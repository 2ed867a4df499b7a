import assert from 'node:assert/strict';
import { readDocument } from '../../server/src/model/parse';

const statusOf = (text: string, path = 'stories/1-1-read.md') => {
  const { status } = readDocument(path, path, text);
  return status && [status.value, text.slice(status.range.start, status.range.end)];
};

describe('the state of a document', () => {
  it('stands in front matter, below the title, or in an “Overall Status”', () => {
    assert.deepEqual(
      statusOf('---\nid: task-1\ntitle: Read\nstatus: "Done"\n---\n\n# Read\n', 'backlog/tasks/task-1.md'),
      ['done', 'Done'],
    );
    assert.deepEqual(statusOf('# Story 1.1: Read\n\nStatus: ready-for-dev\n\n## Tasks\n\n- [ ] one\n'), [
      'open',
      'ready-for-dev',
    ]);
    assert.deepEqual(
      statusOf(
        '# Sprint 3: Progress Tracking\n\n## Sprint Status\n\n**Overall Status**: ✅ Complete  \n**Completion**: 3/3\n',
        'SPRINT_3_PROGRESS.md',
      ),
      ['done', '✅ Complete'],
    );
  });
  it('may have a section or a row of its own, or end the title', () => {
    assert.deepEqual(statusOf('# Story 1.1: Read\n\n## Status\n\nReady for Review\n\n## Tasks\n\n- [x] one\n'), [
      'in-review',
      'Ready for Review',
    ]);
    assert.deepEqual(
      statusOf(
        '# Sprint 3 Status Tracker\n\n| Field | Value |\n|---|---|\n| **Status** | 🔄 In Progress |\n\n## Phase 1: Read\n\n- [ ] one\n',
        'sprint_3_status.md',
      ),
      ['in-progress', '🔄 In Progress'],
    );
    assert.deepEqual(statusOf('# Sprint 3 Status Tracker [DONE]\n\n## Phase 1\n\n- [x] one\n', 'sprint_3_status.md'), [
      'done',
      'DONE',
    ]);
  });
  it('is left open where it is not plain', () => {
    for (const line of [
      'Status: Done / Blocked',
      'Status: Complete, docs pending',
      'Status: ✅ PASSING',
      '**Test Status**: Done',
      'Status:',
    ])
      assert.equal(statusOf(`# Story 1.1: Read\n\n${line}\n\n## Tasks\n\n- [ ] one\n`), undefined, line);
    assert.equal(
      statusOf('---\nstatus: Active\n---\n\n# Sprint 3 Plan\n\n## Sprint Goal\n\nRead.\n', 'sprint_3_plan.md'),
      undefined,
    );
  });
});

describe('a tracker', () => {
  it('has status lines and totals', () => {
    const text =
      '# Sprint 3 Status Tracker\n\n## Phase 1: Reader\n\n- [x] one\n\n**Phase 1 Status**: 🔄 In Progress (1/2 tasks)\n\n## Phase 2: Writer ✅ COMPLETE\n\n- [x] two\n\n## Summary\n\n**Total Tasks**: 3\n**Completed**: 2\n';
    const { tracker } = readDocument('a', 'sprint_3_status.md', text);
    assert.deepEqual(
      tracker?.statusLines.map(({ name, status, done, total }) => [
        name.value,
        status.value,
        done?.value,
        total?.value,
      ]),
      [
        ['Phase 1 Status', 'in-progress', 1, 2],
        ['Phase 2: Writer ✅ COMPLETE', 'done', undefined, undefined],
      ],
    );
    assert.deepEqual([tracker?.totals?.total.value, tracker?.totals?.done?.value], [3, 2]);
  });
});
