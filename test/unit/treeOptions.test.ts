import assert from 'node:assert/strict';
import { branchesBelow } from '../../server/src/features/tree/branch';
import { nearly } from '../../server/src/features/tree/nearly';
import { readTreeOptions, readTreeParams } from '../../server/src/features/tree/treeRequest';
import { readDocument } from '../../server/src/model/parse';
import type { TreeOptions } from '../../server/src/protocol';
import { documentOf, finding, nodesBelow, planOf, roots, show, sourceOf } from '../support/tree';

describe('the options of the “Sprints” tree', () => {
  it('group by state, what is under way first, each task once', () => {
    assert.equal(
      show(roots(FILES, { groupBy: 'status' })),
      `group in-progress (1) in-progress
  document Work Queue 0/1 in-progress
    task 1-2 Export in-progress
group blocked (1) blocked
  document Work Queue 0/1 open
    task 1-4 Übersicht blocked
group open (3) open
  document Sprint 4 Status Tracker 0/2 open
    task Check 1/2 open
      item links done
      item anchors open
    task Print open
  document Work Queue 0/1 open
    task 1-3 Print open
group done (2) done
  document Sprint 4 Status Tracker 1/1 done
    task Parse done
  document Work Queue 1/1 done
    task 1-1 Import done
`,
    );
  });

  it('group what has no state last', () => {
    const files = { ...FILES, 'sprint_5_plan.md': PLAN };
    const { node } = roots(files, { groupBy: 'status' }).find(each => each.node.status === '') ?? {};
    assert.deepEqual([node?.type, node?.label, node?.detail], ['group', '', '1']);
  });

  it('group by owner, however the name is written, what is nobody’s last', () => {
    const groups = roots(FILES, { groupBy: 'owner' });
    assert.deepEqual(
      groups.map(({ node }) => [node.label, node.progress?.total]),
      [
        ['@Ada', 3],
        ['', 4],
      ],
    );
    assert.match(show(groups), /^group @Ada 1\/3\n {2}document Work Queue 1\/3 in-progress\n {4}task 1-1 Import done/);
  });

  it('leave what was put away out of the groups, and last among the others', () => {
    const files = { 'archive/WORK_QUEUE.md': QUEUE, 'notes/WORK_QUEUE.md': QUEUE };
    assert.match(show(roots(files)), /^document Work Queue[\s\S]*\narchive \(1\)\n {2}document Work Queue/);
    const template = { 'sprints/sprint_template.md': PLAN, 'sprints/sprint_5_plan.md': PLAN };
    assert.deepEqual(
      roots(template).map(({ node, children }) => [node.type, children().length]),
      [
        ['sprint', 1],
        ['archive', 1],
      ],
    );
    const [first] = roots(files, { groupBy: 'status' });
    assert.deepEqual(
      first?.children().map(({ node }) => node.uri),
      ['file:///w/notes/WORK_QUEUE.md'],
    );
  });

  it('find a story of its own by its owner, with all that is in it', () => {
    const story = '# Story 3-1: Sail\n\n**Status**: Ready\n**Owner**: Ada\n\n## Tasks\n\n- [ ] Set the sail\n';
    const files = { 'stories/3-1.md': story, 'stories/3-2.md': story.replace('3-1', '3-2').replace('Ada', 'Ben') };
    assert.deepEqual(
      roots(files, { owners: ['Ada'] }).map(({ node, children }) => [node.uri, children().length]),
      [['file:///w/stories/3-1.md', 1]],
    );
  });

  it('group by file, with the folder beside the name', () => {
    assert.deepEqual(
      roots(FILES, { groupBy: 'file' }).map(({ node }) => [node.type, node.label, node.detail]),
      [
        ['document', 'Sprint 4 Status Tracker', 'docs'],
        ['document', 'Work Queue', undefined],
      ],
    );
  });

  it('leave tasks that have each word, whatever case and accents they have, with the way to them', () => {
    assert.equal(
      show(roots(FILES, { text: 'UBERSICHT 1-4' })),
      'document Work Queue 1/4 in-progress\n  phase Available 1/4 in-progress\n    task 1-4 Übersicht blocked\n',
    );
    assert.deepEqual(shown({ text: 'links' }), [
      'Sprint 4',
      'Sprint 4 Status Tracker',
      'Phase 1: Reader',
      'Check',
      'links',
    ]);
    assert.equal(shown({ text: 'status tracker' }).length, 9);
    assert.deepEqual(shown({ text: 'nowhere' }), []);
  });

  it('leave tasks of some states and owners', () => {
    assert.deepEqual(shown({ statuses: ['blocked', 'done'] }), [
      ...['Sprint 4', 'Sprint 4 Status Tracker', 'Phase 1: Reader', 'Parse', 'Check', 'links'],
      ...['Work Queue', 'Available', '1-1 Import', '1-4 Übersicht'],
    ]);
    assert.deepEqual(shown({ owners: ['ada'] }), [
      'Work Queue',
      'Available',
      '1-1 Import',
      '1-2 Export',
      '1-4 Übersicht',
    ]);
    assert.deepEqual(shown({ owners: [''], statuses: ['open'], text: 'queue' }), [
      'Work Queue',
      'Available',
      '1-3 Print',
    ]);
    assert.deepEqual(shown({ owners: [], statuses: [] }), shown({}));
    assert.deepEqual(shown({ owners: ['Somebody else'] }), []);
  });

  it('leave what has problems', () => {
    const source = sourceOf(FILES);
    const doc = documentOf(source);
    const start = TRACKER.indexOf('anchors');
    const found = [finding('warning', { start, end: start + 7 })];
    const withProblems = { ...source, findingsOf: (each: unknown) => (each === doc ? found : undefined) };
    assert.deepEqual(
      nodesBelow(roots(withProblems, { withProblems: true })).map(({ label }) => label),
      ['Sprint 4', 'Sprint 4 Status Tracker', 'Phase 1: Reader', 'Check', 'links', 'anchors'],
    );
  });

  it('hide what is completed, and what that leaves empty', () => {
    assert.deepEqual(shown({ hideCompleted: true }), [
      ...['Sprint 4', 'Sprint 4 Status Tracker', 'Phase 1: Reader', 'Check', 'anchors', 'Phase 2: Writer', 'Print'],
      ...['Work Queue', 'Available', '1-2 Export', '1-3 Print', '1-4 Übersicht'],
    ]);
    const done = { 'docs/sprint_4_status.md': TRACKER.replaceAll('[ ]', '[x]') };
    assert.deepEqual(roots(done, { hideCompleted: true }), []);
    assert.equal(roots(done).length, 1);
  });

  it('order the tasks of a list, and nothing else', () => {
    const order = (sortBy: TreeOptions['sortBy']) =>
      nodesBelow(roots({ 'WORK_QUEUE.md': RANKED }, { sortBy: sortBy as never }))
        .filter(({ type }) => type === 'task')
        .map(({ taskId }) => taskId);
    assert.deepEqual(order('position'), ['A-10', 'A-9', 'A-2']);
    assert.deepEqual(order('status'), ['A-2', 'A-10', 'A-9']);
    assert.deepEqual(order('priority'), ['A-9', 'A-2', 'A-10']);
    assert.deepEqual(order('effort'), ['A-9', 'A-10', 'A-2']);
    assert.deepEqual(order('name'), ['A-2', 'A-9', 'A-10']);
  });

  it('keep branches while nothing changes, and what stays of them when one document does', () => {
    const source = sourceOf(FILES);
    assert.equal(roots(source), roots(source));
    assert.notEqual(roots(source), roots(source, { sortBy: 'name' }));
    const parents = [{ id: null }, ...roots(source).map(({ node }) => ({ id: node.id }))];
    const [root, sprint] = branchesBelow(roots(source), parents);
    const known = [root, sprint].map(each => ({ id: each?.id ?? null, resultId: each?.resultId ?? '' }));
    assert.deepEqual(
      branchesBelow(roots(sourceOf(FILES)), known).map(({ nodes }) => nodes),
      [undefined, undefined],
    );
  });

  it('may be anything at all', () => {
    for (const wrong of [1, 'x', [], { text: 1 }, { statuses: 'done' }, { owners: [1] }, { withProblems: 'yes' }])
      assert.equal(readTreeOptions(wrong), undefined, JSON.stringify(wrong));
    assert.equal(readTreeOptions({ owners: Array.from({ length: 100_000 }, () => 'x') }), undefined);
    assert.deepEqual(readTreeOptions({ groupBy: 'moon', sortBy: null, text: 'a', other: 1 }), { text: 'a' });
    const parents = [{ id: null }, { id: null }, { id: 'x', resultId: 7 }];
    assert.deepEqual(readTreeParams({ view: 'sprints', parents })?.parents, [{ id: null }, { id: 'x' }]);
    for (const wrong of [null, {}, { view: 'moon', parents }, { view: 'next' }, { view: 'next', parents: [{ id: 1 }] }])
      assert.equal(readTreeParams(wrong), undefined, JSON.stringify(wrong));
  });

  it('find nothing below nodes that are not there', () => {
    const ids = ['', '\n', 'sprint:', 'unrecognised\nx', `${roots(FILES)[0]?.node.id}\nnothing`, 'x'.repeat(1e6)];
    assert.deepEqual(
      branchesBelow(
        roots(FILES),
        ids.map(id => ({ id })),
      ),
      [],
    );
  });

  it('show files that are nearly sprint documents, with what they lack', () => {
    const text = '# Sprint 9 notes\n\n## What went well\n\nAll of it.\n';
    const source = sourceOf({ 'notes/sprint-thoughts.md': text, 'README.md': '# Read me\n' });
    const found = nearly(readDocument('file:///w/notes/sprint-thoughts.md', 'notes/sprint-thoughts.md', text));
    assert.ok(found);
    const tree = roots({ ...source, unrecognised: [found] });
    const [group, file, ...reasons] = nodesBelow(tree);
    assert.deepEqual(
      [group?.type, file?.type, file?.label, file?.detail],
      ['unrecognised', 'ordinary', 'Sprint 9 notes', 'notes'],
    );
    assert.ok(reasons.length >= 2 && reasons.every(({ type }) => type === 'reason'));
    assert.match(
      reasons.at(-1)?.label ?? '',
      /^To have it read as a sprint review, give it a title like “Sprint 4 review”/,
    );
    assert.deepEqual(roots({ ...source, unrecognised: [] }), []);
    assert.deepEqual(roots(source, { text: 'x' }), []);
    assert.equal(roots(source, { groupBy: 'file' })[0]?.node.hasChildren, true);
    assert.deepEqual(roots({ 'README.md': '# Read me\n' }), []);
    assert.equal(nearly(readDocument('file:///w/README.md', 'README.md', '# Read me\n')), undefined);
  });
});

const shown = (options: TreeOptions): string[] => nodesBelow(roots(FILES, options)).map(({ label }) => label);

const TRACKER = `# Sprint 4 Status Tracker

## Phase 1: Reader

- [x] Parse
- [ ] Check
  - [x] links
  - [ ] anchors

**Phase 1 Status**: In progress (2/4 tasks)

## Phase 2: Writer

- [ ] Print
`;

const QUEUE = `# Work Queue

## Available

| Status | Story | Title | Owner | Depends On |
|--------|-------|-------|-------|------------|
| [DONE] | 1-1 | Import | @Ada | None |
| [IN PROGRESS] | 1-2 | Export | Ada | 1-1 |
| [ ] | 1-3 | Print | — | None |
| [BLOCKED] | 1-4 | Übersicht | **ada** | 1-2 |
`;

const PLAN = planOf(5);

const RANKED = `# Work Queue

| Status | Story | Title | Depends On | Priority | Effort |
|--------|-------|-------|------------|----------|--------|
| [ ] | A-10 | Read | None | low | 1d |
| [DONE] | A-9 | Write | None | P0 | 30 min |
| [IN PROGRESS] | A-2 | Check | None | | |
`;

const FILES = { 'docs/sprint_4_status.md': TRACKER, 'WORK_QUEUE.md': QUEUE };
