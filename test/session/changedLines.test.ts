import { strict as assert } from 'node:assert';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { hostByScheme } from '../../server/src/clientHost';
import { nodeHost } from '../../server/src/nodeHost';
import { COVERAGE, type CoverageAnswer, SPRINTS, type SprintsAnswer, TRUSTED } from '../../server/src/protocol';
import { memoryHost } from '../unit/memoryHost';
import { type Repository, rows, useRepository } from '../unit/repository';
import { type Client, MODERN } from './client';
import { uri } from './documents';
import { useServers, useSessions } from './inMemory';

const plan = (number: number, boxes: string, head = '') =>
  `---\nnumber: ${number}\ncoverage_min: 80\n${head}---\n\n# Sprint ${number}: Ferry\n\n## Sprint Goal\n\nRow.\n\n## Tasks\n\n${[...boxes].map((box, at) => `- [${box === '_' ? ' ' : 'x'}] T${at + 1} Row\n`).join('')}`;
const PLANS = { 'docs/sprint_2_plan.md': plan(2, '__', 'loc_budget: 100\n'), 'docs/sprint_3_plan.md': plan(3, 'x_') };

/** Of ten lines, the first eight are covered. */
const REPORT = `SF:src/a.ts\n${Array.from({ length: 10 }, (_, at) => `DA:${at + 1},${at < 8 ? 1 : 0}\n`).join('')}LF:10\nLH:8\nend_of_record\n`;
const COVERED = { ...PLANS, 'src/a.ts': rows(3), '.gitignore': 'coverage/\n', 'coverage/lcov.info': REPORT };

const coverage = (client: Client): Promise<CoverageAnswer> => client.connection.sendRequest(COVERAGE, {});
const activeIn = async (client: Client) =>
  (await client.connection.sendRequest<SprintsAnswer>(SPRINTS, {})).active?.number;

/** Asks again whenever the server says that something has changed. */
async function eventually(client: Client, holds: () => Promise<boolean>): Promise<void> {
  for (let changes = client.changes; !(await holds()); changes = client.changes)
    await client.until(() => client.changes > changes);
}

async function tell(client: Client, ...uris: readonly string[]): Promise<void> {
  const changes = uris.map(each => ({ uri: each, type: 2 as const }));
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
}

describe('a session on a branch', () => {
  const session = useSessions();

  it('knows its sprint, and follows a checkout', async () => {
    const { client, files } = await session({ ...PLANS, '.git/HEAD': 'ref: refs/heads/sprint-2\n' });
    await eventually(client, async () => (await activeIn(client)) === '2');
    assert.equal((await coverage(client)).sprint?.number, '2');
    files.set(uri('.git/HEAD'), 'ref: refs/heads/main\n');
    await tell(client, uri('.git/HEAD'));
    await eventually(client, async () => (await activeIn(client)) === '3');
    assert.ok(client.registered.length > 0);
  });
});

describe('a session in a repository', () => {
  const repository = useRepository();
  const path = process.env.PATH;
  const serve = useServers();
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
    process.env.PATH = path;
  });

  /** A server over the files of this machine. */
  async function begun({ folder }: Repository, options?: object): Promise<Client> {
    const client = serve(() => hostByScheme(nodeHost(), memoryHost(new Map())));
    await client.start(URI.file(folder).toString(), MODERN, options);
    return client;
  }

  /** From now on, every git leaves a mark before it does what it is asked for. */
  async function markedGit(repo: Repository): Promise<() => Promise<readonly string[]>> {
    const programs = `${repo.folder}-programs`;
    await mkdir(programs);
    ends.push(() => rm(programs, { recursive: true }));
    const git = (path ?? '').split(delimiter).find(each => each) && `PATH='${path}' exec git "$@"`;
    await writeFile(`${programs}/git`, `#!/bin/sh\necho "$*" >> '${programs}/mark'\n${git}\n`);
    await chmod(`${programs}/git`, 0o755);
    process.env.PATH = `${programs}${delimiter}${path}`;
    return () =>
      readFile(`${programs}/mark`, 'utf8').then(
        text => text.trim().split('\n'),
        () => [],
      );
  }

  it('counts changed lines for the branch’s sprint, and again when files change', async () => {
    const repo = await repository(COVERED);
    repo.git('checkout', '--quiet', '-b', 'sprint-2');
    await repo.commit({ 'src/a.ts': rows(10) });
    await repo.write({ 'coverage/lcov.info': REPORT });
    const client = await begun(repo);
    await eventually(client, async () => (await coverage(client)).budget?.net === 7);
    const { budget, sprint, changed } = await coverage(client);
    assert.deepEqual(
      [changed?.base, changed?.files, changed?.lines?.covered, changed?.lines?.total],
      ['main', 1, 5, 7],
    );
    assert.deepEqual([budget?.allowed, budget?.base, sprint?.number], [100, 'main', '2']);
    await repo.write({ 'src/b.ts': rows(5) });
    await tell(client, URI.file(repo.at('src/b.ts')).toString());
    await eventually(client, async () => (await coverage(client)).budget?.net === 12);
  });

  it('starts no git before there is trust, but knows the branch', async () => {
    const repo = await repository(COVERED);
    repo.git('checkout', '--quiet', '-b', 'sprint-2');
    await repo.write({ 'src/a.ts': rows(9) });
    const marks = await markedGit(repo);
    const client = await begun(repo, { trusted: false });
    await eventually(client, async () => (await activeIn(client)) === '2');
    await tell(client, URI.file(repo.at('src/a.ts')).toString(), URI.file(repo.at('.git/HEAD')).toString());
    assert.equal((await coverage(client)).budget, undefined);
    assert.deepEqual(await marks(), []);
    await client.connection.sendNotification(TRUSTED);
    await eventually(client, async () => (await coverage(client)).budget?.net === 6);
    assert.ok((await marks()).length > 0);
  });

  it('starts no git where nobody asks for lines', async () => {
    const repo = await repository({ 'docs/sprint_3_plan.md': plan(3, 'x_') });
    const marks = await markedGit(repo);
    const client = await begun(repo);
    await coverage(client);
    await tell(client, URI.file(repo.at('.git/index')).toString());
    await activeIn(client);
    assert.deepEqual(await marks(), []);
  });
});
