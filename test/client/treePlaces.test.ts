import { strict as assert } from 'node:assert';
import { TreePlaces } from '../../client/src/tasks/treePlaces';
import { TASK_AT, TREE, type TreeNode, type TreeParams } from '../../server/src/protocol';

const PLACE = { uri: 'file:///p.md', position: { line: 2, character: 4 } };

describe('places in the tree', () => {
  it('name the innermost node and those beside it', async () => {
    const { places } = serving({ path: ['s', 's\nd', 's\nd\nb'], node: node('b'), verbs: ['done'] });
    const standing = await places.at(PLACE);
    assert.equal(standing?.node?.label, 'b');
    assert.deepEqual(
      standing?.siblings.map(({ label }) => label),
      ['a', 'b'],
    );
    assert.deepEqual(standing?.verbs, ['done']);
  });

  it('need one question for what stands there itself: it is asked at each pause of the cursor', async () => {
    const { places, asked } = serving({ path: ['s', 's\nd', 's\nd\nb'], node: node('b'), verbs: ['done'] });
    assert.equal((await places.what(PLACE))?.node?.label, 'b');
    assert.deepEqual(asked, []);
  });

  it('do not fetch again what has stayed the same', async () => {
    const { places, asked } = serving({ path: ['s\nd', 's\nd\nb'], node: node('b'), verbs: [] });
    await places.at(PLACE);
    const again = await places.at(PLACE);
    assert.equal(again?.node?.label, 'b');
    assert.deepEqual(
      asked.map(({ parents }) => parents[0]?.resultId),
      [undefined, 'r1'],
    );
    await places.at(PLACE, { hideCompleted: true });
    assert.equal(asked[2]?.parents[0]?.resultId, undefined, 'another view is another answer');
  });

  it('have no node where the options hide it, where only a document stands, and where nothing does', async () => {
    assert.equal((await serving({ path: [], verbs: [] }).places.at(PLACE))?.node, undefined);
    const alone = serving({ path: ['d'], verbs: [] });
    assert.deepEqual((await alone.places.at(PLACE))?.siblings, []);
    assert.deepEqual(alone.asked, []);
    assert.equal(await serving(null).places.at(PLACE), undefined);
  });

  it('survive a server that does not answer', async () => {
    const places = new TreePlaces({ request: async () => undefined });
    assert.equal(await places.at(PLACE), undefined);
    assert.deepEqual(await places.below('s'), []);
  });
});

const node = (label: string): TreeNode => ({ id: `s\nd\n${label}`, type: 'task', label, hasChildren: false });

function serving(taskAt: unknown) {
  const asked: TreeParams[] = [];
  const request = async (method: string, params?: object): Promise<unknown> => {
    if (method === TASK_AT) return taskAt;
    assert.equal(method, TREE);
    asked.push(params as TreeParams);
    const [parent] = (params as TreeParams).parents;
    const nodes = parent?.resultId === 'r1' ? {} : { nodes: [node('a'), node('b')] };
    return [{ id: parent?.id, resultId: 'r1', ...nodes }];
  };
  return { asked, places: new TreePlaces({ request: request as never }) };
}
