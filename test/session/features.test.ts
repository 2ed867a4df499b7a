import { strict as assert } from 'node:assert';
import type { CodeActionOptions } from 'vscode-languageserver';
import { EXPLAIN, type Explanation } from '../../server/src/protocol';
import { TRACKER, uri } from './documents';
import { useSessions } from './inMemory';

describe('a session', () => {
  const session = useSessions();

  describe('repairs', () => {
    it('one finding', async () => {
      const { client } = await session();
      await client.open(uri('sprint_4.md'), TRACKER);
      await client.perform((await client.actions(uri('sprint_4.md'), '0/3')).find(each => each.isPreferred));
      assert.equal(client.textOf(uri('sprint_4.md')), TRACKER.replace('0/3', '1/2'));
      assert.deepEqual(await client.codes(uri('sprint_4.md')), ['list-length']);
    });

    it('all findings, as on save', async () => {
      const { client, server } = await session();
      const { codeActionKinds } = server.capabilities.codeActionProvider as CodeActionOptions;
      assert.ok(codeActionKinds?.includes('source.fixAll.sprintmark'));
      await client.open(uri('sprint_4.md'), TRACKER);
      const actions = await client.actions(uri('sprint_4.md'), '# Sprint', ['source.fixAll.sprintmark']);
      assert.equal(actions.length, 1);
      await client.perform(actions[0]);
      assert.equal(client.textOf(uri('sprint_4.md')), TRACKER.replace('0/3', '1/2').replace('5-point', '2-point'));
      assert.deepEqual(await client.codes(uri('sprint_4.md')), []);
    });

    it('nothing where a comment turns the rule off', async () => {
      const { client } = await session();
      await client.open(uri('sprint_4.md'), TRACKER);
      const actions = await client.actions(uri('sprint_4.md'), '0/3');
      await client.perform(actions.find(({ title }) => title === 'Disable stale-count for this line'));
      assert.match(
        client.textOf(uri('sprint_4.md')),
        /\n<!-- sprintmark-disable-next-line stale-count -->\n\*\*Phase 1/,
      );
      assert.deepEqual(await client.codes(uri('sprint_4.md')), ['list-length']);
    });
  });

  it('explains a document, on its title and on request', async () => {
    const { client } = await session();
    await client.open(uri('sprint_4.md'), TRACKER);
    await client.open(uri('README.md'), '# Hello\n');
    assert.match(JSON.stringify(await client.hover(uri('sprint_4.md'), 'progress')), /progress tracker/);
    assert.match(JSON.stringify(await client.hover(uri('README.md'), 'Hello')), /leaves this document alone/);
    assert.equal(await client.hover(uri('sprint_4.md'), 'Parser'), null);
    const explanation = await client.connection.sendRequest<Explanation>(EXPLAIN, { uri: uri('sprint_4.md') });
    assert.equal(explanation.kind, 'tracker');
    assert.equal(await client.connection.sendRequest(EXPLAIN, { uri: uri('nowhere.md') }), null);
  });

  it('leaves an ordinary document alone', async () => {
    const { client } = await session();
    await client.open(uri('README.md'), '# Hello\n\n(0/3 tasks)\n\n- [ ] one\n');
    assert.deepEqual(await client.codes(uri('README.md')), []);
    assert.deepEqual(await client.actions(uri('README.md'), '0/3'), []);
    assert.deepEqual((await client.tree([null]))[0]?.nodes, []);
  });
});
