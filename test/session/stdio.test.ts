import { strict as assert } from 'node:assert';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { URI } from 'vscode-uri';
import { Client } from './client';

/** The bundles that users get; the fast loop builds them first. */
const CLI = join(process.env.SPRINTMARK_DIST ?? 'dist', 'cli.js');
const TRACKER = `# Sprint 4 progress tracker

## Phase 1: Parser

**Phase 1 Status**: In Progress (0/3 tasks)

- [x] Read headings
- [ ] Read tables
`;

describe('the program', () => {
  let folder: string;
  const running: ChildProcessWithoutNullStreams[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sprintmark-'));
    await writeFile(join(folder, 'sprint_4.md'), TRACKER);
  });
  afterEach(async () => {
    for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });

  function sprintmark(...args: string[]): ChildProcessWithoutNullStreams {
    const child = spawn(process.execPath, [CLI, ...args]);
    running.push(child);
    return child;
  }
  const clientOf = ({ stdout, stdin }: ChildProcessWithoutNullStreams): Client => new Client(stdout, stdin);
  const exitOf = async (child: ChildProcessWithoutNullStreams): Promise<unknown> => (await once(child, 'close'))[0];

  it('serves an editor over standard input and output', async () => {
    const child = sprintmark('lsp', '--stdio');
    const closed = exitOf(child);
    const client = new Client(child.stdout, child.stdin);
    const { serverInfo } = await client.start(URI.file(folder).toString());
    assert.equal(serverInfo?.name, 'Sprintmark');
    const uri = URI.file(join(folder, 'sprint_4.md')).toString();
    assert.deepEqual(await client.codes(uri), ['stale-count']);
    await client.open(uri, TRACKER);
    await client.perform((await client.actions(uri, '0/3')).find(each => each.isPreferred));
    assert.deepEqual(await client.codes(uri), []);
    await client.connection.sendRequest('shutdown');
    await client.connection.sendNotification('exit');
    assert.equal(await closed, 0);
  });

  it('refuses with an error and its reason', async () => {
    const client = clientOf(sprintmark('lsp', '--stdio'));
    await client.start(URI.file(folder).toString());
    const textDocument = { uri: URI.file(join(folder, 'sprint_4.md')).toString() };
    await assert.rejects(
      client.connection.sendRequest('textDocument/prepareRename', {
        textDocument,
        position: { line: 0, character: 3 },
      }),
      /no id here/,
    );
  });

  it('ends when the editor is gone', async () => {
    const child = sprintmark('lsp', '--stdio');
    const closed = exitOf(child);
    const client = new Client(child.stdout, child.stdin);
    await client.start(null);
    child.stdin.end();
    assert.equal(await closed, 1);
  });

  it('checks, and says by its exit code what it has found', async () => {
    const calm = sprintmark('check', folder);
    assert.match(await text(calm.stdout), /sprint_4\.md:5:34 warning stale-count/);
    assert.equal(await exitOf(sprintmark('check', folder)), 0);
    assert.equal(await exitOf(sprintmark('check', folder, '--fail-on=warning')), 1);
    assert.equal(await exitOf(sprintmark('check', join(folder, 'nowhere'))), 2);
  });

  it('is quiet when nobody reads to the end', async () => {
    await writeFile(join(folder, 'sprint_5.md'), `${TRACKER}\n`.repeat(2000));
    const child = sprintmark('check', folder);
    const closed = exitOf(child);
    const errors = text(child.stderr);
    child.stdout.once('data', () => child.stdout.destroy());
    await closed;
    assert.equal(await errors, '');
  });
});
