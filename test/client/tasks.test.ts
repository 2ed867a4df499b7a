import { strict as assert } from 'node:assert';
import { changedKeys, keysOf } from '../../client/src/tasks/cursorKeys';
import { filtersOf, stepOf } from '../../client/src/tasks/neighbors';
import { ownerChoices, ownerProblem } from '../../client/src/tasks/ownerNames';
import { meantNodes, outermost, parentsOf } from '../../client/src/tasks/selection';
import type { TreeNode } from '../../server/src/protocol';

describe('owners to choose from', () => {
  it('begin with the last one, end with those who cannot, and name each once', () => {
    const offers = [
      { verb: 'claim', title: 'Claim 4 as Ada', owner: 'Ada', refusal: 'Ada already holds 3.' },
      { verb: 'claim', title: 'Claim 4 as Ben', owner: 'Ben' },
      { verb: 'claim', title: 'Claim 4 as Cy', owner: 'Cy' },
      { verb: 'claim', title: 'Claim 5 as Ben', owner: 'Ben', refusal: 'Ben already holds 4.' },
      { verb: 'claim', title: 'Claim 6' },
    ] as const;
    assert.deepEqual(ownerChoices(offers, 'Cy'), [
      { owner: 'Cy' },
      { owner: 'Ben' },
      { owner: 'Ada', refusal: 'Ada already holds 3.' },
    ]);
    assert.equal(ownerChoices(offers, undefined)[0]?.owner, 'Ben');
  });

  it('may have any name that a document can hold', () => {
    for (const name of ['Dev 1', ' Zoë ', '@agent-7', 'عمر', '李雷', 'x'.repeat(80)])
      assert.equal(ownerProblem(name), undefined);
    for (const name of ['', '  ']) assert.equal(ownerProblem(name), 'empty');
    for (const name of ['a|b', '[a', 'a]', '`a`', '<b>', 'a\nb', 'a\tb', 'a\u2028b'])
      assert.equal(ownerProblem(name), 'character', name);
    assert.equal(ownerProblem('x'.repeat(81)), 'long');
  });
});

describe('what is known of the place at the cursor', () => {
  const standing = { path: ['a', 'a\nb'], verbs: [], siblings: [], node: undefined };

  it('is nothing where nothing stands', () => {
    assert.deepEqual([...keysOf(undefined)], []);
  });

  it('is what can be done there and what its task has', () => {
    const verbs = ['claim', 'block'] as const;
    const node = task('a\nb', 3, { movable: true, taskId: '9-4', hasNeeds: true });
    assert.deepEqual(
      [...keysOf({ ...standing, verbs: [...verbs], node })],
      [...['shown', 'claim', 'block', 'movable', 'id', 'needs']],
    );
    assert.deepEqual(
      [...keysOf({ ...standing, node: task('a\nb', 3, { storyFile: 'file:///s.md', movable: false }) })],
      [...['shown', 'story']],
    );
  });

  it('is told only where it is another than before', () => {
    assert.deepEqual(changedKeys(new Set(['shown', 'claim']), new Set(['shown', 'start'])), ['claim', 'start']);
    assert.deepEqual(changedKeys(new Set(['shown']), new Set(['shown'])), []);
  });
});

describe('a step among tasks', () => {
  const phase: TreeNode = { id: 'p', type: 'phase', label: 'Phase', hasChildren: true, range: at(0) };
  const list = [phase, task('a', 1), task('b', 2), task('fixed', 3, { movable: false }), task('c', 4), task('d', 5)];
  const step = (lines: readonly number[], direction: 'up' | 'down') => {
    const found = stepOf(
      list,
      lines.map(line => at(line).start),
      direction,
    );
    return 'problem' in found ? found.problem : [found.moved.map(({ id }) => id).join(''), found.past.id];
  };

  it('goes past the next one that can be moved', () => {
    assert.deepEqual(step([2], 'up'), ['b', 'a']);
    assert.deepEqual(step([2], 'down'), ['b', 'c']);
  });

  it('keeps several in their order, whichever was selected first', () => {
    assert.deepEqual(step([4, 2], 'up'), ['bc', 'a']);
    assert.deepEqual(step([4, 2], 'down'), ['bc', 'd']);
  });

  it('ends at the ends of the list', () => {
    assert.deepEqual([step([1], 'up'), step([5], 'down')], ['first', 'last']);
  });

  it('moves nothing that is fixed or stands elsewhere', () => {
    assert.deepEqual([step([3], 'up'), step([0], 'up'), step([1, 9], 'down')], ['fixed', 'fixed', 'apart']);
  });

  it('goes by what the view shows, in the order of the text', () => {
    assert.deepEqual(filtersOf({ groupBy: 'status', sortBy: 'effort', hideCompleted: true, text: 'x' }), {
      ...{ hideCompleted: true, text: 'x' },
    });
  });
});

describe('selected nodes', () => {
  it('are told apart from what stands inside another one', () => {
    const ids = ['s', 's\nd\nt', 'x', 'x#2\ny', 'z\nq'];
    assert.deepEqual(
      outermost(ids.map((id, line) => task(id, line))).map(({ id }) => id),
      ['s', 'x', 'x#2\ny', 'z\nq'],
    );
    assert.deepEqual(parentsOf('a\nb\nc'), ['a', 'a\nb']);
  });

  it('are meant by a key if the focus is on one of them, else the focused one is', () => {
    const [a, b, c] = [task('a', 1), task('b', 2), task('c', 3)];
    assert.deepEqual(meantNodes([a], [a, b]), [a, b]);
    assert.deepEqual(meantNodes([a, b, c], [a, b]), [c]);
    assert.deepEqual(meantNodes([c], []), [c]);
    assert.deepEqual(meantNodes([], [c]), [c]);
    assert.deepEqual(meantNodes([a, b], [a, b]), [a, b], 'nothing has the focus');
  });
});

function task(id: string, line: number, more: Partial<TreeNode> = {}): TreeNode {
  return {
    id,
    type: 'task',
    label: id,
    hasChildren: false,
    uri: 'file:///p.md',
    range: at(line),
    movable: true,
    ...more,
  };
}

function at(line: number) {
  return { start: { line, character: 2 }, end: { line, character: 5 } };
}
