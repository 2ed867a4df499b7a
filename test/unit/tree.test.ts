import assert from 'node:assert/strict';
import { packDigest, unpackDigest } from '../../server/src/digest';
import { offersAt } from '../../server/src/features/actions/offers';
import { digestOf } from '../../server/src/features/diagnostics';
import { verbsOf } from '../../server/src/features/tree/nodes';
import { pathTo } from '../../server/src/features/tree/pathTo';
import { readDocument } from '../../server/src/model/parse';
import type { Facts } from '../../server/src/model/sprint';
import { makeProject } from '../../server/src/project';
import type { TreeNode } from '../../server/src/protocol';
import { documentOf, finding, nodesBelow, planOf, roots, show, sourceOf } from '../support/tree';

describe('the “Sprints” tree', () => {
  it('holds the documents of a sprint below it, and in them phases and tasks with their progress', () => {
    const files = {
      'docs/sprint_10_status.md': TRACKER.replaceAll('4', '10'),
      'docs/sprint_4_status.md': TRACKER,
      'docs/sprint_4_plan.md': PLAN,
      'WORK_QUEUE.md': QUEUE,
      'README.md': '# Read me\n\n- [ ] nothing\n',
    };
    assert.equal(
      show(roots(files)),
      `sprint Sprint 4 (Importer) 1/3 in-progress
  document Sprint 4 · Importer
    phase Tasks
      task Read
  document Sprint 4 Status Tracker 1/3 in-progress
    phase Phase 1: Reader 1/2 in-progress
      task Parse done
      task Check open
    phase Phase 2: Writer 0/1 open
      task Print open
sprint Sprint 10 1/3 in-progress
  document Sprint 10 Status Tracker 1/3 in-progress
    phase Phase 1: Reader 1/2 in-progress
      task Parse done
      task Check open
    phase Phase 2: Writer 0/1 open
      task Print open
document Work Queue 1/2 in-progress
  phase Available 1/2 in-progress
    task 1-1 Import done
    task 1-2 Export open
`,
    );
  });

  it('shows steps below their task, a roadmap’s sprints with their tasks, and damaged characters repaired', () => {
    const tracker =
      '# Sprint 5 Status Â· Tracker\n\n## Phase 1: Reader\n\n- [ ] T1 Parse\n  - [x] tables\n  - [ ] lists\n\n**Phase 1 Status**: âœ… (1/3 tasks)\n';
    assert.equal(
      show(roots({ 'sprint_5_status.md': tracker, 'docs/roadmap.md': ROADMAP })),
      `sprint Sprint 5 1/3 in-progress
  document Sprint 5 Status · Tracker 1/3 in-progress
    phase Phase 1: Reader 1/3 in-progress
      task T1 Parse 1/2 open
        item tables done
        item lists open
document Roadmap
  phase Sprint 1 (Name) — Weeks 1–2
    task Read a
  phase Sprint 3 (Name) — Weeks 3–4
    task Read a
`,
    );
  });

  it('shows the checkboxes below a task’s heading in it', () => {
    const tracker =
      '# Sprint 6 Progress\n\n## Phase 1: Reader\n\n### Task 1.1: Parse [IN PROGRESS]\n\n- [x] tables\n- [ ] lists\n\n### Task 1.2: Check [PENDING]\n\n- [ ] links\n';
    assert.equal(
      show(roots({ 'sprint_6_progress.md': tracker })),
      `sprint Sprint 6 1/5 in-progress
  document Sprint 6 Progress 1/5 in-progress
    phase Phase 1: Reader 0/2 in-progress
      task 1.1 Parse [IN PROGRESS] 1/2 in-progress
        item tables done
        item lists open
      task 1.2 Check [PENDING] 0/1 open
        item links open
`,
    );
  });

  it('shows a story as its document, with what can be done with it and its checkboxes', () => {
    const nodes = nodesBelow(roots({ 'stories/FN-22.md': STORY }));
    const { label, status, taskId, verbs, hasNeeds, owner, range } = nodes[0] as TreeNode;
    assert.deepEqual([label, status, taskId, hasNeeds, owner], ['Merge rules', 'open', 'FN-22', true, 'Mina']);
    assert.deepEqual(verbs, ['start', 'done']);
    assert.equal(range?.start.line, 1);
    assert.deepEqual(
      nodes.map(({ type, label: text }) => `${type} ${text}`),
      ['document Merge rules', 'item It merges', 'item It warns'],
    );
  });

  it('calls a document without a title of its own by its front matter’s, even a broken one’s', () => {
    const broken = STORY.replace('owner: Mina', 'assignee: @mateo');
    const [stories] = roots({ 'stories/FN-22.md': STORY, 'stories/FN-23.md': broken });
    assert.deepEqual([stories?.node.type, stories?.node.progress?.total], ['stories', 2]);
    assert.deepEqual(
      stories?.children().map(({ node }) => [node.label, node.detail]),
      [
        ['Merge rules', 'stories/FN-22.md'],
        ['Merge rules', 'stories/FN-23.md'],
      ],
    );
  });

  it('shows what a plan promises in a table without states, but not twice and not where a filter asks for more', () => {
    const plan =
      '# Sprint 6: Sails\n\n## 1. Sprint Goal\n\nSail.\n\n## 2. Tasks\n\n| Task | Acceptance |\n|---|---|\n| T1 Mast | It stands |\n| ~~T2 Oar~~ | |\n';
    const files = { 'sprint_6_plan.md': plan };
    assert.match(show(roots(files)), /\n {2}document Sprint 6: Sails\n {4}task T1 Mast\n$/);
    assert.doesNotMatch(show(roots(files, { text: 'sails' })), /Mast/);
    const boxes = {
      'sprint_6_plan.md': plan
        .replace('| Task |', '| # | Task |')
        .replace('|---|', '|---|---|')
        .replace('| T1', '| 1 | T1'),
    };
    assert.equal(show(roots(boxes)).match(/Mast/g)?.length, 1);
  });

  it('offers no move for what stands for the record', () => {
    const queue = `${QUEUE}\n## Completed\n\n| Story | Description |\n|---|---|\n| 0-9 | Plan |\n`;
    const movable = new Map(nodesBelow(roots({ 'WORK_QUEUE.md': queue })).map(node => [node.taskId, node.movable]));
    assert.deepEqual([movable.get('1-2'), movable.get('0-9'), movable.has('0-9')], [true, undefined, true]);
  });

  it('names the product where two have a sprint of one number', () => {
    const files = {
      'blue/sprint_4_status.md': TRACKER,
      'red/sprint_4_status.md': TRACKER,
      'red/sprint_5_status.md': TRACKER.replaceAll('4', '5'),
    };
    assert.deepEqual(
      roots(files).map(({ node }) => `${node.label} ${node.detail ?? ''}`.trim()),
      ['Sprint 4 blue', 'Sprint 4 red', 'Sprint 5'],
    );
  });

  it('counts the work of a sprint once: that of the first kind of document in which some of it has begun', () => {
    const plan = PLAN.replace('| # |', '| Status | # |')
      .replace('|---|--', '|---|---|--')
      .replace('| 1 |', '| [ ] | 1 |');
    const [sprint] = roots({ 'sprint_4_plan.md': plan, 'sprint_4_status.md': TRACKER });
    assert.deepEqual(sprint?.node.progress, { done: 1, total: 3, percent: 33 });
    const [untouched] = roots({ 'sprint_4_plan.md': plan, 'sprint_4_status.md': TRACKER.replace('[x]', '[ ]') });
    assert.deepEqual(untouched?.node.progress, { done: 0, total: 1, percent: 0 });
  });

  it('gives a review no progress', () => {
    const review =
      '# Sprint 4 Review\n\n## What went well\n\n- [x] reading\n- [ ] writing\n\n## What did not go well\n\n- tests\n';
    const nodes = nodesBelow(roots({ 'sprint_4_review.md': review }));
    assert.deepEqual(
      nodes.filter(({ progress }) => progress),
      [],
    );
    assert.ok(nodes.some(({ kind }) => kind === 'review'));
  });

  it('says what can be done with a task, and what else is known of it', () => {
    const queue = `# Work Queue\n\n## Available\n\n| Status | Story | Title | Depends On | Effort | Priority | Story File |\n|---|---|---|---|---|---|---|\n| [ ] | 1-1 | Read | None | 2h | P1 | \`stories/1-1.md\` |\n| [IN PROGRESS: Dev 2] | 1-2 | Write | 1-1 | | | [1-2](stories/1-2.md) |\n| [BLOCKED] | 1-3 | Check | 1-2 | | | \`../../etc/passwd\` |\n| [CLAIMED: Dev 1] | 1-4 | Print | None | | | |\n`;
    const tasks = nodesBelow(roots({ 'WORK_QUEUE.md': queue }, {}, ['stories/1-1.md', 'stories/1-2.md'])).filter(
      ({ type }) => type === 'task',
    );
    assert.deepEqual(
      tasks.map(({ taskId, verbs, owner, effort, priority, storyFile, hasNeeds, movable, box }) => [
        ...[taskId, verbs?.join(' '), owner, effort, priority, storyFile, hasNeeds, movable, box],
      ]),
      [
        [
          '1-1',
          'claim start done block',
          undefined,
          '2h',
          'P1',
          'file:///w/stories/1-1.md',
          undefined,
          true,
          undefined,
        ],
        ['1-2', 'done block', 'Dev 2', undefined, undefined, 'file:///w/stories/1-2.md', true, true, undefined],
        ['1-3', 'unblock done', undefined, undefined, undefined, undefined, true, true, undefined],
        ['1-4', 'start done block', 'Dev 1', undefined, undefined, undefined, undefined, true, undefined],
      ],
    );
  });

  it('knows the file that is a task as a whole, also where no cell names it', () => {
    const queue =
      '# Work Queue\n\n## Available\n\n| Status | Story | Title |\n|---|---|---|\n| [ ] | 1-1 | Read |\n| [ ] | 1-2 | Write |\n';
    const story = (id: string) =>
      `# Story ${id}: Read\n\n**Status:** Open\n\n## Acceptance Criteria\n\n- [ ] It reads 1-2\n`;
    const files = { 'WORK_QUEUE.md': queue, 'stories/1-1-read.md': story('1-1'), 'stories/9-1-read.md': story('9-1') };
    const rows = nodesBelow(roots(files)).filter(({ uri, type }) => uri?.endsWith('QUEUE.md') && type === 'task');
    assert.deepEqual(
      rows.map(({ taskId, storyFile }) => [taskId, storyFile]),
      [
        ['1-1', 'file:///w/stories/1-1-read.md'],
        ['1-2', undefined],
      ],
    );
  });

  it('offers the same for a document that is not open as for one that is', () => {
    const table = (state: string) =>
      `# Work Queue\n\n| Status | Story | Title |\n|---|---|---|\n| ${state} | 1-1 | Read |\n| [ ] | 1-2 | Write |\n`;
    const rule = '\n## Claiming Rules\n\n- Change `[ ]` to `[CLAIMED: Dev X]`\n';
    for (const text of [table('[DONE]'), table('[CLAIMED: Ada]'), table('[DONE]') + rule]) {
      const doc = readDocument('file:///w/WORK_QUEUE.md', 'WORK_QUEUE.md', text);
      const closed = unpackDigest(packDigest(digestOf(doc)), doc).facts;
      const verbs = (from: Facts) => from.tasks.map(task => verbsOf(from, task, makeProject([from])));
      assert.deepEqual(verbs(closed), verbs(doc), text);
    }
  });

  it('offers a state in front matter only where a story file has it, as its tool may know no other', () => {
    const story = (number: number, status: string) =>
      `---\nid: task-${number}\ntitle: Read ${number}\nstatus: ${status}\nassignee: []\ndependencies: []\n---\n\n## Description\n\nRead \`[CLAIMED: Ada]\`.\n`;
    const first = readDocument('file:///w/backlog/task-1 - Read.md', 'backlog/task-1 - Read.md', story(1, 'To Do'));
    const verbs = (status: string) => {
      const second = readDocument('file:///w/backlog/task-2 - Read.md', 'backlog/task-2 - Read.md', story(2, status));
      const project = makeProject([first, second]);
      const [node] = nodesBelow(roots({ ...sourceOf({}), project })).filter(({ taskId }) => taskId === 'task-1');
      const offset = first.tasks[0]?.id?.range.start ?? 0;
      assert.deepEqual(node?.verbs, [...new Set(offersAt(project, first, offset).map(({ verb }) => verb))]);
      return node?.verbs;
    };
    // The first document stays the same: what was made of it must not be kept.
    assert.deepEqual(verbs('Done'), ['start', 'done']);
    assert.deepEqual(verbs('Blocked'), ['start', 'done', 'block']);
    assert.deepEqual(verbs('Claimed'), ['claim', 'start', 'done']);
  });

  it('offers to tick boxes', () => {
    const boxes = nodesBelow(roots({ 'sprint_4_status.md': TRACKER })).filter(({ type }) => type === 'task');
    assert.deepEqual(
      boxes.map(({ label, box, verbs }) => [label, box, verbs]),
      [
        ['Parse', true, ['uncheck']],
        ['Check', false, ['check']],
        ['Print', false, ['check']],
      ],
    );
  });

  it('sums problems upwards', () => {
    const source = sourceOf({ 'sprint_4_status.md': TRACKER });
    const doc = documentOf(source);
    const at = (text: string) => ({ start: TRACKER.indexOf(text), end: TRACKER.indexOf(text) + text.length });
    const found = [finding('error', at('Check')), finding('hint', at('Parse')), finding('warning', at('Sprint 4'))];
    const tree = roots({ ...source, findingsOf: each => (each === doc ? found : undefined) });
    assert.deepEqual(
      nodesBelow(tree).map(({ label, problems }) =>
        `${label} ${problems?.count ?? 0} ${problems?.severity ?? ''}`.trim(),
      ),
      [
        'Sprint 4 3 error',
        'Sprint 4 Status Tracker 3 error',
        'Phase 1: Reader 2 error',
        'Parse 1 hint',
        'Check 1 error',
        'Phase 2: Writer 0',
        'Print 0',
      ],
    );
  });

  it('names every node once, whatever the names are', () => {
    const boxes = ['T', 'T', 'T#2', 'T#2', 'T#2#2', 'T'.repeat(5000), 'T'.repeat(5001)]
      .map(name => `- [ ] ${name}\n`)
      .join('');
    const ids = nodesBelow(roots({ 'sprint_4_status.md': `# Sprint 4 Status\n\n## Phase 1: A\n\n${boxes}` })).map(
      ({ id }) => id,
    );
    assert.equal(ids.length, 10);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.every(id => id.length < 1000));
  });

  it('keeps the ids of what stays where it is', () => {
    const before = nodesBelow(roots({ 'docs/sprint_4_status.md': TRACKER })).map(({ id }) => id);
    const longer = TRACKER.replace('- [x] Parse', '- [ ] First of all\n- [x] Parse');
    const after = new Set(nodesBelow(roots({ 'docs/sprint_4_status.md': longer })).map(({ id }) => id));
    assert.deepEqual(
      before.filter(id => !after.has(id)),
      [],
    );
  });

  it('leads from a place in a document to what stands there, in each grouping', () => {
    const labels = (options: object, text: string, file = TRACKER) => {
      const source = sourceOf({ 'sprint_4_status.md': TRACKER, 'WORK_QUEUE.md': TWICE });
      const doc = source.project.documents.find(
        ({ kind }) => kind === (file === TRACKER ? 'tracker' : 'queue'),
      ) as never;
      const tree = roots(source, options);
      const byId = new Map(nodesBelow(tree).map(node => [node.id, node.label]));
      return pathTo(tree, doc, file.indexOf(text)).map(id => byId.get(id));
    };
    assert.deepEqual(labels({}, 'Print'), ['Sprint 4', 'Sprint 4 Status Tracker', 'Phase 2: Writer', 'Print']);
    assert.deepEqual(labels({}, 'Phase 2'), ['Sprint 4', 'Sprint 4 Status Tracker', 'Phase 2: Writer']);
    assert.deepEqual(labels({ groupBy: 'status' }, 'Print'), ['open', 'Sprint 4 Status Tracker', 'Print']);
    assert.deepEqual(labels({ groupBy: 'file' }, 'Print').at(-1), 'Print');
    assert.deepEqual(labels({ text: 'parse' }, 'Print'), ['Sprint 4', 'Sprint 4 Status Tracker']);
    assert.deepEqual(labels({ groupBy: 'status' }, 'Exports', TWICE), ['open', 'Work Queue', '1-2 Export']);
  });
});

const TRACKER = `# Sprint 4 Status Tracker

## Phase 1: Reader

- [x] Parse
- [ ] Check

**Phase 1 Status**: In progress (1/2 tasks)

## Phase 2: Writer

- [ ] Print
`;

const PLAN = planOf(4);

const QUEUE = `# Work Queue

## Available

| Status | Story | Description | Depends On |
|--------|-------|-------------|------------|
| [DONE] | **1-1** | Import | None |
| [ ] | **1-2** | Export | 1-1 |
`;

const TWICE = `${QUEUE}
## Details

### 1-2: Export

Exports everything.
`;

const sprint = (number: number) =>
  `### Sprint ${number} (Name) — Weeks ${number}–${number + 1}\n- Scope\n- Acceptance: it works\n- **Tasks**:\n  - Read \`a\`\n\n`;
const ROADMAP = `# Roadmap\n\n${sprint(1)}${sprint(3)}`;

const STORY = `---
id: FN-22
title: Merge rules
status: open
owner: Mina
dependencies: [FN-21]
---

## Acceptance criteria

- [x] It merges
- [ ] It warns
`;
