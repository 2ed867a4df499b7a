import { strict as assert } from 'node:assert';
import promises, { mkdir, readdir, symlink, utimes } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { win32 } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { alone } from '../../server/src/cli/alone';
import { createFile } from '../../server/src/cli/create';
import { leadsOut, slashedFrom } from '../../server/src/cli/givenPath';
import { replaceText, replaceTexts } from '../../server/src/cli/write';
import { useFolder } from './folder';

describe('files that several programs write', () => {
  const { at, read, write } = useFolder();

  beforeEach(() => write({ 'plan.md': 'a\n' }));

  /** The name of its lock. */
  async function lockOf(path: string): Promise<string> {
    const [name = ''] = await alone(at(path), async () => (await readdir(at())).filter(each => each.endsWith('.lock')));
    return name;
  }

  it('are held by one at a time, also where the one before has died, whatever it has left', async () => {
    const lock = await lockOf('plan.md');
    for (const plant of [() => write({ [lock]: '' }), () => symlink('nowhere', at(lock)), () => mkdir(at(lock))]) {
      await plant();
      let [inside, most] = [0, 0];
      const work = async () => {
        most = Math.max(most, ++inside);
        await setTimeout(1);
        inside--;
      };
      await Promise.all(Array.from({ length: 10 }, () => alone(at('plan.md'), work, 300)));
      assert.deepEqual([most, (await readdir(at())).includes(lock)], [1, false]);
    }
  });

  it('are rid of what killed programs have left beside them, and of nothing else', async () => {
    const old = ['.sprintmark-0123456789ab.tmp', '.sprintmark-ba9876543210.lock'];
    const others = ['.sprintmark-notes.tmp', '.sprintmark-0123456789ab.tmp.md', '.sprintmark.json'];
    const young = '.sprintmark-00000000000a.tmp';
    const leave = async () => {
      await write(Object.fromEntries([...old, ...others, young].map(name => [name, ''])));
      for (const name of [...old, ...others]) await utimes(at(name), 1, 1);
    };
    const left = [...others, young, 'plan.md'].sort();
    await leave();
    assert.equal(await replaceTexts([{ path: at('plan.md'), before: 'a\n', after: 'b\n' }]), undefined);
    assert.deepEqual((await readdir(at())).sort(), left);
    await leave();
    assert.ok('undo' in (await createFile({ folder: at(), path: at('x.md'), text: 'x\n' })));
    assert.deepEqual((await readdir(at())).sort(), [...left, 'x.md'].sort());
  });

  it('are replaced once a scanner has let go of them', async () => {
    const { rename } = promises;
    let refusals = 3;
    promises.rename = (from, to) =>
      refusals-- > 0 ? Promise.reject(Object.assign(new Error('In use'), { code: 'EPERM' })) : rename(from, to);
    syncBuiltinESMExports();
    try {
      assert.equal(await replaceText(at('plan.md'), 'a\n', 'b\n'), 'written');
      assert.deepEqual([await read('plan.md'), await readdir(at())], ['b\n', ['plan.md']]);
      refusals = Number.POSITIVE_INFINITY;
      await assert.rejects(replaceText(at('plan.md'), 'b\n', 'c\n'), /In use/);
      assert.deepEqual([await read('plan.md'), await readdir(at())], ['b\n', ['plan.md']]);
    } finally {
      promises.rename = rename;
      syncBuiltinESMExports();
    }
  });
});

describe('a path on Windows', () => {
  const from = (cwd: string, path: string) => slashedFrom('C:\\work', win32.resolve(cwd, path), win32);

  it('is told from the workspace folder, however its drive is spelled', () => {
    assert.equal(from('C:\\work\\docs', 'rcas\\x.md'), 'docs/rcas/x.md');
    assert.equal(from('C:\\work', 'c:/WORK/docs/x.md'), 'docs/x.md');
    for (const path of ['..\\x.md', '\\x.md', 'D:\\x.md', 'D:x.md', '\\\\server\\share\\x.md'])
      assert.ok(leadsOut(from('C:\\work', path), win32), path);
    assert.equal(leadsOut(from('C:\\work', '..x.md'), win32), false);
  });
});
