import { strict as assert } from 'node:assert';
import { TreeModel } from '../../client/src/views/tree/treeModel';
import { type Branch, branch, branchesBelow, childId } from '../../server/src/features/tree/branch';
import type { TreeBranch, TreeParent } from '../../server/src/protocol';

/** What a tree is to be: labels by name; names in brackets hold others. */
interface Sketch {
  readonly [name: string]: string | Sketch;
}

const grow = (sketch: Sketch, parent: string | null = null): Branch[] =>
  Object.entries(sketch).map(([name, inner]) => {
    const id = childId(parent, name);
    const isLeaf = typeof inner === 'string';
    const progress = isLeaf ? inner : JSON.stringify(inner).match(/done/g)?.length;
    const node = { id, type: 'task', label: name, detail: String(progress) } as const;
    return branch(node, isLeaf ? undefined : () => grow(inner, id));
  });

/** A server that can be held up, and what a view hears. */
class Scene {
  sketch: Sketch;
  isDown = false;
  readonly requests: (readonly TreeParent[])[] = [];
  readonly drawn: string[] = [];
  readonly model: TreeModel;
  /** Answers that wait until they are let go, where the test holds them. */
  held: (() => void)[] | undefined;

  constructor(sketch: Sketch) {
    this.sketch = sketch;
    this.model = new TreeModel(
      parents => this.#answer(parents),
      changed => this.drawn.push(...changed.map(element => element?.node.label ?? 'everything')),
    );
  }

  /** Opens branches one by one, as a view does, and gives the ids below the last. */
  async open(...names: string[]): Promise<string[]> {
    const path = names.map((_, index) => names.slice(0, index + 1).join('\n'));
    const element = await this.model.find(path);
    return (await this.model.children(element)).map(({ node }) => node.label);
  }

  /** What is drawn again after the tree has become another one. */
  async becomes(sketch: Sketch): Promise<readonly string[]> {
    this.sketch = sketch;
    this.drawn.length = 0;
    await this.model.refresh();
    return this.drawn;
  }

  async #answer(parents: readonly TreeParent[]): Promise<TreeBranch[] | undefined> {
    this.requests.push(parents);
    if (this.isDown) return undefined;
    const answer = branchesBelow(grow(this.sketch), parents);
    if (this.held) await new Promise<void>(resolve => this.held?.push(resolve));
    return answer;
  }
}

const SPRINT: Sketch = { S1: { plan: { T1: 'open', T2: 'open' }, queue: { Q1: 'open' } }, S2: { tracker: { B1: '' } } };

async function opened(): Promise<Scene> {
  const scene = new Scene(SPRINT);
  await scene.open('S1', 'plan');
  await scene.open('S1', 'queue');
  scene.requests.length = 0;
  return scene;
}

describe('the tree that a view has seen', () => {
  it('asks once for what is opened at the same moment, and never again for what it knows', async () => {
    const scene = new Scene(SPRINT);
    const [first, second] = await scene.model.children();
    await Promise.all([scene.model.children(first), scene.model.children(second)]);
    assert.deepEqual(
      scene.requests.map(parents => parents.map(({ id }) => id)),
      [[null], ['S1', 'S2']],
    );
    assert.deepEqual(await scene.open('S1'), ['plan', 'queue']);
    assert.equal(scene.requests.length, 2);
  });

  it('learns of everything with one request, which draws nothing where nothing has changed', async () => {
    const scene = await opened();
    assert.deepEqual(await scene.becomes(SPRINT), []);
    assert.equal(scene.requests.length, 1);
    assert.deepEqual(
      scene.requests[0]?.map(({ id, resultId }) => [id, typeof resultId]),
      [
        [null, 'string'],
        ['S1', 'string'],
        ['S1\nplan', 'string'],
        ['S1\nqueue', 'string'],
      ],
    );
  });

  it('draws the one task that has changed, as the same element', async () => {
    const scene = await opened();
    const before = await scene.model.find(['S1', 'S1\nplan', 'S1\nplan\nT1']);
    const after = { ...SPRINT, S1: { plan: { T1: 'claimed', T2: 'open' }, queue: { Q1: 'open' } } };
    assert.deepEqual(await scene.becomes(after), ['T1']);
    assert.equal(before?.node.detail, 'claimed');
    assert.equal(await scene.model.find(['S1', 'S1\nplan', 'S1\nplan\nT1']), before);
  });

  it('draws what is above a task only once where its progress has changed, too', async () => {
    const scene = await opened();
    const after = { ...SPRINT, S1: { plan: { T1: 'done', T2: 'open' }, queue: { Q1: 'open' } } };
    assert.deepEqual(await scene.becomes(after), ['S1']);
    const both = { ...SPRINT, S1: { plan: { T1: 'done', T2: 'claimed' }, queue: { Q1: 'done' } } };
    assert.deepEqual(await scene.becomes(both), ['S1']);
  });

  it('draws the parent of a task that is new, gone or elsewhere', async () => {
    const scene = await opened();
    const grown = { ...SPRINT, S1: { plan: { T0: 'open', T1: 'open', T2: 'open' }, queue: { Q1: 'open' } } };
    const turned = { ...SPRINT, S1: { plan: { T2: 'open', T1: 'open' }, queue: { Q1: 'open' } } };
    assert.deepEqual(await scene.becomes(grown), ['plan']);
    assert.deepEqual(await scene.open('S1', 'plan'), ['T0', 'T1', 'T2']);
    assert.deepEqual(await scene.becomes(turned), ['plan']);
    assert.deepEqual(await scene.open('S1', 'plan'), ['T2', 'T1']);
  });

  it('forgets what is below something that is gone', async () => {
    const scene = await opened();
    const plan = await scene.model.find(['S1', 'S1\nplan']);
    assert.deepEqual(await scene.becomes({ S2: SPRINT.S2 as Sketch }), ['everything']);
    assert.deepEqual(await scene.model.children(plan), []);
    scene.requests.length = 0;
    await scene.becomes(SPRINT);
    assert.deepEqual(
      scene.requests.map(parents => parents.map(({ id }) => id)),
      [[null]],
    );
  });

  it('draws a leaf that has become a branch, and the reverse', async () => {
    const scene = await opened();
    const grown = { ...SPRINT, S1: { plan: { T1: { step: '' }, T2: 'open' }, queue: { Q1: 'open' } } };
    assert.deepEqual(await scene.becomes(grown), ['T1']);
    assert.deepEqual(await scene.open('S1', 'plan', 'T1'), ['step']);
    assert.deepEqual(await scene.becomes(SPRINT), ['T1']);
    assert.deepEqual(await scene.open('S1', 'plan', 'T1'), []);
  });

  it('shows what it showed while there is no answer, and what it missed once there is one', async () => {
    const scene = await opened();
    scene.isDown = true;
    assert.deepEqual(await scene.becomes({}), []);
    assert.deepEqual(await scene.open('S1'), ['plan', 'queue']);
    assert.deepEqual(await scene.open('S2'), []);
    scene.isDown = false;
    assert.deepEqual(await scene.becomes(SPRINT), ['S2']);
    assert.deepEqual(await scene.open('S2'), ['tracker']);
  });

  it('draws what was shown empty for want of an answer, whoever asks for it next', async () => {
    const scene = new Scene(SPRINT);
    await scene.model.children();
    scene.isDown = true;
    assert.deepEqual(await scene.open('S2'), []);
    scene.isDown = false;
    scene.drawn.length = 0;
    assert.ok(await scene.model.find(['S2', 'S2\ntracker']));
    assert.deepEqual(scene.drawn, ['S2']);
    assert.deepEqual(await scene.becomes(SPRINT), []);
  });

  it('shows nothing without a server, and everything when there is one again', async () => {
    const scene = await opened();
    scene.model.clear();
    scene.model.clear();
    assert.deepEqual(scene.drawn, ['everything']);
    scene.isDown = true;
    assert.deepEqual(await scene.open(), []);
    scene.isDown = false;
    assert.deepEqual(await scene.becomes(SPRINT), ['everything']);
    assert.deepEqual(await scene.open(), ['S1', 'S2']);
  });

  it('shows nothing without a server although an answer of it comes late', async () => {
    const scene = await opened();
    scene.held = [];
    const refresh = scene.model.refresh();
    await settle();
    scene.model.clear();
    await letGo(scene, [refresh]);
    assert.deepEqual(scene.drawn, ['everything']);
    assert.deepEqual(await scene.becomes(SPRINT), ['everything']);
    assert.deepEqual(await scene.open(), ['S1', 'S2']);
  });

  it('refreshes once more, not at the same time, when asked while it refreshes', async () => {
    const scene = await opened();
    scene.held = [];
    const waiting = [scene.model.refresh(), scene.model.refresh()];
    await settle();
    waiting.push(scene.model.refresh(), scene.model.refresh());
    await settle();
    assert.equal(scene.requests.length, 1);
    await letGo(scene, waiting);
    assert.equal(scene.requests.length, 2);
  });

  it('drops the answer to a question that is no longer asked', async () => {
    const scene = await opened();
    scene.held = [];
    scene.sketch = { S9: '' };
    const first = scene.model.refresh();
    await settle();
    scene.sketch = SPRINT;
    const second = scene.model.restart();
    await letGo(scene, [first, second]);
    assert.deepEqual(scene.drawn, []);
    assert.deepEqual(await scene.open(), ['S1', 'S2']);
  });

  it('believes a refresh that overtakes the first answer', async () => {
    const scene = new Scene({ old: '' });
    scene.held = [];
    const first = scene.model.children();
    await settle();
    scene.sketch = { new: '' };
    const refresh = scene.model.refresh();
    await settle();
    scene.held.pop()?.();
    await refresh;
    await letGo(scene, [first]);
    assert.deepEqual(
      (await first).map(({ node }) => node.label),
      ['new'],
    );
  });

  it('loads for the new question what was being loaded for the old one', async () => {
    const scene = new Scene({ old: '' });
    scene.held = [];
    const first = scene.model.children();
    await settle();
    scene.sketch = { new: '' };
    const second = scene.model.restart();
    await settle();
    scene.held.shift()?.();
    await settle();
    await letGo(scene, [first, second]);
    assert.deepEqual(
      (await first).map(({ node }) => node.label),
      ['new'],
    );
  });
});

/** All that can happen without an answer has happened. */
const settle = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 5));

async function letGo(scene: Scene, waiting: readonly Promise<unknown>[]): Promise<void> {
  for (const answer of scene.held ?? []) answer();
  scene.held = undefined;
  await Promise.all(waiting);
}
