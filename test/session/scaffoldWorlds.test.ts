import { strict as assert } from 'node:assert';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  DidChangeWorkspaceFoldersNotification,
} from 'vscode-languageserver/node';
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
import { memoryHost } from '../unit/memoryHost';
import { type Client, EDITING, MODERN } from './client';
import { useServers } from './inMemory';

const ROOT = 'memfs://project';
const PLAN =
  '---\nnumber: 2\nstart: 2026-11-02\ncoverage_min: 80\n---\n\n# Sprint 2: Ferry\n\n## Sprint Goal\n\nCross.\n';
const FILES = { 'docs/sprint_2_plan.md': PLAN };
const CREATING: ClientCapabilities = {
  ...EDITING,
  textDocument: { ...MODERN.textDocument, codeAction: { disabledSupport: true } },
};

/** What a workspace's files and its version control answer to a new document. */
describe('a new document asks', () => {
  const serve = useServers();

  const lentBy = (files: Readonly<Record<string, string>>): Host =>
    memoryHost(new Map(Object.entries(files).map(([path, text]) => [`${ROOT}/${path}`, text])));

  async function begun(host: Host | 'client', options?: unknown, capabilities = MODERN, root = ROOT): Promise<Client> {
    const client = serve(host === 'client' ? clientHost : () => host);
    if (host !== 'client') await client.start(root, capabilities, options);
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

  /** A host that is asked for commits, and that does not answer before `answer` is called. */
  function slowly() {
    let [asked, answer] = [() => {}, () => {}];
    const isAsked = new Promise<void>(resolve => {
      asked = resolve;
    });
    const answered = new Promise<void>(resolve => {
      answer = resolve;
    });
    const commits = async () => {
      asked();
      await answered;
      return [];
    };
    return { host: { ...lentBy(FILES), commits } satisfies Host, isAsked, answer };
  }

  it('nobody to change a text that was typed in meanwhile', async () => {
    const { host, isAsked, answer } = slowly();
    const client = await begun(host, undefined, CREATING);
    const uri = `${ROOT}/docs/sprint_2_plan.md`;
    const text = `---\nstatus: done\n${PLAN.slice('---\n'.length)}\n## Review\n\nCreate \`docs/sprint_2_review.md\`.\n`;
    await client.open(uri, text);
    const params = { textDocument: { uri }, range: client.rangeOf(uri, 'docs/sprint_2_review.md') };
    const actions = client.connection.sendRequest(CodeActionRequest.type, { ...params, context: { diagnostics: [] } });
    const proposal = asked(client, { document: 'review' });
    await isAsked;
    await client.replace(uri, 'Cross.', 'Cross twice, and once more.');
    await client.codes(uri);
    answer();
    const fix = (await actions)?.find(({ title }) => title.startsWith('Create ')) as CodeAction | undefined;
    assert.equal(fix?.edit, undefined);
    assert.match(fix?.disabled?.reason ?? '', /has changed meanwhile/);
    assert.deepEqual(
      (await proposal).links.map(({ version }) => version),
      [null],
    );
  });

  it('nothing of a folder that was closed meanwhile', async () => {
    const { host, isAsked, answer } = slowly();
    const client = await begun(host);
    const proposal = client.connection.sendRequest(SCAFFOLD, { document: 'rca' });
    await isAsked;
    const event = { added: [], removed: [{ uri: ROOT, name: 'project' }] };
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
    assert.equal(await client.connection.sendRequest(SCAFFOLD, { document: 'rca' }), null);
    answer();
    assert.equal(await proposal, null);
    assert.deepEqual(client.log, []);
  });

  it('for sprints whose documents some editors spell otherwise', async () => {
    const [listed, spelled] = ['file:///C:/ferry', 'file:///c%3A/ferry'];
    const two = { 2: PLAN, 3: PLAN.replace(/(number: |Sprint )2/g, '$13') };
    const disk = memoryHost(new Map(Object.entries(two).map(([n, text]) => [`${listed}/sprint_${n}_plan.md`, text])));
    const own = (uri: string) => uri.replace(spelled, listed);
    const client = await begun(
      {
        findFiles: (folder, include, exclude) => disk.findFiles(own(folder), include, exclude),
        listFolder: uri => disk.listFolder(own(uri)),
        readFile: uri => disk.readFile(own(uri)),
      },
      undefined,
      MODERN,
      listed,
    );
    await client.open(`${spelled}/sprint_2_plan.md`, PLAN);
    const next = await asked(client, { document: 'plan', uri: `${spelled}/sprint_2_plan.md` });
    assert.deepEqual([next.path, next.sprint], ['sprint_4_plan.md', '4']);
    assert.equal((await asked(client, { uri: `${spelled}/sprint_2_plan.md`, sprint: '3' })).sprint, '3');
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
