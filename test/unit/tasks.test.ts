import assert from 'node:assert/strict';
import { openWork } from '../../server/src/features/next/openWork';
import { readDocument } from '../../server/src/model/parse';
import type { Dependency, Task } from '../../server/src/model/sprint';
import { readNeeds } from '../../server/src/model/tasks/dependencies';
import { workIn } from '../../server/src/model/tasks/work';
import { ranged } from '../../server/src/range';
import { tasksIn } from '../../server/src/scaffold/values/ahead/planned';

const needs = (text: string) => readNeeds(ranged(text, 100, 100 + text.length));
const shown = ({ value, state, loose }: Dependency): string =>
  [value, state && `is ${state.value}`, loose && 'loosely'].filter(Boolean).join(' ');
const read = (text: string) => needs(text).dependsOn.map(shown);

describe('dependencies', () => {
  it('are ids in lists, with words, markup and remarks around them', () => {
    assert.deepEqual(read('5-1, **5-2** and Task 0.3.1; #T7'), ['5-1', '5-2', '0.3.1']);
    assert.deepEqual(read('`BE-003` (must complete first)'), ['BE-003']);
    assert.deepEqual(read('A1 + A2, ~~A3~~'), ['A1', 'A2']);
    assert.deepEqual(read('5-1，5-2、5-3'), ['5-1', '5-2', '5-3']);
  });

  it('are none where it says so', () => {
    for (const text of ['None', '–', '', 'N/A', 'None (can start at once, with T1)']) assert.deepEqual(read(text), []);
  });

  it('may be spans', () => {
    assert.deepEqual(read('T01-T03'), ['T01', 'T02', 'T03']);
    assert.deepEqual(read('Tasks 0.2.1-0.2.3'), ['0.2.1', '0.2.2', '0.2.3']);
    assert.deepEqual(read('STAGE-1 to STAGE-3'), ['STAGE-1', 'STAGE-2', 'STAGE-3']);
    assert.deepEqual(read('T01–03'), ['T01', 'T02', 'T03']);
    assert.deepEqual(read('Tasks 1-4 complete'), []);
    assert.deepEqual(read('T1-T90000'), []);
  });

  it('carry the state that is noted beside them', () => {
    assert.deepEqual(read('5-1 ✅, 7-3 [DONE], 7-4 [IN PROGRESS: Dev 2], 7-5 (done), 7-6 [ ]'), [
      '5-1 is done',
      '7-3 is done',
      '7-4 is in-progress',
      '7-5 is done',
      '7-6 is open',
    ]);
    assert.deepEqual(read('5-1 ‚úÖ'), ['5-1 is done']);
    assert.deepEqual(read('5-1 complete, 5-2 (complete the form first)'), ['5-1', '5-2']);
    const [first] = needs('7-4 [IN PROGRESS: Dev 2]').dependsOn;
    assert.deepEqual(first?.state, {
      ...ranged('in-progress', 104, 124),
      written: '[IN PROGRESS: Dev 2]',
    });
  });

  it('are loose where less than a finished task is asked for', () => {
    assert.deepEqual(read('3-2 or 3-9'), ['3-2 loosely', '3-9 loosely']);
    assert.deepEqual(read('BE-3 in progress, 4-1 (optional)'), ['BE-3 loosely', '4-1 loosely']);
  });

  it('stand beside what has no id', () => {
    const { dependsOn, otherNeeds } = needs('Epic 2 ✅, 5-1, AWS account (prod, dev)');
    assert.deepEqual(dependsOn.map(shown), ['5-1']);
    assert.deepEqual(otherNeeds, [ranged('Epic 2 ✅', 100, 108), ranged('AWS account (prod, dev)', 115, 138)]);
  });

  it('are compared by their keys, and have the range of their ids', () => {
    const [first, second] = needs('Story 05-2, `5‑3`').dependsOn;
    assert.deepEqual(first, { ...ranged('05-2', 106, 110), key: '5.2' });
    assert.equal(second?.key, '5.3');
  });
});

const tasksOf = (path: string, text: string): readonly Task[] => readDocument(path, path, text).tasks;
const task = (tasks: readonly Task[], id: string) => tasks.find(each => each.id?.value === id);

describe('tasks', () => {
  const queue = tasksOf(
    'WORK_QUEUE.md',
    [
      '# Work Queue',
      '',
      '| Status | Story | Description | Depends On | Notes |',
      '|---|---|---|---|---|',
      '| [IN PROGRESS: Dev 2] | **2-1** | Import | None | |',
      '| [BLOCKED] | **2-2** | Check | 2-1 | No access |',
      '| [BLOCKED: paper] | REVIEW-3 | Print | 2-1 | |',
      '',
      '## Completed',
      '',
      '| Story | Description |',
      '|---|---|',
      '| [DONE] **1-1** | Scaffold |',
    ].join('\n'),
  );

  it('are rows without ids where each has an owner and a state, however damaged its emoji is', () => {
    const backlog = (status: string) =>
      `# Backlog\n\n| Sprint | Epic | Owner | Status |\n|---|---|---|---|\n| 2 | Rigging | Ada | \uFFFD Complete |\n| | Sails | Ben | ${status} |\n`;
    const read = (status: string) =>
      readDocument('file:///w/BACKLOG.md', 'BACKLOG.md', backlog(status)).tasks.map(task => [
        task.title.value,
        task.owner?.value,
        task.status?.value,
      ]);
    assert.deepEqual(read('🟥 Not Started'), [
      ['Rigging', 'Ada', 'done'],
      ['Sails', 'Ben', 'open'],
    ]);
    assert.deepEqual(read('see below'), []);
  });

  it('have the owner that their token names', () => {
    assert.equal(task(queue, '2-1')?.owner?.value, 'Dev 2');
    assert.equal(task(queue, '2-1')?.status?.written, '[IN PROGRESS: Dev 2]');
    assert.equal(task(queue, '1-1')?.status?.written, '[DONE]');
  });

  it('have the reason that blocks them', () => {
    assert.equal(task(queue, '2-2')?.blocker?.value, 'No access');
    assert.equal(task(queue, 'REVIEW-3')?.blocker?.value, '[BLOCKED: paper]');
  });

  it('are headings with what stands below them', () => {
    const tasks = tasksOf(
      'sprint_3_ready.md',
      [
        '# Sprint 3 Readiness Assessment',
        '',
        '**Status**: READY TO START',
        '',
        '#### ✅ Task 3.1: Lint [CRITICAL]',
        '- **Dependencies**: None',
        '- **Deliverables**:',
        '  - A workflow',
        '  - A badge',
        '',
        '**Acceptance Criteria**:',
        '',
        '- Runs on every change',
        '',
        '#### Task 3.2: Test (P1) [IN PROGRESS: Dev 1]',
        '- **Dependencies**: Task 3.1',
        '- Blocker: no access to the cluster',
        '',
        '## Prerequisites',
        '',
        '- [ ] Keys',
      ].join('\n'),
    );
    const [lint, test] = [task(tasks, '3.1'), task(tasks, '3.2')];
    assert.deepEqual(
      lint?.deliverables?.map(({ value }) => value),
      ['A workflow', 'A badge'],
    );
    assert.deepEqual(
      lint?.criteria?.map(({ value }) => value),
      ['Runs on every change'],
    );
    assert.equal(lint?.priority?.value, 'CRITICAL');
    assert.equal(lint?.status?.value, 'done');
    assert.equal(test?.priority?.value, 'P1');
    assert.equal(test?.owner?.value, 'Dev 1');
    assert.match(test?.blocker?.value ?? '', /no access/);
  });

  it('are numbered below “Tasks”, in bold or with an effort or owner', () => {
    const numbered = (lines: readonly string[], label = '**Tasks:**') =>
      tasksOf(
        'sprint_3_plan.md',
        ['# Sprint 3 Plan', '', '## Sprint Goal', '', '## Harbor', '', label, '', ...lines].join('\n'),
      ).map(({ title, effort, owner, status }) =>
        [title, effort, owner, status].map(each => each?.value ?? '').join('|'),
      );
    const lines = [
      '1. **Mend the net** (2 days)',
      '   - Check the knots',
      '2. **Sell the fish** – 3h',
      '3. **Count**: the boats',
    ];
    const read = ['Mend the net|2 days||', 'Sell the fish|3h||', '**Count**: the boats|||'];
    assert.deepEqual(numbered(lines), read);
    for (const label of ['Tasks', 'Work items (this sprint):', '### Sprint Tasks', '### Tasks\n\nIn this order.'])
      assert.deepEqual(numbered(lines, label), read, label);
    for (const label of [
      '**Risks:**',
      'We want:',
      '**Sprint 4 Tasks:**',
      '### Tasks\n\n**Risks:**',
      '### Lessons from tasks',
    ])
      assert.deepEqual(numbered(lines, label), [], label);
    assert.deepEqual(numbered(['1. Mend (2h)', '2. Sell @ada']), ['Mend (2h)|2h||', 'Sell @ada||@ada|']);
    assert.deepEqual(numbered(['1. Mend', '2. **Sell**']), [], 'may be prose');
    assert.deepEqual(numbered(['- **Mend**', '- **Sell**']), [], 'no numbers');
    assert.deepEqual(numbered(['1. **Note:** mind the tide', '2. **Warning**: and the wind']), [], 'remarks');
    assert.deepEqual(numbered(['1. **Never** sail alone', '2. **Sign** the log']), [], 'words of sentences');
    assert.deepEqual(numbered(['1. **Never** sail – 2h', '2. **H-2** Sign']), [
      '**Never** sail – 2h|2h||',
      '**H-2** Sign|||',
    ]);
    assert.deepEqual(numbered(['1. **Run `**` once**', '2. **Sell**']), ['**Run `**` once**|||', 'Sell|||']);
    assert.deepEqual(numbered(['1. ✅ **Mend**', '2. **Sell** – PENDING']), ['Mend|||done', 'Sell|||open']);
    assert.deepEqual(numbered(['1. ✅ **Mend**', '2. **Sell**']), ['Mend|||', 'Sell|||'], 'how many are done?');
  });

  it('are no sprint: its title is none of its tasks', () => {
    const tasks = tasksOf(
      'sprint_3_plan.md',
      '# Sprint-3: Harbor\n\n## Sprint Goal\n\n**Status:** Not Started\n\n- [ ] Mend\n',
    );
    assert.deepEqual(
      tasks.map(({ title }) => title.value),
      ['Mend'],
    );
  });

  it('are beside the work where a label says that they are criteria or deliverables', () => {
    const lines = [
      ...[
        '# Sprint 3 Status Tracker',
        '',
        '## Phase 1: Harbor',
        '',
        '- [x] Mend',
        '  **Acceptance Criteria**',
        '  - [ ] holds a cod',
        '',
      ],
      ...['**Sprint 3 acceptance criteria for the small boats**:', '- [ ] They float', ''],
      ...['**Success Criteria** (all of them):', '- [ ] No net is torn', '', '**Left:**', '', '- [ ] Sell', ''],
      ...[
        '- **Deliverables**:',
        '  - [ ] A list',
        '- Boats',
        '  - [ ] Count',
        '',
        'The acceptance criteria are told above:',
        '',
        '- [ ] Paint',
      ],
    ];
    const doc = readDocument('file:///w/sprint_3_status.md', 'sprint_3_status.md', lines.join('\n'));
    assert.deepEqual(
      doc.tasks.map(({ title, beside }) => `${title.value}: ${beside ?? 'work'}`),
      [
        'Mend: work',
        'holds a cod: criteria',
        'They float: criteria',
        'No net is torn: criteria',
        'Sell: work',
        'A list: deliverables',
        'Count: work',
        'Paint: work',
      ],
    );
    const work = workIn(doc).map(({ title }) => title.value);
    assert.deepEqual(work, ['Mend', 'Sell', 'A list', 'Count', 'Paint']);
    assert.equal(openWork(doc).first?.title.value, 'Sell');
    assert.deepEqual(
      tasksIn(doc).map(({ title, steps, criteria }) => [title, steps.length, criteria]),
      [['Mend', 0, ['holds a cod']], ...['Sell', 'Count', 'Paint'].map(title => [title, 0, []])],
    );
  });

  it('count as work all the same where nothing else has states', () => {
    const lines = [
      '# Sprint 3 Status Tracker',
      '',
      '## Phase 1: Harbor',
      '',
      '**Acceptance Criteria:**',
      '- [x] No net is torn',
    ];
    const doc = readDocument('file:///w/sprint_3_status.md', 'sprint_3_status.md', lines.join('\n'));
    assert.deepEqual([doc.kind, workIn(doc).length], ['tracker', 1]);
  });

  it('are items of task files, with what they say in passing', () => {
    const tasks = tasksOf(
      'specs/001-orders/tasks.md',
      [
        '# Tasks: Orders',
        '',
        '## Phase 1: Setup',
        '',
        '- [ ] T001 [P] [US1] Read the orders (2h) [HIGH] @mia',
        '- [ ] T002 [US1] Write them (depends on T001) in src/orders.ts with @types/node',
        '- [ ] T003 Send them',
        '  - Depends on: T001, T002',
        '  - **Owner**: Noa',
        '- [ ] 2. Models',
        '  - [ ] 2.1 Add the order',
        '    - _Requirements: 1.1, 1.2_',
        '  - [ ] 2.2 Add the line',
        '- [ ] 1.5 hours of tests',
      ].join('\n'),
    );
    const [first, second, third] = [task(tasks, 'T001'), task(tasks, 'T002'), task(tasks, 'T003')];
    assert.deepEqual([first?.owner?.value, first?.priority?.value, first?.effort?.value], ['@mia', 'HIGH', '2h']);
    assert.deepEqual(second?.dependsOn.map(shown), ['T001']);
    assert.equal(second?.owner, undefined);
    assert.deepEqual(third?.dependsOn.map(shown), ['T001', 'T002']);
    assert.equal(third?.owner?.value, 'Noa');
    assert.deepEqual(task(tasks, '2.1')?.dependsOn, []);
    assert.ok(task(tasks, '2.2'));
    assert.equal(task(tasks, '1.5'), undefined);
  });

  it('are bullets with ids below a state', () => {
    const tasks = tasksOf(
      'STORY_QUEUE.md',
      [
        '# Story Queue',
        '',
        '## 🔄 In Progress (1)',
        '',
        '- **STORY-2** - Import (needs STORY-1)',
        '',
        '## Done',
        '',
        '1. STORY-1: Read',
        '- Nothing else',
      ].join('\n'),
    );
    assert.equal(task(tasks, 'STORY-2')?.status?.value, 'in-progress');
    assert.deepEqual(task(tasks, 'STORY-2')?.dependsOn.map(shown), ['STORY-1']);
    assert.equal(task(tasks, 'STORY-1')?.status?.value, 'done');
  });

  it('are story files', () => {
    const [story] = tasksOf(
      'backlog/tasks/task-2-write.md',
      '---\nid: task-2\ntitle: Write\nstatus: Blocked\nassignee: ["@mia"]\ndependencies: [task-1, task-12]\n---\n\n## Acceptance Criteria\n\n- [ ] #1 Done\n',
    );
    assert.equal(story?.owner?.value, '@mia');
    assert.equal(story?.status?.written, 'Blocked');
    assert.deepEqual(
      story?.dependsOn.map(({ range }) => range.end - range.start),
      [6, 7],
    );
  });
});
