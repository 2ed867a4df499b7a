import { strict as assert } from 'node:assert';
import type { Connection } from 'vscode-languageserver';
import { clientHost, hostByScheme } from '../../server/src/clientHost';
import type { Host } from '../../server/src/host';
import { ARE_LINKS } from '../../server/src/protocol';
import { onlyTrusted, Trust } from '../../server/src/trust';
import { memoryHost } from './memoryHost';

const ROOT = 'memfs://project/work';

/** A client of which only questions about links are expected. */
const lending = (answer: (uris: readonly string[]) => unknown) =>
  clientHost({
    async sendRequest(method: string, { uris }: { readonly uris: readonly string[] }) {
      assert.equal(method, ARE_LINKS);
      return answer(uris);
    },
  } as unknown as Connection);

describe('files that the client lends', () => {
  it('can be made inside a folder unless there is a link on the way', async () => {
    const asked: string[] = [];
    const host = lending(uris => {
      asked.push(...uris);
      return uris.map(uri => uri.endsWith('/out'));
    });
    assert.equal(await host.isInside?.(ROOT, `${ROOT}/docs/a b.md`), true);
    assert.deepEqual(asked, [`${ROOT}/docs/a%20b.md`, `${ROOT}/docs`]);
    assert.equal(await host.isInside?.(`${ROOT}/`, `${ROOT}/out/x/a.md`), false);
    for (const uri of [
      'memfs://project/a.md',
      `${ROOT}-2/a.md`,
      'other://project/work/a.md',
      `${ROOT}/../a.md`,
      'a.md',
      '',
    ])
      assert.equal(await host.isInside?.(ROOT, uri), false, uri);
    assert.equal(await host.isInside?.(ROOT, `${ROOT}/${'x/'.repeat(1e5)}a.md`), false);
  });

  it('are taken for what they seem where the client cannot tell', async () => {
    for (const answer of [() => null, () => 'no', () => Promise.reject(new Error('What?'))])
      assert.equal(await lending(answer).isInside?.(ROOT, `${ROOT}/a.md`), true);
  });
});

describe('hosts of several schemes', () => {
  const COMMIT = { hash: 'abcd', date: '2026-03-02', author: 'Ann', subject: 'Sail' };
  const local: Host = { ...memoryHost(new Map()), commits: async () => [COMMIT], isInside: async () => false };
  const host = hostByScheme(
    local,
    lending(uris => uris.map(() => false)),
  );

  it('are asked for their own', async () => {
    const since = { day: '2026-03-02' };
    assert.deepEqual(await host.commits?.('file:///work', since), [COMMIT]);
    assert.deepEqual(await host.commits?.(ROOT, since), []);
    assert.equal(await host.isInside?.('file:///work', 'file:///work/a.md'), false);
    assert.equal(await host.isInside?.(ROOT, `${ROOT}/a.md`), true);
    assert.equal(await host.isInside?.(ROOT, 'file:///work/a.md'), false);
  });

  it('are asked for commits only with trust', async () => {
    const trust = new Trust({ initializationOptions: { trusted: false } });
    const trusted = onlyTrusted(host, trust);
    const ask = () => trusted.commits?.('file:///work', { day: '2026-03-02' });
    assert.equal(ask(), undefined);
    assert.equal(await trusted.isInside?.(ROOT, `${ROOT}/a.md`), true);
    trust.give();
    assert.equal((await ask())?.length, 1);
  });
});
