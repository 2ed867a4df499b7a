import { strict as assert } from 'node:assert';
import { nextOf } from '../../server/src/features/codeLens/next';
import { nextUp } from '../../server/src/features/next/candidates';
import { treeOf } from '../../server/src/features/tree/trees';
import { ROOT } from './loaded';
import { made as project } from './project';

const queue = (rows: readonly string[], title = 'Work Queue') =>
  `# ${title}\n\n| Status | Story | Title | Depends On | Priority | Effort |\n|---|---|---|---|---|---|\n${rows.map(row => `| ${row} |`).join('\n')}\n`;

/** "3-1 ×2": the id or title, and how much waits for it. */
const next = (files: Record<string, string>) =>
  nextUp(project(files)).map(
    ({ task, unblocks }) => (task.id?.value ?? task.title.value) + (unblocks ? ` ×${unblocks}` : ''),
  );

describe('what can be claimed now', () => {
  it('is open, waits for nothing, and is not held up', () => {
    const rows = [
      '[DONE] | 1-1 | Draw the map | | |',
      '[ ] | 1-2 | Print the map | 1-1 | |',
      '[ ] | 1-3 | Fold the map | 1-2 | |',
      '[CLAIMING: Ada] | 1-4 | Sell the map | | |',
      '[BLOCKED] | 1-5 | Ship the map | | |',
      '[ ] | 1-6 | Mail the map | Epic 9 | |',
      '[ ] | 1-7 | Scan the map | 8-8 | |',
    ];
    assert.deepEqual(next({ 'QUEUE.md': queue(rows) }), ['1-2 ×1']);
  });

  it('counts what waits through others once, over other documents, and not what is done or given up', () => {
    const rows = [
      '[ ] | 1-1 | Lay the floor | | |',
      '[ ] | 1-2 | Set the walls | 1-1 | |',
      '[ ] | 1-3 | Set the windows | 1-1 | |',
      '[ ] | 1-4 | Raise the roof | 1-2, 1-3 | |',
      '[DONE] | 1-5 | Plant a tree | 1-1 | |',
      '[CANCELLED] | 1-6 | Dig a pool | 1-1 | |',
    ];
    const others = queue(['[ ] | 2-1 | Paint the roof | 1-4 | |'], 'Painting Queue');
    assert.deepEqual(next({ 'QUEUE.md': queue(rows), 'PAINT_QUEUE.md': others }), ['1-1 ×4']);
  });

  it('counts what somebody counts who walks from each task to those that wait for it', () => {
    let seed = 5;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 15; round++) {
      const tasks = Array.from({ length: 40 }, (_, at) => ({
        state: ['[ ]', '[ ]', '[DONE]', '[BLOCKED]'][random(4)] ?? '',
        needs: Array.from({ length: random(3) }, () => random(40)).filter(need => need !== at),
      }));
      const row = ({ state, needs }: (typeof tasks)[number], at: number) =>
        `${state} | 7-${at + 1} | Part ${at} | ${needs.map(need => `7-${need + 1}`).join(', ')} | |`;
      const isWaiting = (at: number, need: number) => tasks[at]?.state !== '[DONE]' && tasks[at]?.needs.includes(need);
      const walked = (start: number) => {
        const seen = new Set([start]);
        for (const need of seen) for (const at of tasks.keys()) if (isWaiting(at, need)) seen.add(at);
        return seen.size - 1;
      };
      const ready = [...tasks.keys()].filter(
        at => tasks[at]?.state === '[ ]' && tasks[at]?.needs.every(need => tasks[need]?.state === '[DONE]'),
      );
      const expected = ready.map(at => `7-${at + 1}${walked(at) ? ` ×${walked(at)}` : ''}`);
      // Written twice, a story is still one, and so is the waiting of each.
      const twice = { 'QUEUE.md': queue(tasks.map(row)), 'docs/QUEUE.md': queue(tasks.map(row)) };
      for (const files of [{ 'QUEUE.md': queue(tasks.map(row)) }, twice])
        assert.deepEqual(next(files).toSorted(), expected.toSorted());
    }
  });

  it('survives a circle', () => {
    const rows = [
      '[ ] | 1-1 | Chicken | | |',
      '[ ] | 1-2 | Egg | 1-1, 1-3 | |',
      '[ ] | 1-3 | Hen | 1-2 | |',
      '[ ] | 1-4 | Self | 1-4 | |',
    ];
    assert.deepEqual(next({ 'QUEUE.md': queue(rows) }), ['1-1 ×2']);
  });

  it('is one story in a queue, a plan and its own file, and shown where it is claimed', () => {
    const files = {
      'stories/story-4-1.md':
        '---\nid: 4-1\ntitle: Weigh the parcel\nstatus: To Do\ndependencies: []\n---\n\n# Weigh the parcel\n\n- [ ] Find the scales\n',
      'QUEUE.md': queue(['[ ] | 4-1 | Weigh the parcel | | P1 |']),
    };
    const found = nextUp(project(files));
    assert.deepEqual(
      found.map(({ path }) => path),
      ['QUEUE.md'],
    );
    assert.equal(found[0]?.story?.tellings.length, 2);
  });

  it('is nothing that has begun or is done elsewhere, unless that is another product’s or sprint’s', () => {
    const open = queue(['[ ] | 4-1 | Weigh the parcel | | |']);
    const begun = queue(['[CLAIMING: Bo] | 4-1 | Weigh the parcel | | |']);
    assert.deepEqual(next({ 'QUEUE.md': open, 'docs/QUEUE.md': begun }), []);
    assert.deepEqual(next({ 'blue/QUEUE.md': open, 'red/QUEUE.md': begun }), ['4-1']);
    assert.deepEqual(next({ 'sprint_1_queue.md': open, 'sprint_2_queue.md': begun }), ['4-1']);
    const other = queue(['[DONE] | 4-1 | Paint the van | | |']);
    assert.deepEqual(next({ 'QUEUE.md': open, 'docs/QUEUE.md': other }), ['4-1']);
  });

  it('asks a queue, not a plan of last month, whether what it needs is done', () => {
    const plan = `# Sprint 3 Plan

## Sprint Goal

Send parcels.

## Tasks

| ID | Task | Status | Depends On | Acceptance Criteria |
|---|---|---|---|---|
| 4-1 | Weigh the parcel | To Do | | it is weighed |
| 4-2 | Stamp the parcel | To Do | 4-1 | it is stamped |
`;
    const rows = ['[DONE] | 4-1 | Weigh the parcel | | |', '[ ] | 4-2 | Stamp the parcel | | |'];
    assert.deepEqual(next({ 'sprint_3_plan.md': plan, 'QUEUE.md': queue(rows) }), ['4-2']);
    const waiting = ['[ ] | 4-1 | Weigh the parcel | | |', '[ ] | 4-2 | Stamp the parcel | | |'];
    assert.deepEqual(next({ 'sprint_3_plan.md': plan, 'QUEUE.md': queue(waiting) }), ['4-1 ×1']);
  });

  it('leaves out what is set aside, what is over, and what an ended sprint has left', () => {
    const open = (title: string) => queue(['[ ] | 4-1 | Weigh the parcel | | |'], title);
    assert.deepEqual(next({ 'archive/QUEUE.md': open('Work Queue') }), []);
    assert.deepEqual(next({ 'QUEUE_TEMPLATE.md': open('Work Queue') }), []);
    assert.deepEqual(next({ 'QUEUE.md': `---\nstatus: done\n---\n\n${open('Work Queue')}` }), []);
    const review = '# Sprint 3 Review\n\n## What went well\n\n- all of it\n\n## Lessons learned\n\n- none\n';
    const queues = { 'sprint_2_queue.md': open('Sprint 2 Queue'), 'sprint_4_queue.md': open('Sprint 4 Queue') };
    assert.deepEqual(next(queues), ['4-1', '4-1']);
    assert.deepEqual(
      nextUp(project({ ...queues, 'sprint_3_review.md': review })).map(({ path }) => path),
      ['sprint_4_queue.md'],
    );
  });

  it('is no step of a story and no criterion', () => {
    const story =
      '# Story 5.1: Weigh the parcel\n\n**Status:** In Progress\n\n## Acceptance Criteria\n\n- [ ] It is exact\n\n## Tasks\n\n- [ ] Find the scales\n';
    assert.deepEqual(next({ 'stories/5-1-weigh.md': story }), []);
    assert.deepEqual(next({ 'stories/5-1-weigh.md': story.replace('In Progress', 'To Do') }), ['5.1']);
  });

  const tracker = (title: string, boxes: string) =>
    `# ${title} progress tracker\n\n## Acceptance criteria\n\n- [ ] It flies\n\n## Phase 1: Wings\n\n**Phase 1 Status**: Open\n\n${boxes}\n`;

  it('is, where nothing has ids, the first open box of what is under way', () => {
    const begun = tracker('Kite', '- [x] Cut the cloth\n- [ ] Sew the cloth\n  - [ ] Thread a needle\n- [ ] Fly');
    const fresh = tracker('Sprint 9', '- [ ] Buy a balloon');
    assert.deepEqual(next({ 'kite_progress.md': begun, 'sprint_9_progress.md': fresh }), ['Sew the cloth']);
  });

  it('is the first sprint of a project that has not begun', () => {
    const files = {
      'sprint_1_progress.md': tracker('Sprint 1', '- [ ] Buy a balloon'),
      'sprint_2_progress.md': tracker('Sprint 2', '- [ ] Blow it up'),
    };
    assert.deepEqual(next(files), ['Buy a balloon']);
    assert.deepEqual(next({ ...files, 'QUEUE.md': queue(['[ ] | 4-1 | Weigh it | | |']) }), ['4-1']);
  });
});

describe('the “Next Up” tree', () => {
  const rows = [
    '[ ] | 4-1 | Weigh \\| wrap | | Low | 3h',
    '[ ] | 4-2 | Stamp | | High | 1d',
    '[ ] | 4-3 | Send | 4-2 | |',
    '[CLAIMING: Ada] | 4-4 | Pack | | |',
  ];
  const here = project({ 'QUEUE.md': queue(rows, 'The **Parcel** Queue') });
  const source = { project: here, findingsOf: () => undefined, settingsFiles: [], others: [] };
  const roots = treeOf('next', source);

  it('has what a client needs to show and to do something with it', () => {
    const { id: _, ...node } = roots[1]?.node ?? assert.fail();
    assert.deepEqual(node, {
      type: 'task',
      label: '4-1 Weigh | wrap',
      status: 'open',
      effort: '3h',
      priority: 'Low',
      verbs: ['claim', 'start', 'done', 'block'],
      taskId: '4-1',
      uri: `${ROOT}/QUEUE.md`,
      range: { start: { line: 4, character: 8 }, end: { line: 4, character: 11 } },
      detail: 'The Parcel Queue',
      rank: { place: 2, unblocks: 0, priority: 'Low', effort: '3h' },
      hasChildren: false,
    });
  });

  it('begins with what the code lens of the queue says', () => {
    const doc = here.documents[0] ?? assert.fail();
    assert.equal(roots[0]?.node.taskId, '4-2');
    assert.equal(nextOf(doc, here)?.text, 'Next: 4-2 Stamp · 1 more ready');
  });

  it('agrees with the lens over many a queue', () => {
    let seed = 3;
    const pick = <T>(of: readonly T[]): T => {
      seed = (seed * 48_271) % 2_147_483_647;
      return of[seed % of.length] as T;
    };
    for (let round = 0; round < 40; round++) {
      const many = Array.from({ length: 12 }, (_, at) => {
        const needs = at ? pick(['', '', `7-${1 + (seed % at)}`]) : '';
        const [state, priority] = [pick(['[ ]', '[ ]', '[DONE]', '[BLOCKED]']), pick(['', 'P0', 'low', 'High'])];
        return `${state} | 7-${at + 1} | Part ${at} | ${needs} | ${priority} | ${pick(['', '1h', '3d', 'S'])}`;
      });
      const other = queue(['[ ] | 8-1 | Elsewhere | 7-3, 7-5 | |'], 'Other Queue');
      const both = project({ 'QUEUE.md': queue(many), 'docs/QUEUE.md': other });
      const doc = both.documents.find(({ path }) => path === 'QUEUE.md') ?? assert.fail();
      const [first] = nextUp(both).filter(each => each.doc === doc);
      assert.equal(nextOf(doc, both)?.task?.id?.value, first?.task.id?.value);
    }
  });

  it('lists no more than somebody reads', () => {
    const many = Array.from({ length: 300 }, (_, at) => `[ ] | 7-${at + 1} | Part ${at} | | |`);
    const all = { ...source, project: project({ 'QUEUE.md': queue(many) }) };
    assert.equal(treeOf('next', all).length, 200);
    assert.equal(new Set(treeOf('next', all).map(({ node }) => node.id)).size, 200);
  });
});
