import { strict as assert } from 'node:assert';
import type { SemanticTokens, SemanticTokensDelta, SemanticTokensOptions } from 'vscode-languageserver/node';
import { MODERN } from './client';
import { TRACKER, uri } from './documents';
import { useSessions } from './inMemory';

const DOC = { textDocument: { uri: uri('sprint_4.md') } };

describe('semantic tokens in a session', () => {
  const session = useSessions();

  it('come whole, for a range and as what differs', async () => {
    const { client } = await session();
    const ask = <T>(what: string, more = {}) =>
      client.connection.sendRequest<T>(`textDocument/semanticTokens/${what}`, { ...DOC, ...more });
    await client.open(DOC.textDocument.uri, TRACKER);
    const all = await ask<SemanticTokens>('full');
    assert.equal(all.data.length / 5, 7);
    assert.ok(all.resultId);
    const range = client.rangeOf(DOC.textDocument.uri, '- [x] Read');
    assert.deepEqual(await ask('range', { range }), { data: [6, 2, 3, 0, 16] });
    const same = await ask<SemanticTokensDelta>('full/delta', { previousResultId: all.resultId });
    assert.deepEqual(same.edits, []);
    await client.replace(DOC.textDocument.uri, '- [ ] Read tables', '- [x] Read tables');
    const { edits } = await ask<SemanticTokensDelta>('full/delta', { previousResultId: same.resultId });
    const [edit] = edits;
    assert.equal(edits.length, 1);
    const patched = all.data.toSpliced(edit?.start ?? 0, edit?.deleteCount ?? 0, ...(edit?.data ?? []));
    assert.deepEqual(patched, (await ask<SemanticTokens>('full')).data);
    assert.ok('data' in (await ask<object>('full/delta', { previousResultId: 'unheard of' })));
  });

  it('are none for an ordinary document and for a file that is not there', async () => {
    const { client } = await session();
    await client.open(uri('README.md'), '# Hello\n\n- [ ] T-1 [DONE]\n');
    for (const name of ['README.md', 'nowhere.md']) {
      const asked = { textDocument: { uri: uri(name) } };
      const { data } = await client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', asked);
      assert.deepEqual(data, []);
    }
  });

  it('have types that any editor knows, or our own for one that knows those', async () => {
    const typesFor = async (options?: object) => {
      const { server } = await session({}, MODERN, options);
      return (server.capabilities.semanticTokensProvider as SemanticTokensOptions).legend.tokenTypes;
    };
    assert.deepEqual(await typesFor(), ['enumMember', 'class', 'property', 'parameter', 'number']);
    assert.equal((await typesFor({ knowsTokenTypes: true }))[0], 'sprintStatus');
  });

  it('are asked for again where another file makes a claim wrong', async () => {
    const refreshSupport = { semanticTokens: { refreshSupport: true } };
    const { client, files } = await session({}, { ...MODERN, workspace: { ...MODERN.workspace, ...refreshSupport } });
    let asked = 0;
    const refreshed = new Promise<void>(resolve => {
      client.connection.onRequest('workspace/semanticTokens/refresh', () => {
        asked++;
        resolve();
      });
    });
    files.set(uri('QUEUE.md'), '# Work Queue\n\n| Status | Story | Title |\n|---|---|---|\n| [DONE] | 1-1 | Parse |\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('QUEUE.md'), type: 1 }],
    });
    await refreshed;
    assert.ok(asked > 0);
  });
});
