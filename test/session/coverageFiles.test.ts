import { strict as assert } from 'node:assert';
import { DidChangeWatchedFilesNotification, DidChangeWorkspaceFoldersNotification } from 'vscode-languageserver/node';
import { COVERAGE, type CoverageAnswer, REFRESH_COVERAGE } from '../../server/src/protocol';
import type { Client } from './client';
import { uri } from './documents';
import { ROOT, useSessions } from './inMemory';

/** A hit or missed line for each digit. */
const record = (path: string, hits: string): string =>
  `SF:${path}\n${[...hits].map((hit, at) => `DA:${at + 1},${hit}\n`).join('')}end_of_record\n`;

const ask = (client: Client): Promise<CoverageAnswer> => client.connection.sendRequest(COVERAGE, {});
const covered = async (client: Client): Promise<string> => {
  const { lines } = await ask(client);
  return lines ? `${lines.covered}/${lines.total}` : 'no number';
};
const tell = (client: Client, changes: Readonly<Record<string, 1 | 2 | 3>>) =>
  client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: Object.entries(changes).map(([path, type]) => ({ uri: uri(path), type })),
  });
const [CREATED, CHANGED, DELETED] = [1, 2, 3] as const;

/** What the client is shown from now on, one after the other, as it asks again whenever it is told to. */
async function until(client: Client, wanted: string): Promise<string[]> {
  const seen: string[] = [];
  for (;;) {
    const before = client.changes;
    const now = await covered(client);
    if (now !== seen.at(-1)) seen.push(now);
    if (now === wanted) return seen;
    await client.until(() => client.changes > before);
  }
}

describe('a session with coverage reports', () => {
  const session = useSessions();

  it('hears of a report that appears, is rewritten, breaks off and goes', async () => {
    const { client, files } = await session({ 'src/a.ts': '', 'package.json': '{}' });
    assert.equal((await ask(client)).state, 'none');
    files.set(uri('coverage/lcov.info'), record('src/a.ts', '1000'));
    await tell(client, { 'coverage/lcov.info': CREATED });
    assert.deepEqual(await until(client, '1/4'), ['no number', '1/4']);
    files.set(uri('coverage/lcov.info'), record('src/a.ts', '1110'));
    await tell(client, { 'coverage/lcov.info': CHANGED });
    assert.deepEqual(await until(client, '3/4'), ['1/4', '3/4']);
    files.set(uri('coverage/lcov.info'), 'SF:src/a.ts\nDA:1,1\nDA:2,0\nDA:');
    await tell(client, { 'coverage/lcov.info': CHANGED });
    assert.deepEqual(await until(client, 'no number'), ['3/4', 'no number']);
    const { state, reports } = await ask(client);
    assert.deepEqual([state, reports.length, reports[0]?.isComplete], ['unknown', 1, false]);
    files.delete(uri('coverage/lcov.info'));
    const before = client.changes;
    await tell(client, { coverage: DELETED });
    await client.until(() => client.changes > before);
    assert.equal((await ask(client)).state, 'none');
  });

  it('shows nothing between two whole reports while the second is being written', async () => {
    const { client, files } = await session({ 'src/a.ts': '', 'lcov.info': record('src/a.ts', '1000') });
    assert.equal(await covered(client), '1/4');
    files.set(uri('lcov.info'), '');
    await tell(client, { 'lcov.info': CHANGED });
    files.set(uri('lcov.info'), 'SF:src/a.ts\nDA:1,1\n');
    await tell(client, { 'lcov.info': CHANGED });
    const seen = until(client, '4/4');
    files.set(uri('lcov.info'), record('src/a.ts', '1111'));
    await tell(client, { 'lcov.info': CHANGED });
    assert.deepEqual(await seen, ['1/4', '4/4']);
  });

  it('has the client watch the sources that are covered, and no others', async () => {
    const { client, files } = await session({ 'src/a.ts': '', 'src/b.py': '', 'lcov.info': record('src/a.ts', '1') });
    const watches = (glob: string) => [...client.watched.values()].some(globs => globs.includes(glob));
    await client.until(() => watches('**/{*.ts,*.TS}'));
    const count = client.watched.size;
    files.set(uri('coverage.lcov'), record('src/b.py', '1'));
    await tell(client, { 'coverage.lcov': CREATED });
    await client.until(() => watches('**/{*.py,*.PY,*.ts,*.TS}'));
    await client.until(() => client.watched.size === count);
    assert.equal(watches('**/{*.ts,*.TS}'), false);
  });

  it('follows its settings and its folders', async () => {
    const entries = {
      'a/lcov.info': record('x.ts', '1'),
      'a/x.ts': '',
      'b/odd.report': record('y.ts', '10'),
      'b/y.ts': '',
    };
    const { client } = await session(entries);
    assert.equal(await covered(client), '1/1');
    await client.configure({ coverage: { reports: ['b/*.report'] } });
    await until(client, '1/2');
    await client.configure({ coverage: { reports: ['**/lcov.info', '**/*.report'] } });
    await until(client, '2/3');
    const event = { added: [{ uri: uri('b'), name: 'b' }], removed: [{ uri: ROOT, name: 'test' }] };
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
    await until(client, '1/2');
  });

  it('reads all anew on request', async () => {
    const { client, files } = await session({ 'src/a.ts': '', 'lcov.info': record('src/a.ts', '1000') });
    assert.equal(await covered(client), '1/4');
    files.set(uri('lcov.info'), record('src/a.ts', '1100'));
    await client.connection.sendRequest(REFRESH_COVERAGE);
    assert.equal(await covered(client), '2/4');
  });
});
