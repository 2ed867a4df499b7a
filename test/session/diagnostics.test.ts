import { strict as assert } from 'node:assert';
import {
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  type PreviousResultId,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { FIRST, SECOND, TRACKER, uri } from './documents';
import { useSessions } from './inMemory';

describe('a session', () => {
  const session = useSessions();

  describe('with diagnostics that the client asks for', () => {
    it('answers in full, then that nothing has changed', async () => {
      const { client } = await session();
      await client.open(uri('sprint_4.md'), TRACKER);
      const report = await client.report(uri('sprint_4.md'));
      assert.ok(report.kind === 'full');
      const [first] = report.items;
      assert.equal(first?.source, 'Sprintmark');
      assert.equal(first?.code, 'stale-count');
      assert.equal(first?.severity, 2);
      assert.deepEqual(first?.range, { start: { line: 4, character: 33 }, end: { line: 4, character: 36 } });
      const again = await client.report(uri('sprint_4.md'), report.resultId);
      assert.deepEqual(again, { kind: 'unchanged', resultId: report.resultId });
    });

    it('follows the text', async () => {
      const { client } = await session();
      await client.open(uri('sprint_4.md'), TRACKER);
      await client.replace(uri('sprint_4.md'), '0/3', '1/2');
      assert.deepEqual(await client.codes(uri('sprint_4.md')), ['list-length']);
      await client.replace(uri('sprint_4.md'), '- [ ] Read tables\n', '- [ ] Read tables\n- [ ] Read lists\n');
      assert.deepEqual(await client.codes(uri('sprint_4.md')), ['stale-count', 'list-length']);
    });

    it('knows the other documents before it answers', async () => {
      const { client } = await session({ 'a/QUEUE.md': FIRST });
      await client.open(uri('b/QUEUE.md'), SECOND);
      assert.deepEqual(await client.codes(uri('b/QUEUE.md')), []);
    });

    it('asks the client to ask again when a file or setting has changed', async () => {
      const { client, files } = await session({ 'a/QUEUE.md': FIRST });
      await client.open(uri('b/QUEUE.md'), SECOND);
      await client.until(() => client.refreshes > 0);
      files.delete(uri('a/QUEUE.md'));
      const before = client.refreshes;
      const changes = [{ uri: uri('a/QUEUE.md'), type: 3 as const }];
      await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
      await client.until(() => client.refreshes > before);
      assert.ok((await client.codes(uri('b/QUEUE.md'))).includes('unknown-dependency'));
    });

    it('reports on the workspace, closed files and deleted ones too', async () => {
      const { client, files } = await session({ 'sprint_4.md': TRACKER, 'README.md': '# Hello\n' });
      const ask = async (previousResultIds: PreviousResultId[]) =>
        (await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds })).items;
      const [report, ...others] = await ask([]);
      assert.ok(report?.kind === 'full' && report.resultId);
      assert.deepEqual(others, []);
      assert.deepEqual(
        [report.uri, report.version, report.items.map(({ code }) => code)],
        [uri('sprint_4.md'), null, ['stale-count', 'list-length']],
      );
      const previous = [{ uri: report.uri, value: report.resultId }];
      assert.deepEqual(
        (await ask(previous)).map(({ kind }) => kind),
        ['unchanged'],
      );
      files.clear();
      const changes = [{ uri: report.uri, type: 3 as const }];
      await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
      const gone = await ask(previous);
      assert.deepEqual(
        gone.map(each => [each.uri, each.kind === 'full' && each.items]),
        [[report.uri, []]],
      );
    });
  });

  describe('with a client that cannot ask', () => {
    it('publishes diagnostics, anew after each change, and none for what is gone', async () => {
      const { client, files } = await session({ 'sprint_5.md': TRACKER.replace('Sprint 4', 'Sprint 5') }, {});
      await client.open(uri('sprint_4.md'), TRACKER);
      await client.published(uri('sprint_4.md'), ['stale-count', 'list-length']);
      await client.published(uri('sprint_5.md'), ['stale-count', 'list-length']);
      await client.replace(uri('sprint_4.md'), '0/3', '1/2');
      await client.published(uri('sprint_4.md'), ['list-length']);
      files.delete(uri('sprint_5.md'));
      const changes = [{ uri: uri('sprint_5.md'), type: 3 as const }];
      await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
      await client.published(uri('sprint_5.md'), []);
    });

    it('takes its settings from what it sends', async () => {
      const { client } = await session({}, {}, { rules: { 'stale-count': 'off' } });
      await client.open(uri('sprint_4.md'), TRACKER);
      await client.published(uri('sprint_4.md'), ['list-length']);
      await client.configure({ rules: { 'list-length': 'off' } });
      await client.published(uri('sprint_4.md'), ['stale-count']);
    });
  });

  it('keeps the text of an open document whose file is deleted', async () => {
    const { client, files } = await session({ 'sprint_4.md': TRACKER });
    await client.open(uri('sprint_4.md'), TRACKER);
    files.delete(uri('sprint_4.md'));
    const changes = [{ uri: uri('sprint_4.md'), type: 3 as const }];
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    assert.deepEqual(await client.codes(uri('sprint_4.md')), ['stale-count', 'list-length']);
    await client.close(uri('sprint_4.md'));
    assert.deepEqual(await client.codes(uri('sprint_4.md')), []);
  });

  it('reads folders that are added', async () => {
    const { client, files } = await session();
    files.set('file:///other/QUEUE.md', FIRST);
    await client.open(uri('b/QUEUE.md'), SECOND);
    assert.ok((await client.codes(uri('b/QUEUE.md'))).includes('unknown-dependency'));
    const before = client.refreshes;
    const event = { added: [{ uri: 'file:///other', name: 'other' }], removed: [] };
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
    await client.until(() => client.refreshes > before);
    assert.deepEqual(await client.codes(uri('b/QUEUE.md')), []);
  });

  it('checks untitled documents', async () => {
    const { client } = await session();
    await client.open('untitled:Untitled-1', TRACKER);
    assert.deepEqual(await client.codes('untitled:Untitled-1'), ['stale-count', 'list-length']);
  });
});
