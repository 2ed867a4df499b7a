import { strict as assert } from 'node:assert';
import { clientHost } from '../../server/src/clientHost';
import {
  COVERAGE,
  type CoverageAnswer,
  FIND_FILES,
  LIST_FOLDER,
  READ_FILE,
  STAT_FILES,
  type StattedFile,
} from '../../server/src/protocol';
import { memoryHost } from '../unit/memoryHost';
import { MODERN } from './client';
import { useServers } from './inMemory';

const ROOT = 'memfs://project';
const FILES = {
  'docs/sprints/sprint_2_plan.md': '---\nnumber: 2\ncoverage_min: 80\n---\n\n# Sprint 2: Ferry\n',
  'src/ferry.ts': 'cross();\n',
  'coverage/lcov.info': 'SF:src/ferry.ts\nDA:1,1\nDA:2,1\nDA:3,1\nDA:4,0\nend_of_record\n',
};
const REPORT = `${ROOT}/coverage/lcov.info`;

type Stat = (uris: readonly string[]) => unknown;
const writtenAt =
  (times: Readonly<Record<string, number>>): Stat =>
  uris =>
    uris.map((uri): StattedFile => ({ modified: times[uri] ?? 1_000_000, size: 100 }));

/** A server without files of its own, as in a browser, and a client that lends it those of its editor. */
describe('coverage of files that the client lends', () => {
  const serve = useServers();

  async function ask(files: Readonly<Record<string, string>>, stat?: Stat): Promise<CoverageAnswer> {
    const client = serve(clientHost);
    const lent = memoryHost(new Map(Object.entries(files).map(([path, text]) => [`${ROOT}/${path}`, text])));
    client.connection.onRequest(FIND_FILES, ({ folder, include, exclude }) => lent.findFiles(folder, include, exclude));
    client.connection.onRequest(LIST_FOLDER, async ({ uri }) => (await lent.listFolder(uri)) ?? null);
    client.connection.onRequest(READ_FILE, async ({ uri }) => (await lent.readFile(uri)) ?? null);
    if (stat) client.connection.onRequest(STAT_FILES, ({ uris }) => stat(uris));
    await client.start(ROOT, MODERN);
    return client.connection.sendRequest<CoverageAnswer>(COVERAGE, {});
  }

  it('reads the report, and judges it by the plan', async () => {
    const { state, lines, minimum, worst, changed } = await ask(FILES, writtenAt({}));
    assert.deepEqual([state, lines?.percent, minimum?.percent, changed], ['fail', 75, 80, undefined]);
    assert.deepEqual([worst[0]?.uri, worst[0]?.firstUncovered], [`${ROOT}/src/ferry.ts`, 4]);
  });

  it('takes the times of files from the client', async () => {
    const { state, reports } = await ask(FILES, writtenAt({ [`${ROOT}/src/ferry.ts`]: 1_010_000 }));
    assert.deepEqual([state, reports[0]?.newerSource?.path], ['stale', 'src/ferry.ts']);
  });

  it('has no number for a report that breaks off', async () => {
    const half = FILES['coverage/lcov.info'].replace('end_of_record\n', '');
    const { state, lines } = await ask({ ...FILES, 'coverage/lcov.info': half }, writtenAt({}));
    assert.deepEqual([state, lines], ['unknown', undefined]);
  });

  for (const [what, stat] of [
    ['knows no such request', undefined],
    ['answers with too few', () => []],
    ['answers with no list', () => 'yesterday'],
    ['answers with what is no time', (uris: readonly string[]) => uris.map(() => ({ modified: '1', size: null }))],
  ] as const)
    it(`does without times where the client ${what}`, async () => {
      const { state, lines, reports } = await ask(FILES, stat);
      assert.deepEqual([state, lines?.percent, reports.map(({ uri }) => uri)], ['fail', 75, [REPORT]]);
      assert.deepEqual([reports[0]?.modified, reports[0]?.newerSource], [undefined, undefined]);
    });
});
