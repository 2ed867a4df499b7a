import { strict as assert } from 'node:assert';
import type { Hover } from 'vscode-languageserver';
import { uri } from './documents';
import { useSessions } from './inMemory';

const QUEUE = [
  '# Work Queue',
  '',
  '| Status | Story | Description | Depends On |',
  '|--------|-------|-------------|------------|',
  '| [DONE] | 5-1 | Read the tide table | — |',
  '| [BLOCKED] | 5-2 | Show the tide | 5-1 |',
  '',
].join('\n');

describe('hovers in a session', () => {
  const session = useSessions();

  it('tell of an id by its task in another document, open or not', async () => {
    const { client } = await session({ 'QUEUE.md': QUEUE });
    await client.open(uri('notes.md'), '# Notes\n\nMia asks about story 5-1 again.\n');
    const hover = (await client.hover(uri('notes.md'), '5-1')) as Hover;
    assert.match(JSON.stringify(hover.contents), /Read the tide table.*Done.*Waiting for it.*5-2/);
  });

  it('tell of a state, and nothing of other words', async () => {
    const { client } = await session({ 'QUEUE.md': QUEUE });
    await client.open(uri('QUEUE.md'), QUEUE);
    assert.match(JSON.stringify(await client.hover(uri('QUEUE.md'), 'BLOCKED')), /cannot go on/);
    assert.equal(await client.hover(uri('QUEUE.md'), 'Show'), null);
  });
});
