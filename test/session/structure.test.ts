import { strict as assert } from 'node:assert';
import {
  DocumentLinkRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type SelectionRange,
  SelectionRangeRequest,
  type SymbolInformation,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { MODERN } from './client';
import { FIRST, TRACKER, uri } from './documents';
import { useSessions } from './inMemory';

const WITH_TREES = {
  ...MODERN,
  textDocument: { ...MODERN.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
};

describe('structure, over the protocol', () => {
  const session = useSessions();
  const textDocument = { uri: uri('sprint_4.md') };

  it('lists phases and tasks as a tree', async () => {
    const { client, server } = await session({ 'sprint_4.md': TRACKER }, WITH_TREES);
    assert.deepEqual(server.capabilities.documentSymbolProvider, { label: 'Sprintmark' });
    const symbols = (await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) ?? [];
    assert.deepEqual(
      (symbols as DocumentSymbol[]).map(({ name, detail, children = [] }) => [
        name,
        detail,
        children.map(child => `${child.name}: ${child.detail}`),
      ]),
      [
        ['Phase 1: Parser', '1/2 · 50%', ['Read headings: done', 'Read tables: open']],
        ['Checklist (5-point)', '0/2 · 0%', ['one: open', 'two: open']],
      ],
    );
  });

  it('lists them one by one for a client without trees', async () => {
    const { client } = await session({ 'sprint_4.md': TRACKER });
    const symbols = (await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) ?? [];
    assert.deepEqual(
      (symbols as SymbolInformation[]).map(({ name, containerName }) => `${name}, ${containerName}`).slice(0, 2),
      ['Phase 1: Parser, undefined', 'Read headings, Phase 1: Parser'],
    );
  });

  it('finds tasks and sprints of documents that are open or not, as they are now', async () => {
    const { client } = await session({ 'sprint_4.md': TRACKER, 'QUEUE.md': FIRST });
    const find = async (query: string) =>
      ((await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? []).map(({ name }) => name);
    assert.deepEqual(await find('chk'), ['1-2 Check']);
    assert.deepEqual(await find('sprint 4'), ['Sprint 4']);
    await client.open(uri('QUEUE.md'), FIRST);
    assert.deepEqual(await find('parse'), ['1-1 Parse']);
    await client.replace(uri('QUEUE.md'), 'Parse', 'Measure');
    assert.deepEqual(await find('parse'), []);
    assert.deepEqual(await find('meas'), ['1-1 Measure']);
    await client.close(uri('QUEUE.md'));
    assert.deepEqual(await find('parse'), ['1-1 Parse']);
  });

  it('folds what is done', async () => {
    const done = TRACKER.replace('- [ ] Read tables', '- [x] Read tables');
    const { client } = await session({ 'sprint_4.md': done });
    const folds = await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
    assert.deepEqual(folds, [{ startLine: 2, endLine: 7, kind: 'region' }]);
  });

  it('grows a selection from a cell', async () => {
    const { client } = await session();
    await client.open(uri('QUEUE.md'), FIRST);
    const positions = [client.rangeOf(uri('QUEUE.md'), 'arse').start];
    const [selection] =
      (await client.connection.sendRequest(SelectionRangeRequest.type, {
        textDocument: { uri: uri('QUEUE.md') },
        positions,
      })) ?? [];
    const lines: string[] = [];
    for (let each: SelectionRange | undefined = selection; each; each = each.parent)
      lines.push(`${each.range.start.line}:${each.range.start.character}–${each.range.end.line}`);
    assert.deepEqual(lines, ['4:17–4', '4:0–4', '2:0–5', '0:0–5']);
  });

  it('links a story file that is there', async () => {
    const text = 'See docs/sprint_4.md and docs/sprint_5.md.\n';
    const { client } = await session({ 'docs/sprint_4.md': TRACKER });
    await client.open(uri('QUEUE.md'), FIRST + text);
    const links = await client.connection.sendRequest(DocumentLinkRequest.type, {
      textDocument: { uri: uri('QUEUE.md') },
    });
    assert.deepEqual(
      links?.map(({ target, tooltip }) => [target, tooltip]),
      [[uri('docs/sprint_4.md'), 'Sprint 4 progress tracker · 1/4 · 25%']],
    );
  });

  it('answers nothing for ordinary documents and for files that are none', async () => {
    const { client } = await session({ 'README.md': '# Hello\n\n- [x] one\n- [x] two\n' });
    for (const path of ['README.md', 'nowhere.md']) {
      const params = { textDocument: { uri: uri(path) } };
      const positions = [{ line: 2, character: 3 }];
      const { connection } = client;
      assert.equal((await connection.sendRequest(DocumentSymbolRequest.type, params))?.length ?? 0, 0);
      assert.deepEqual(await connection.sendRequest(FoldingRangeRequest.type, params), []);
      assert.deepEqual(await connection.sendRequest(DocumentLinkRequest.type, params), []);
      assert.equal(await connection.sendRequest(SelectionRangeRequest.type, { ...params, positions }), null);
    }
    assert.deepEqual(await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'one' }), []);
  });
});
