import { strict as assert } from 'node:assert';
import { MODERN } from './client';
import { FIRST, SECOND, uri } from './documents';
import { useSessions } from './inMemory';

const RICH = {
  ...MODERN,
  textDocument: {
    ...MODERN.textDocument,
    completion: {
      completionItem: { snippetSupport: true, labelDetailsSupport: true, documentationFormat: ['markdown' as const] },
    },
  },
};
const QUEUE = uri('NEXT.md');
const labels = (items: readonly { readonly label: string }[]) => items.map(({ label }) => label);

describe('completion in a session', () => {
  const session = useSessions();

  it('offers ids of all documents, and tells of a task once it is looked at', async () => {
    const { client, server } = await session({ 'FIRST.md': FIRST, 'SECOND.md': SECOND }, RICH);
    assert.equal(server.capabilities.completionProvider?.resolveProvider, true);
    const text = FIRST.replace(/1-(?=\d)/g, '2-').replace('| 2-1 |\n', '| 2-1, 1- |\n');
    await client.open(QUEUE, text);
    const items = await client.complete(QUEUE, '2-1, 1-');
    assert.deepEqual(labels(items), ['1-1', '1-2', '1-3', '1-4']);
    const [first] = items;
    assert.ok(first);
    assert.equal(first.documentation, undefined);
    assert.match(JSON.stringify((await client.explain(first)).documentation), /\*\*1-1\*\* Parse/);
  });

  it('answers a typed character only where it begins something of ours', async () => {
    const { client } = await session({}, RICH);
    await client.open(QUEUE, `${FIRST}|\n\nWe sail at dawn.\n`);
    assert.deepEqual(labels(await client.complete(QUEUE, '1-1 |\n|', '|')).slice(0, 2), ['New row 1-3', '[ ]']);
    assert.deepEqual(await client.complete(QUEUE, 'We ', ' '), []);
    await client.open(uri('README.md'), '# Boats\n\n| Status | Name |\n|---|---|\n|\n');
    assert.deepEqual(await client.complete(uri('README.md'), '|---|---|\n|', '|'), []);
  });

  it('writes plain text for an editor that says nothing of snippets', async () => {
    const { client } = await session();
    await client.open(uri('sprint_4_plan.md'), '\n');
    const [plan] = await client.complete(uri('sprint_4_plan.md'), '');
    assert.equal(plan?.insertTextFormat, undefined);
    assert.ok(plan?.textEdit && !plan.textEdit.newText.includes('${'));
    assert.ok('range' in plan.textEdit);
    await client.edit(uri('sprint_4_plan.md'), [plan.textEdit]);
    assert.deepEqual([...new Set(await client.codes(uri('sprint_4_plan.md')))], ['template-placeholder']);
  });
});
