import { strict as assert } from 'node:assert';
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver/node';
import { uri } from './documents';
import { useSessions } from './inMemory';

const PLAN = '# Sprint 4 Plan\n\n## Sprint Goal\n\nShip it.\n\n## Rule of Three\n\n1. One\n';

describe('a session with links', () => {
  const session = useSessions();

  it('looks up what is typed, and asks the client to ask again', async () => {
    const { client, files } = await session({ 'src/a.ts': '' });
    await client.open(uri('docs/plan.md'), PLAN);
    const dead = async () => (await client.codes(uri('docs/plan.md'))).filter(code => code === 'dead-link');
    await dead();
    await client.until(() => client.refreshes > 0);
    const typed = client.refreshes;
    await client.replace(uri('docs/plan.md'), 'Ship it', '[Ship](../src/b.ts) [it](../src/a.ts)');
    await dead();
    await client.until(() => client.refreshes > typed);
    assert.deepEqual(await dead(), ['dead-link']);

    const made = client.refreshes;
    files.set(uri('src/b.ts'), '');
    const changes = [{ uri: uri('src/b.ts'), type: 1 as const }];
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    await client.until(() => client.refreshes > made);
    assert.deepEqual(await dead(), []);
  });

  it('offers the path that was meant', async () => {
    const { client } = await session({ 'docs/sprint_3_review.md': '# Hello\n' });
    await client.open(uri('docs/plan.md'), PLAN.replace('it', '[it](../sprint_3_review.md)'));
    await client.report(uri('docs/plan.md'));
    await client.until(() => client.refreshes > 0);
    const actions = await client.actions(uri('docs/plan.md'), 'sprint_3', ['quickfix']);
    const fix = actions.find(({ title }) => title === 'Change it to sprint_3_review.md');
    await client.perform(fix);
    assert.match(client.textOf(uri('docs/plan.md')), /\[it\]\(sprint_3_review\.md\)/);
  });
});
