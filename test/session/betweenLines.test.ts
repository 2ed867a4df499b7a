import { strict as assert } from 'node:assert';
import {
  ApplyWorkspaceEditRequest,
  type ClientCapabilities,
  CodeLensRefreshRequest,
  CodeLensRequest,
  ExecuteCommandRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
  type ShowDocumentParams,
  ShowDocumentRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { type DocumentStatus, STATUS, TESTS } from '../../server/src/protocol';
import { type Client, EDITING, MODERN } from './client';
import { FIRST, DONE_PLAN as PLAN, SECOND, TRACKER, uri } from './documents';
import { useSessions } from './inMemory';

const ABLE: ClientCapabilities = {
  ...EDITING,
  workspace: {
    ...EDITING.workspace,
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
  },
  window: { ...MODERN.window, showDocument: { support: true } },
};

describe('a session between the lines', () => {
  const session = useSessions();

  it('says how far a phase is and what is next, and goes there', async () => {
    const { client } = await session({}, ABLE);
    const shown: ShowDocumentParams[] = [];
    client.connection.onRequest(ShowDocumentRequest.type, params => ({ success: shown.push(params) > 0 }));
    await client.open(uri('sprint_4.md'), TRACKER);
    assert.deepEqual(await titles(client, 'sprint_4.md'), ['1/2 · 50%', '0/2 · 0%']);
    await client.open(uri('QUEUE.md'), FIRST);
    const [lens] = await lenses(client, 'QUEUE.md');
    assert.equal(lens?.command?.title, 'Next: 1-2 Check');
    await click(client, lens);
    assert.deepEqual(shown[0]?.selection, client.rangeOf(uri('QUEUE.md'), '1-2'));
  });

  it('creates the review that a plan asks for', async () => {
    const { client } = await session({ 'docs/sprint_3_plan.md': PLAN }, ABLE);
    const edits: WorkspaceEdit[] = [];
    client.connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => ({ applied: edits.push(edit) > 0 }));
    const shown: string[] = [];
    client.connection.onRequest(ShowDocumentRequest.type, params => ({ success: shown.push(params.uri) > 0 }));
    await client.open(uri('docs/sprint_3_plan.md'), PLAN);
    const found = await lenses(client, 'docs/sprint_3_plan.md');
    await click(
      client,
      found.find(({ command }) => command?.title === 'Create docs/sprint_3_review.md'),
    );
    // The file, its text, and the link to it.
    assert.equal(edits[0]?.documentChanges?.length, 3);
    assert.deepEqual(shown, [uri('docs/sprint_3_review.md')]);
  });

  it('offers to run tests where the client can, and tells it which', async () => {
    const plain = await session({}, ABLE);
    await plain.client.open(uri('docs/sprint_3_plan.md'), PLAN);
    assert.ok(!(await titles(plain.client, 'docs/sprint_3_plan.md')).some(title => /tests/.test(title)));
    const { client } = await session({}, ABLE, { runsTests: true });
    await client.open(uri('docs/sprint_3_plan.md'), PLAN);
    assert.ok((await titles(client, 'docs/sprint_3_plan.md')).includes('Run this sprint’s tests (pytest -k ferry)'));
    const tests = await client.connection.sendRequest(TESTS, { uri: uri('docs/sprint_3_plan.md') });
    assert.deepEqual(tests, { expression: 'ferry' });
  });

  it('shows found counts and the states of dependencies, and asks anew for them when those change', async () => {
    const { client } = await session({ 'FIRST.md': FIRST }, ABLE);
    await client.open(uri('sprint_4.md'), TRACKER);
    assert.deepEqual(await labels(client, 'sprint_4.md'), ['→ 1/2', '→ 2']);
    await client.open(uri('SECOND.md'), SECOND);
    assert.deepEqual(await labels(client, 'SECOND.md'), ['done', 'open', 'open']);
    const refreshed = Promise.all(
      [InlayHintRefreshRequest.type, CodeLensRefreshRequest.type].map(
        type => new Promise<void>(resolve => client.connection.onRequest(type, () => resolve())),
      ),
    );
    await client.open(uri('FIRST.md'), FIRST.replace('[ ]', '[DONE]'));
    await refreshed;
    assert.deepEqual(await labels(client, 'SECOND.md'), ['done', 'open', 'done']);
  });

  it('shows nothing that is switched off', async () => {
    const { client } = await session({}, ABLE, {});
    client.settings = { codeLens: { next: false }, inlayHints: { dependencies: false } };
    await client.configure(client.settings);
    await client.open(uri('QUEUE.md'), FIRST);
    assert.deepEqual(await titles(client, 'QUEUE.md'), []);
    assert.deepEqual(await labels(client, 'QUEUE.md'), []);
  });

  it('tells the kind, the progress and the problems of a document', async () => {
    const { client } = await session();
    const status = (path: string) => client.connection.sendRequest<DocumentStatus>(STATUS, { uri: uri(path) });
    await client.open(uri('sprint_4.md'), TRACKER);
    assert.deepEqual(await status('sprint_4.md'), {
      kind: 'tracker',
      progress: '1/4 · 25%',
      problems: 2,
      hasTests: false,
    });
    await client.open(uri('README.md'), '# Hello\n\n- [ ] one\n');
    assert.deepEqual(await status('README.md'), { kind: null, progress: '', problems: 0, hasTests: false });
    assert.equal(await status('nowhere.md'), null);
  });
});

type Lens = Awaited<ReturnType<typeof lenses>>[number];

const lenses = async (client: Client, path: string) =>
  (await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: uri(path) } })) ?? [];

const titles = async (client: Client, path: string) =>
  (await lenses(client, path)).map(({ command }) => command?.title ?? '');

const click = (client: Client, lens: Lens | undefined) =>
  client.connection.sendRequest(ExecuteCommandRequest.type, {
    command: lens?.command?.command ?? '',
    arguments: lens?.command?.arguments ?? [],
  });

async function labels(client: Client, path: string): Promise<string[]> {
  const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
  const hints = await client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri: uri(path) }, range });
  return (hints ?? []).map(({ label }) => (typeof label === 'string' ? label : label.map(each => each.value).join('')));
}
