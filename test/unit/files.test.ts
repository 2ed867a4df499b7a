import { strict as assert } from 'node:assert';
import { filesOf, lookUp, withoutChanged } from '../../server/src/files';
import type { Host } from '../../server/src/host';
import type { Listings } from '../../server/src/listings';
import { uriAt } from '../../server/src/uris';
import { memoryHost } from './memoryHost';

const ROOT = 'file:///project';

/** A host over these files that notes which folders it was asked to list. */
function hostOf(paths: readonly string[], gitignore = ''): { host: Host; listed: string[] } {
  const all = [...paths, ...(gitignore ? ['.gitignore'] : [])];
  const host = memoryHost(new Map(all.map(path => [uriAt(ROOT, path.split('/')), gitignore])));
  const listed: string[] = [];
  const listFolder: Host['listFolder'] = uri => {
    listed.push(uri.slice(ROOT.length));
    return host.listFolder(uri);
  };
  return { listed, host: { ...host, listFolder } };
}

async function look(paths: readonly string[], asked: readonly string[], gitignore = '') {
  const { host, listed } = hostOf(paths, gitignore);
  const uris = asked.map(path => `${ROOT}/${path}`);
  const listings = await lookUp({ host, folders: [ROOT] }, new Map(), uris);
  const files = filesOf(listings, [ROOT], () => paths.map(path => `${ROOT}/${path}`));
  return { files, listed, has: asked.map(path => files.has(`${ROOT}/${path}`)) };
}

describe('files', () => {
  it('are there or not, folders too', async () => {
    const { has } = await look(['a/b.md', 'c d/ü.ts'], ['a/b.md', 'a', 'a/c.md', 'c%20d/%C3%BC.ts', 'x/y/z.md']);
    assert.deepEqual(has, [true, true, false, true, false]);
  });

  it('are known from listing each folder once, and only those that are named', async () => {
    const { listed } = await look(['a/b/c.md', 'a/d.md', 'e/f.md'], ['a/b/c.md', 'a/b/x.md', 'a/x.md', 'y/z.md']);
    assert.deepEqual(listed, ['', '/a', '/a/b']);
  });

  it('are unknown outside the workspace, where nobody looked, and below what is no folder', async () => {
    const { files, has, listed } = await look(['a/b.md'], ['../other/c.md', 'a/b.md/c']);
    assert.deepEqual(has, [undefined, undefined]);
    assert.equal(files.has('file:///other/c.md'), undefined);
    assert.equal(files.has('untitled:Untitled-1'), undefined);
    assert.deepEqual(listed, ['', '/a']);
    const nobody = filesOf(new Map(), [ROOT], () => []);
    assert.equal(nobody.has(`${ROOT}/a.md`), undefined);
    assert.deepEqual([...nobody.unlisted], [`${ROOT}/a.md`]);
  });

  it('are unknown where a build makes them', async () => {
    const asked = ['made/a.html', 'x/b.tmp', 'x/keep.tmp', 'dist/c.js', 'x/d.md'];
    const { has } = await look(['x/e.md'], asked, 'made/\n*.tmp\n!keep.tmp\n');
    assert.deepEqual(has, [undefined, undefined, false, undefined, false]);
  });

  it('are other files in other case', async () => {
    const { files, has } = await look(['Docs/Plan.md'], ['docs/plan.md', 'Docs/Plan.md']);
    assert.deepEqual(has, [false, true]);
    assert.equal(files.nearest?.(`${ROOT}/docs/plan.md`), `${ROOT}/Docs/Plan.md`);
  });

  it('are suggested where one alone comes near', async () => {
    const paths = [
      'a/sprint_4_plan.md',
      'a/sprint_4_plan.txt',
      'b/vector-clocks.md',
      'b/README.md',
      'c/x.md',
      'd/x.md',
    ];
    const asked = ['a/sprint_4_paln.md', 'a/sprint_5_plan.md', 'vector-clocks.md', 'a/README.md', 'x.md'];
    const { files } = await look(paths, asked);
    assert.deepEqual(
      asked.map(path => files.nearest?.(`${ROOT}/${path}`)?.slice(ROOT.length + 1)),
      ['a/sprint_4_plan.md', undefined, 'b/vector-clocks.md', undefined, undefined],
    );
  });

  it('are looked up again only where something was made or taken away', async () => {
    const { host } = hostOf(['a/b/c.md', 'd/e.md', 'e/f.md']);
    const uris = ['a/b/c.md', 'd/e.md'].map(path => `${ROOT}/${path}`);
    const listings = await lookUp({ host, folders: [ROOT] }, new Map(), uris);
    const left = (...changed: string[]) =>
      keys(
        withoutChanged(
          listings,
          [ROOT],
          changed.map(path => `${ROOT}/${path}`),
        ),
      );
    assert.deepEqual(left('d/f.md'), ['', '/a', '/a/b']);
    assert.deepEqual(left('a'), ['/d']);
    assert.deepEqual(left('new/f.md'), ['/a', '/a/b', '/d']);
    assert.deepEqual(left('a/b/deep/new/f.md'), ['', '/a', '/d']);
    assert.equal(withoutChanged(listings, [ROOT], [`${ROOT}/e/y/z.md`, 'file:///other/a.md']), listings);
    assert.equal(await lookUp({ host, folders: [ROOT] }, listings, uris), listings);
  });
});

const keys = (listings: Listings): string[] => [...listings.keys()].map(key => key.slice(ROOT.length)).sort();
