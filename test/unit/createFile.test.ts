import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import promises, { chmod, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { createFile } from '../../server/src/cli/create';
import { useFolder } from './folder';

const TEXT = '# Sprint 2 Root Cause Analysis ⛵\n';

describe('a new file', () => {
  const { at, read, write } = useFolder();
  const create = (path: string, text = TEXT) => createFile({ folder: at('work'), path: at(`work/${path}`), text });
  /** Why there is none. */
  const problemOf = async (path: string) => {
    const created = await create(path);
    return 'problem' in created ? created.problem : undefined;
  };
  const listed = async () => (await readdir(at(), { recursive: true })).sort();

  beforeEach(() => write({ 'work/docs/plan.md': 'x\n' }));
  const BEFORE = ['work', 'work/docs', 'work/docs/plan.md'];

  it('is made with the folders that it needs, and taken back with them', async () => {
    const created = await create('docs/rcas/2026/rca_s2.md');
    assert.equal(await read('work/docs/rcas/2026/rca_s2.md'), TEXT);
    assert.deepEqual(await listed(), [
      ...BEFORE,
      ...['work/docs/rcas', 'work/docs/rcas/2026', 'work/docs/rcas/2026/rca_s2.md'],
    ]);
    assert.ok('undo' in created);
    await created.undo();
    assert.deepEqual(await listed(), BEFORE);
  });

  it('is not taken back once somebody else has written it, nor are folders that hold something else', async () => {
    const [first, second] = [await create('a/x.md'), await create('b/x.md')];
    assert.ok('undo' in first && 'undo' in second);
    await write({ 'work/a/x.md': 'Mine\n', 'work/b/y.md': 'Mine\n' });
    await first.undo();
    await second.undo();
    assert.deepEqual(await listed(), ['work', 'work/a', 'work/a/x.md', 'work/b', 'work/b/y.md', ...BEFORE.slice(1)]);
  });

  it('is never written over one that is there, whatever it is', async () => {
    await symlink('nowhere.md', at('work/docs/link.md'));
    await symlink('plan.md', at('work/docs/alias.md'));
    assert.deepEqual(await create('docs/plan.md'), { problem: 'it is there already', isThere: true });
    assert.deepEqual(await create('docs/alias.md'), { problem: 'it is there already', isThere: true });
    assert.match((await problemOf('docs/link.md')) ?? '', /^a link on the way leads out of the workspace, or nowhere$/);
    assert.equal(await problemOf('docs'), 'it is there already');
    assert.equal(await problemOf('docs/plan.md/x.md'), 'a file stands where a folder would have to be');
    assert.equal(await read('work/docs/plan.md'), 'x\n');
    assert.deepEqual(await listed(), [...BEFORE, 'work/docs/alias.md', 'work/docs/link.md'].sort());
  });

  it('is made by one of many that make it at once, and is whole', async () => {
    const texts = Array.from({ length: 40 }, (_, each) => `${each} `.repeat(50_000));
    const created = await Promise.all(texts.map(text => create('docs/new/rca.md', text)));
    const winners = created.flatMap((each, at) => ('undo' in each ? [at] : []));
    assert.equal(winners.length, 1);
    assert.equal(await read('work/docs/new/rca.md'), texts[winners[0] as number]);
    assert.ok(created.every(each => 'undo' in each || each.isThere));
    assert.deepEqual(await listed(), [
      'work',
      'work/docs',
      'work/docs/new',
      'work/docs/new/rca.md',
      'work/docs/plan.md',
    ]);
  });

  it('is not made through a link that leads out of the workspace, nor is a folder', async () => {
    await write({ 'outside/x.md': '' });
    await symlink(at('outside'), at('work/out'));
    await symlink(at('outside/gone'), at('work/gone'));
    await symlink('docs', at('work/in'));
    for (const path of ['out/a.md', 'out/deep/a.md', 'gone/a.md', '../outside/a.md'])
      assert.equal(await problemOf(path), 'a link on the way leads out of the workspace, or nowhere', path);
    assert.deepEqual(await readdir(at('outside')), ['x.md']);
    assert.equal(await problemOf('in/a.md'), undefined);
    assert.equal(await read('work/docs/a.md'), TEXT);
  });

  it('is not made beside one that some systems take for the same', async () => {
    await write({ 'work/docs/Caf\u00e9.md': '', 'work/Notes/x.md': '' });
    const same = (name: string) => `there is “${name}”, which some systems take for the same name`;
    assert.equal(await problemOf('docs/PLAN.md'), same('docs/plan.md'));
    assert.equal(await problemOf('docs/cafe\u0301.md'), same('docs/Caf\u00e9.md'));
    assert.equal(await problemOf('notes/y.md'), same('Notes'));
    assert.equal(await problemOf('Docs/deep/y.md'), same('docs'));
    await write({ 'work/notes/x.md': '' });
    assert.equal(await problemOf('notes/y.md'), undefined);
  });

  it('leaves nothing where its name is too long, or the folder is read-only', async function () {
    assert.equal(await problemOf(`a/b/${'x'.repeat(300)}.md`), 'its name is too long');
    assert.deepEqual(await listed(), BEFORE);
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    await chmod(at('work/docs'), 0o555);
    assert.equal(await problemOf('docs/a/x.md'), 'permission is denied');
    await chmod(at('work/docs'), 0o755);
    assert.deepEqual(await listed(), BEFORE);
  });

  it('leaves nothing where there is no room for all of it', async function () {
    if (process.platform === 'win32') this.skip();
    const bundle = at('create.cjs');
    const source = `import { createFile } from ${JSON.stringify(join(process.cwd(), 'server/src/cli/create.ts'))};
      const [folder, path] = process.argv.slice(2);
      createFile({ folder, path, text: 'x'.repeat(1e6) }).then(({ problem }) => console.log(problem));`;
    const options = { bundle: true, platform: 'node', logLevel: 'error' } as const;
    const stdin = { contents: source, resolveDir: at() };
    await build({ stdin, outfile: bundle, mainFields: ['module', 'main'], ...options });
    const limited = 'trap "" XFSZ; ulimit -f 8; exec "$@"';
    const args = [process.execPath, bundle, at('work'), at('work/docs/a/b/x.md')];
    const { stdout, stderr } = spawnSync('/bin/sh', ['-c', limited, 'sh', ...args], { encoding: 'utf8' });
    assert.deepEqual([stdout, stderr], ['no file may be so large here\n', '']);
    await rm(bundle);
    assert.deepEqual(await listed(), BEFORE);
  });

  /** While Node's own function answers with an error. */
  async function failing<T>(name: 'link' | 'mkdir', code: string, work: () => Promise<T>): Promise<T> {
    const { [name]: own } = promises;
    Object.assign(promises, { [name]: () => Promise.reject(Object.assign(new Error(code), { code })) });
    syncBuiltinESMExports();
    try {
      return await work();
    } finally {
      Object.assign(promises, { [name]: own });
      syncBuiltinESMExports();
    }
  }

  // On exFAT, Windows answers with EISDIR.
  for (const code of ['EPERM', 'EISDIR'])
    it(`is made where file systems know no links, too, and never over another one (${code})`, async () => {
      const all = () => Promise.all([create('new/x.md'), create('new/x.md'), create('docs/plan.md')]);
      const created = await failing('link', code, all);
      assert.deepEqual(created.map(each => 'undo' in each || each.isThere).sort(), [true, true, true]);
      assert.equal(created.filter(each => 'undo' in each).length, 1);
      assert.deepEqual([await read('work/new/x.md'), await read('work/docs/plan.md')], [TEXT, 'x\n']);
      assert.deepEqual(await listed(), [...BEFORE, 'work/new', 'work/new/x.md']);
    });

  it('is made at the top of a drive of Windows, which may not be made itself', async () => {
    assert.ok('undo' in (await failing('mkdir', 'EPERM', () => create('docs/x.md'))));
    const refused = await failing('mkdir', 'EPERM', () => create('new/x.md'));
    assert.deepEqual(refused, { problem: 'permission is denied', isThere: false });
  });

  it('is one that everybody may read whom the person lets', async function () {
    if (process.platform === 'win32') this.skip();
    await writeFile(at('work/usual.md'), '');
    await create('docs/a.md');
    assert.equal((await stat(at('work/docs/a.md'))).mode, (await stat(at('work/usual.md'))).mode);
  });
});
