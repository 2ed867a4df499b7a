import { strict as assert } from 'node:assert';
import { ShowMessageNotification } from 'vscode-languageserver/node';
import { MODERN } from './client';
import { uri } from './documents';
import { useSessions } from './inMemory';

const QUEUE = `# Sprint 6 work queue

| Status | Story | Title | Depends On |
|---|---|---|---|
| [IN PROGRESS] | 6-1 | Count the boats | None |
| [BLOCKED] | 6-2 | Name the boats | 6-1 [IN PROGRESS] |
| [DONE] | 6-3 | Draw the harbor | None |
`;
const OTHER = `# Sprint 7 work queue

| Status | Story | Title | Depends On |
|---|---|---|---|
| [BLOCKED] | 7-1 | Paint the boats | 6-1 🔄 |
| [ ] | 7-2 | Sail | None |
`;
const DONE = QUEUE.replaceAll('[IN PROGRESS]', '[DONE]').replace('[BLOCKED]', '[ ]');
const RESOLVES = {
  ...MODERN,
  textDocument: {
    ...MODERN.textDocument,
    codeAction: { dataSupport: true, disabledSupport: true, resolveSupport: { properties: ['edit'] } },
  },
};

describe('a session', () => {
  const session = useSessions();

  it('marks a task done when that is chosen, in closed documents, too', async () => {
    const { client } = await session({ 'queue.md': QUEUE, 'other_queue.md': OTHER }, RESOLVES);
    await client.open(uri('queue.md'), QUEUE);
    const actions = await client.actions(uri('queue.md'), 'Count the boats', ['refactor.rewrite']);
    const done = actions.find(({ title }) => title === 'Mark 6-1 done');
    assert.equal(done?.edit, undefined);
    const { edit } = await client.resolve(done);
    assert.deepEqual(
      edit?.changes?.[uri('other_queue.md')]?.map(({ newText }) => newText),
      ['[ ]', '✅'],
    );
    await client.edit(uri('queue.md'), edit?.changes?.[uri('queue.md')] ?? []);
    assert.equal(client.textOf(uri('queue.md')), DONE);
    // The same chosen once more changes nothing, and says why.
    const told = new Promise(resolve => client.connection.onNotification(ShowMessageNotification.type, resolve));
    assert.equal((await client.resolve(done)).edit, undefined);
    assert.match(JSON.stringify(await told), /has changed/);
  });

  it('tells an editor that does not ask again what each action changes', async () => {
    const { client } = await session({ 'queue.md': QUEUE });
    await client.open(uri('queue.md'), QUEUE);
    const actions = await client.actions(uri('queue.md'), 'Count the boats', ['refactor.rewrite']);
    assert.ok(actions.every(({ edit, disabled }) => edit && !disabled));
    await client.perform(actions.find(({ title }) => title === 'Mark 6-1 done'));
    assert.equal(client.textOf(uri('queue.md')), DONE);
  });

  it('says why a task cannot be done where an editor shows it', async () => {
    const { client } = await session({ 'queue.md': QUEUE }, RESOLVES);
    await client.open(uri('queue.md'), QUEUE);
    const actions = await client.actions(uri('queue.md'), 'Name the boats', ['refactor.rewrite']);
    const done = actions.find(({ title }) => title === 'Mark 6-2 done');
    assert.match(done?.disabled?.reason ?? '', /6-1, which is not done/);
  });
});
