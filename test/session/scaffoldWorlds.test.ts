import { strict as assert } from 'node:assert';
import { PassThrough } from 'node:stream';
import { createConnection, ResponseError, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { clientHost } from '../../server/src/clientHost';
import type { Host } from '../../server/src/host';
import {
  ARE_LINKS,
  FIND_FILES,
  LIST_FOLDER,
  READ_FILE,
  SCAFFOLD,
  type ScaffoldAnswer,
  type ScaffoldParams,
  TRUSTED,
} from '../../server/src/protocol';
import { createServer } from '../../server/src/server';
import { memoryHost } from '../unit/memoryHost';
import { Client, MODERN } from './client';

const ROOT = 'memfs://project';
const PLAN =
  '---\nnumber: 2\nstart: 2026-11-02\ncoverage_min: 80\n---\n\n# Sprint 2: Ferry\n\n## Sprint Goal\n\nCross.\n';
const FILES = { 'docs/sprint_2_plan.md': PLAN };

/** What a workspace's files and its version control answer to a new document. */
describe('a new document asks', () => {
  const started: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of started.splice(0)) await stop();
  });

  const lentBy = (files: Readonly<Record<string, string>>): Host =>
    memoryHost(new Map(Object.entries(files).map(([path, text]) => [`${ROOT}/${path}`, text])));

  async function begun(host: Host | 'client', options?: unknown): Promise<Client> {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    createServer({ connection, ResponseError }, host === 'client' ? clientHost(connection) : host);
    connection.listen();
    const client = new Client(toClient, toServer);
    started.push(async () => {
      await client.connection.sendRequest('shutdown');
      client.connection.dispose();
      connection.dispose();
    });
    if (host !== 'client') await client.start(ROOT, MODERN, options);
    return client;
  }

  async function asked(client: Client, params: Partial<ScaffoldParams> = {}): Promise<ScaffoldAnswer> {
    const answer = await client.connection.sendRequest<ScaffoldAnswer | null>(SCAFFOLD, { document: 'rca', ...params });
    assert.ok(answer);
    return answer;
  }

  it('version control for commits, once there is trust', async () => {
    const folders: string[] = [];
    const host: Host = {
      ...lentBy(FILES),
      async commits(folder) {
        folders.push(folder);
        return [{ hash: 'c0ffee1', date: '2026-11-03', author: 'Nora', subject: 'Tar the hull' }];
      },
    };
    const client = await begun(host, { trusted: false });
    assert.doesNotMatch((await asked(client)).text, /Tar the hull/);
    assert.deepEqual(folders, []);
    await client.connection.sendNotification(TRUSTED);
    assert.match((await asked(client)).text, /Tar the hull/);
    assert.deepEqual([...new Set(folders)], [ROOT]);
    assert.deepEqual(client.log, []);
  });

  it('the host where links lead', async () => {
    const outside = await begun({ ...lentBy(FILES), isInside: async (_, uri) => !uri.includes('/docs/') });
    const answer = await asked(outside, { path: 'docs/rca_s2.md' });
    assert.deepEqual([answer.fault, answer.links], ['link', []]);
    assert.equal((await asked(outside, { path: 'rca_s2.md' })).fault, undefined);
  });

  it('a client that lends its files', async () => {
    const template = '---\npath: rca/{{number}}.md\n---\n# RCA of {{sprint}}\n';
    const lent = lentBy({ ...FILES, '.sprintmark/templates/rca.md': template, 'Docs2/Rca.md': 'Notes.\n' });
    const client = await begun('client');
    client.connection.onRequest(FIND_FILES, ({ folder, include, exclude }) => lent.findFiles(folder, include, exclude));
    client.connection.onRequest(LIST_FOLDER, async ({ uri }) => (await lent.listFolder(uri)) ?? null);
    client.connection.onRequest(READ_FILE, async ({ uri }) => (await lent.readFile(uri)) ?? null);
    await client.start(ROOT, MODERN);
    const answer = await asked(client);
    assert.deepEqual([answer.path, answer.uri], ['rca/2.md', `${ROOT}/rca/2.md`]);
    assert.equal(answer.text, '# RCA of Sprint 2\n');
    assert.equal((await asked(client, { path: 'docs2/rca.md' })).existing?.missing.length, 0);
    client.connection.onRequest(ARE_LINKS, ({ uris }: { uris: readonly string[] }) => uris.map(() => true));
    assert.equal((await asked(client)).fault, 'link');
  });
});
