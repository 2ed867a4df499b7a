import { strict as assert } from 'node:assert';
import { ruleAt } from '../../client/src/views/rules';
import { changedOptions, isFiltered, NO_FILTER, readOptions } from '../../client/src/views/sprintOptions';
import { Calm, type Clock } from '../../client/src/views/tree/calm';
import { draggedTasks } from '../../client/src/views/tree/dragged';
import type { TreeElement } from '../../client/src/views/tree/element';
import { openedAtFirst } from '../../client/src/views/tree/opened';
import { tokensOf } from '../../client/src/views/tree/tokens';
import type { TreeNode } from '../../server/src/protocol';

const node = (id: string, more: Partial<TreeNode> = {}): TreeNode => ({
  ...{ id, type: 'task', label: id, hasChildren: false },
  ...more,
});

const at = (line: number, uri = 'file:///w/queue.md') => {
  const start = { line, character: 0 };
  return { uri, range: { start, end: start } };
};

describe('the calm before a view is drawn again', () => {
  class Hours implements Clock {
    time = 1000;
    readonly acts: number[] = [];
    #timer: { act: () => void; due: number } | undefined;

    now = () => this.time;
    later(act: () => void, milliseconds: number): unknown {
      this.#timer = { act, due: this.time + milliseconds };
      return this.#timer;
    }
    cancel(timer: unknown): void {
      if (timer === this.#timer) this.#timer = undefined;
    }
    pass(milliseconds: number): void {
      const end = this.time + milliseconds;
      while (this.#timer && this.#timer.due <= end) {
        this.time = this.#timer.due;
        const { act } = this.#timer;
        this.#timer = undefined;
        act();
      }
      this.time = end;
    }
  }

  const begin = () => {
    const hours = new Hours();
    const calm = new Calm(
      () => hours.acts.push(hours.time - 1000),
      () => ({ quiet: 100, latest: 1000 }),
      hours,
    );
    return { hours, calm };
  };

  it('ends a tenth of a second after the last change', () => {
    const { hours, calm } = begin();
    calm.stir();
    hours.pass(60);
    calm.stir();
    hours.pass(99);
    assert.deepEqual(hours.acts, []);
    hours.pass(500);
    assert.deepEqual(hours.acts, [160]);
  });

  it('ends after a second although somebody types on', () => {
    const { hours, calm } = begin();
    for (let key = 0; key < 50; key++) {
      calm.stir();
      hours.pass(50);
    }
    assert.deepEqual(hours.acts, [1000, 2000]);
  });

  it('ends at once when the view appears, if there was a change', () => {
    const { hours, calm } = begin();
    calm.flush();
    calm.stir();
    hours.pass(10);
    calm.flush();
    hours.pass(1000);
    assert.deepEqual(hours.acts, [10]);
  });

  it('acts no more once it is disposed of', () => {
    const { hours, calm } = begin();
    calm.stir();
    calm.dispose();
    hours.pass(2000);
    assert.deepEqual(hours.acts, []);
  });
});

describe('what menus know of a node', () => {
  it('is its type and what can be done with it', () => {
    const task = node('9-4', {
      ...at(3),
      ...{ verbs: ['claim', 'start'], taskId: '9-4', storyFile: 'file:///w/9-4.md', hasNeeds: true, movable: true },
    });
    assert.equal(tokensOf(task), 'task claim start place story id needs movable');
  });

  it('is its type alone where there is nothing to do', () => {
    const empty = node('x', { type: 'rule', fixable: 0, taskId: '', movable: false, verbs: [] });
    assert.equal(tokensOf(empty), 'rule');
    assert.equal(tokensOf({ ...empty, fixable: 2 }), 'rule fixable');
    assert.equal(tokensOf({ ...empty, type: 'finding', fixable: 1 }), 'finding');
  });
});

describe('what is open before anybody has opened something', () => {
  const sprint = (number: number, status: string) =>
    node(`sprint:${number}`, { type: 'sprint', label: `Sprint ${number}`, status, hasChildren: true });

  it('is the newest sprint under way', () => {
    const roots = [sprint(9, 'in-progress'), sprint(10, 'in-progress'), sprint(11, 'open'), sprint(8, 'done')];
    assert.equal(openedAtFirst(roots), 'sprint:10');
  });

  it('is the only one there is, whatever its state', () => {
    const unrecognised = node('?', { type: 'unrecognised', hasChildren: true });
    assert.equal(openedAtFirst([sprint(1, 'done'), node('leaf'), unrecognised]), 'sprint:1');
  });

  it('is nothing where none is more to the point than the others', () => {
    assert.equal(openedAtFirst([sprint(1, 'done'), sprint(2, 'open')]), null);
    assert.equal(openedAtFirst([]), null);
  });
});

describe('what is dragged', () => {
  const element = (name: string, line: number, parent?: TreeElement, movable = true): TreeElement => ({
    node: node(name, { ...at(line), movable }),
    parent,
  });

  it('stands in the order of the document, whatever the order of the clicks', () => {
    const [first, second, third] = [element('a', 4), element('b', 9), element('c', 12)];
    assert.deepEqual(
      draggedTasks([third, first, second, first]).map(({ id }) => id),
      ['a', 'b', 'c'],
    );
  });

  it('goes with what it is in, and only if it can be moved', () => {
    const phase = element('phase', 1, undefined, false);
    const task = element('task', 2, phase);
    const step = element('step', 3, task);
    const other = element('other', 8, phase, false);
    assert.deepEqual(
      draggedTasks([step, phase, task, other]).map(({ id }) => id),
      ['task'],
    );
    assert.deepEqual(
      draggedTasks([phase, step]).map(({ id }) => id),
      ['step'],
    );
  });
});

describe('remembered options', () => {
  it('are what was chosen, and nothing that is no option', () => {
    const remembered = {
      ...{ groupBy: 'owner', sortBy: 'mood', text: ' api ', statuses: ['blocked', 7, 'blocked'], owners: [''] },
      ...{ withProblems: 'yes', hideCompleted: true, color: 'red' },
    };
    const expected = { groupBy: 'owner', text: 'api', statuses: ['blocked'], owners: [''], hideCompleted: true };
    assert.deepEqual(readOptions(remembered), expected);
    for (const nothing of [undefined, null, 'owner', 7, [], { statuses: 'blocked' }])
      assert.deepEqual(readOptions(nothing), {});
  });

  it('lose what is set to what it is anyway', () => {
    const options = changedOptions({ groupBy: 'owner', text: 'api' }, { groupBy: 'sprint', withProblems: true });
    assert.deepEqual(options, { text: 'api', withProblems: true });
  });

  it('hide completed tasks apart from the filter', () => {
    const options = { groupBy: 'status', owners: [''], hideCompleted: true } as const;
    const cleared = changedOptions({ ...options, owners: [...options.owners] }, NO_FILTER);
    assert.equal(isFiltered({ ...options, owners: [''] }), true);
    assert.deepEqual(cleared, { groupBy: 'status', hideCompleted: true });
    assert.equal(isFiltered(cleared), false);
  });
});

describe('the rule of a node', () => {
  const nodeOf = (more: Partial<TreeNode>): TreeElement => ({ node: node('n', more), parent: undefined });

  it('is to be fixed everywhere, or in its document', () => {
    assert.deepEqual(ruleAt(nodeOf({ type: 'rule', rule: 'stale-count' })), { rule: 'stale-count' });
    assert.deepEqual(ruleAt(nodeOf({ type: 'document', rule: 'stale-count', ...at(0) })), {
      ...{ rule: 'stale-count', uri: 'file:///w/queue.md' },
    });
  });

  it('is not to be fixed where a file is missing, or where there is none', () => {
    assert.equal(ruleAt(nodeOf({ type: 'missing-file', rule: 'missing-rca', ...at(0) })), undefined);
    assert.equal(ruleAt(nodeOf({ type: 'missing-files' })), undefined);
    assert.equal(ruleAt(undefined), undefined);
  });
});
