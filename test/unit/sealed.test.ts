import { strict as assert } from 'node:assert';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../../server/src/threads/cacheFolder';
import { readSealed, writeSealed } from '../../server/src/threads/sealed';

describe('the cache', () => {
  let top = '';
  const place = (name = 'a') => ({ folder: join(top, 'cache'), version: '1', name });
  const write = (name?: string) =>
    writeSealed(place(name), Buffer.from('first'), [Buffer.from('sec'), Buffer.from('ond')]);
  const file = async () => join(place().folder, (await readdir(place().folder))[0] ?? '');
  const read = async (version = '1') => {
    const sealed = await readSealed({ ...place(), version });
    return sealed && [String(sealed.first), String(await sealed.second())];
  };
  beforeEach(async () => {
    top = await mkdtemp(join(tmpdir(), 'sprintmark-'));
  });
  afterEach(() => rm(top, { recursive: true }));

  it('gives back what was written, to the same version alone', async () => {
    assert.equal(await read(), undefined);
    await write();
    assert.deepEqual(await read(), ['first', 'second']);
    assert.equal(await read('2'), undefined);
  });

  it('is nothing where it is damaged', async () => {
    await write();
    const path = await file();
    const whole = await readFile(path);
    for (const cut of [0, 3, 40, whole.length - 1]) {
      await writeFile(path, whole.subarray(0, cut));
      assert.notDeepEqual(await read(), ['first', 'second'], `cut at ${cut}`);
    }
    for (let at = 0; at < whole.length; at++) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] as number) ^ 1;
      await writeFile(path, bytes);
      const found = await read();
      assert.ok(!found || found.includes('undefined'), `byte ${at}: ${found}`);
    }
  });

  it('is nobody else’s to read', async function () {
    if (process.platform === 'win32') return this.skip();
    await write();
    assert.equal((await stat(await file())).mode & 0o077, 0);
  });

  it('does without a folder that it cannot write to', async () => {
    await writeFile(place().folder, 'a file');
    await write();
    assert.equal(await read(), undefined);
    await rm(place().folder);
    await mkdir(place().folder);
    await chmod(place().folder, 0o500);
    await assert.doesNotReject(write());
    await chmod(place().folder, 0o700);
  });

  it('forgets what was left alone for the longest time, and what was never finished', async () => {
    await write();
    const old = await file();
    const lost = `${old}.0123456789ab.tmp`;
    await writeFile(lost, '');
    for (const path of [old, lost]) await utimes(path, 1, 1);
    for (let at = 0; at < 40; at++) await write(`b${at}`);
    const names = await readdir(place().folder);
    assert.equal(names.length, 40);
    assert.equal(await read(), undefined);
  });

  it('stands where the system wants such things', () => {
    const home = process.env.HOME ?? '';
    assert.equal(cacheFolder({ XDG_CACHE_HOME: '/c' }, 'linux'), join('/c', 'sprintmark'));
    if (home) assert.equal(cacheFolder({ XDG_CACHE_HOME: 'relative' }, 'linux'), join(home, '.cache', 'sprintmark'));
    assert.equal(cacheFolder({ LOCALAPPDATA: '/local' }, 'win32'), join('/local', 'sprintmark'));
    assert.equal(cacheFolder({}, 'win32'), undefined);
  });
});
