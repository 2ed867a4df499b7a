import { strict as assert } from 'node:assert';
import { chmod, chown, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { FINDING, FIXED, TRACKER, useFolder } from './folder';

describe('sprintmark check --fix', () => {
  const { at, read, write, sprintmark } = useFolder();

  it('repairs and prints what is left', async () => {
    await write({ 'sprint_4.md': TRACKER });
    const { out, code } = await sprintmark('check', '--fix', '--fail-on', 'hint');
    assert.equal(out, 'Repaired 1 finding in 1 document. No findings in 1 sprint document (1 file read).\n');
    assert.deepEqual([code, await read('sprint_4.md'), await readdir(at())], [0, FIXED, ['sprint_4.md']]);
  });

  it('changes nothing the second time, not even the time of the file', async () => {
    await write({ 'sprint_4.md': TRACKER });
    await sprintmark('check', '--fix');
    const { mtimeMs, ino } = await stat(at('sprint_4.md'));
    await sprintmark('check', '--fix');
    const after = await stat(at('sprint_4.md'));
    assert.deepEqual({ mtimeMs, ino }, { mtimeMs: after.mtimeMs, ino: after.ino });
  });

  it('keeps CRLF and mode, and a BOM that nobody minds', async () => {
    const dos = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    await write({ 'sprint_4.md': dos(TRACKER), '.sprintmark.json': '{ "rules": { "byte-order-mark": "off" } }' });
    await chmod(at('sprint_4.md'), 0o640);
    await sprintmark('check', '--fix');
    assert.equal(await read('sprint_4.md'), dos(FIXED));
    assert.equal((await stat(at('sprint_4.md'))).mode & 0o777, 0o640);
  });

  it('keeps the owner where it may, and leaves alone what is read-only where it must', async function () {
    const isRoot = process.getuid?.() === 0;
    if (process.platform === 'win32') this.skip();
    await write({ 'sprint_4.md': TRACKER });
    if (isRoot) await chown(at('sprint_4.md'), 1234, 1235);
    else await chmod(at('sprint_4.md'), 0o444);
    const { code, err } = await sprintmark('check', '--fix');
    const { uid, gid } = await stat(at('sprint_4.md'));
    if (isRoot) assert.deepEqual([code, uid, gid], [0, 1234, 1235]);
    else assert.deepEqual([code, err], [2, 'sprintmark: sprint_4.md was not repaired: permission is denied.\n']);
  });

  it('writes what a link leads to, and the link stays', async () => {
    await write({ 'real/sprint_4.md': TRACKER });
    await symlink('real/sprint_4.md', at('sprint_4.md'));
    await sprintmark('check', '--fix', 'sprint_4.md');
    assert.equal(await read('real/sprint_4.md'), FIXED);
    assert.deepEqual((await readdir(at(), { withFileTypes: true })).filter(each => each.isSymbolicLink()).length, 1);
  });

  it('never writes a file that is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(TRACKER), Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a])]);
    await write({ 'sprint_4.md': bytes });
    const { code, err, lines } = await sprintmark('check', '--fix');
    assert.match(err, /^sprintmark: sprint_4\.md was not repaired: its bytes are not UTF-8/);
    assert.equal(code, 0);
    assert.match(lines[0] ?? '', FINDING);
    assert.deepEqual(await readFile(at('sprint_4.md')), bytes);
  });

  it('leaves the evidence around a named file alone', async () => {
    await write({ '.git/HEAD': '', 'a/sprint_4.md': TRACKER, 'b/sprint_5.md': TRACKER });
    await sprintmark('check', '--fix', 'a/sprint_4.md');
    assert.deepEqual([await read('a/sprint_4.md'), await read('b/sprint_5.md')], [FIXED, TRACKER]);
  });
});
