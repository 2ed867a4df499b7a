import { strict as assert } from 'node:assert';
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FIRST, SECOND } from '../session/documents';
import { FIXED, TRACKER, useFolder } from './folder';

const STALE = /sprint_4\.md:5:34 warning stale-count/;

describe('sprintmark check, once more', () => {
  // Any file can be the program: with so few documents, no thread is made of it.
  const { at, write, sprintmark, options } = useFolder({ program: 'package.json', cache: true });
  const files = () => readdir(options().cacheFolder ?? '').catch(() => []);
  const check = async (...args: string[]) => (await sprintmark('check', ...args)).out;

  it('finds the same, whatever it remembers', async () => {
    await write({ 'sprint_4.md': TRACKER, 'QUEUE.md': FIRST, 'README.md': '# Hello\n' });
    const first = await check('--no-cache');
    assert.deepEqual(await files(), []);
    assert.match(first, STALE);
    assert.equal(await check(), first);
    assert.equal((await files()).length, 2);
    assert.equal(await check(), first);
    assert.equal(await check('--no-cache'), first);
    assert.equal(JSON.parse(await check('--format', 'json')).summary.findings, 1);
  });

  it('sees what has changed, though its size and time are the same', async () => {
    await write({ 'sprint_4.md': TRACKER });
    assert.match(await check(), STALE);
    const { atime, mtime } = await stat(at('sprint_4.md'));
    await write({ 'sprint_4.md': FIXED });
    await utimes(at('sprint_4.md'), atime, mtime);
    assert.match(await check(), /^No findings/);
  });

  it('sees what was added, moved, removed and set', async () => {
    await write({ 'b/QUEUE.md': SECOND });
    assert.match(await check(), /unknown-dependency/);
    await write({ 'a/QUEUE.md': FIRST });
    assert.match(await check(), /^No findings in 2/);
    await rm(at('a'), { recursive: true });
    assert.match(await check(), /unknown-dependency/);
    await write({ '.sprintmark.json': '{ "rules": { "unknown-dependency": "off" } }' });
    assert.match(await check(), /^No findings in 1/);
  });

  it('sees a report of coverage that was written anew, and code that was', async () => {
    const plan = '---\nnumber: 2\ncoverage_min: 75\ntimebox_minutes: 90\n---\n\n# Sprint 2: Ferry\n';
    const lcov = (last: 0 | 1) => `SF:src/oar.ts\nDA:1,1\nDA:2,${last}\nLF:2\nLH:${1 + last}\nend_of_record\n`;
    await write({ 'package.json': '{}', 'sprint_2_plan.md': plan, 'src/oar.ts': '//\n//\n' });
    const past = new Date(Date.now() - 3_600_000);
    await utimes(at('src/oar.ts'), past, past);
    const below = /\d+:\d+ warning coverage-below-minimum/;
    await write({ 'coverage/lcov.info': lcov(0) });
    for (const _ of [1, 2]) assert.match(await check(), below);
    const later = new Date(Date.now() + 3_600_000);
    await utimes(at('src/oar.ts'), later, later);
    for (const _ of [1, 2]) assert.match(await check(), /information coverage-below-minimum/);
    await write({ 'coverage/lcov.info': lcov(1) });
    assert.doesNotMatch(await check(), /coverage-below-minimum/);
  });

  it('does without a cache that is damaged', async () => {
    await write({ 'sprint_4.md': TRACKER, 'QUEUE.md': FIRST });
    const first = await check();
    const folder = options().cacheFolder ?? '';
    for (const cut of [0, 100, 300, 600]) {
      for (const name of await files()) {
        const bytes = await readFile(join(folder, name));
        await writeFile(join(folder, name), bytes.subarray(0, bytes.length - cut));
      }
      assert.equal(await check(), first);
    }
  });

  it('still names a path that is not there', async () => {
    await write({ 'sprint_4.md': FIXED });
    await check('.');
    const { code, err } = await sprintmark('check', '.', 'nowhere.md');
    assert.equal(code, 2);
    assert.match(err, /cannot read nowhere\.md/);
  });

  it('repairs what it remembers, too', async () => {
    await write({ 'sprint_4.md': TRACKER });
    await check();
    await sprintmark('check', '--fix');
    assert.equal(await readFile(at('sprint_4.md'), 'utf8'), FIXED);
    assert.match(await check(), /^No findings/);
  });
});
