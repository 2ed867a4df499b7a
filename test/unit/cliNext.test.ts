import { strict as assert } from 'node:assert';
import { chmod, readdir } from 'node:fs/promises';
import { useFolder } from './folder';

const QUEUE = `# Parcel Queue 📦

| Status | Story | Title | Depends On | Priority |
|---|---|---|---|---|
| [ ] | 4-1 | Weigh \\| wrap the parcel | | low |
| [ ] | 4-2 | Buy stamps | | High |
| [ ] | 4-3 | Send the parcel | 4-1, 4-2 | |
| [ ] | 4-4 | Tell grandmother | 4-3 | |
| [ ] | 4-5 | Buy \u05d7\u05d5\u05d8 | | |

## Claiming Rules

1. Edit this file to change [ ] → [CLAIMING: Dev N]
2. Complete ONE story before claiming another
`;

describe('sprintmark next', () => {
  const { at, read, write, sprintmark } = useFolder();

  it('lists what can be claimed, best first, and why', async () => {
    await write({ 'docs/QUEUE.md': QUEUE });
    const { code, out, err } = await sprintmark('next');
    assert.equal(
      out,
      `1. 4-2 Buy stamps
   docs/QUEUE.md:6 · 2 tasks wait for it · High
2. 4-1 Weigh | wrap the parcel
   docs/QUEUE.md:5 · 2 tasks wait for it · low
3. 4-5 Buy \u05d7\u05d5\u05d8
   docs/QUEUE.md:9
`,
    );
    assert.deepEqual([code, err], [0, '']);
  });

  it('prints JSON in its stable form', async () => {
    await write({ 'docs/sprint_7/QUEUE.md': QUEUE });
    const { version, next } = JSON.parse((await sprintmark('next', 'docs', '--format', 'json')).out);
    assert.deepEqual([version, next.length], [1, 3]);
    assert.deepEqual(next[0], {
      ...{ place: 1, id: '4-2', title: 'Buy stamps', path: 'docs/sprint_7/QUEUE.md' },
      range: { start: { line: 5, character: 8 }, end: { line: 5, character: 11 } },
      ...{ sprint: '7', unblocks: 2, priority: 'High', effort: null },
    });
  });

  it('prints the first ten, and says how many there are more', async () => {
    const rows = Array.from({ length: 13 }, (_, each) => `| [ ] | 5-${each + 1} | Part ${each} | | |\n`);
    await write({ 'QUEUE.md': QUEUE.replace(/\| \[ \][\s\S]*(?=\n## )/, rows.join('')) });
    const { lines } = await sprintmark('next');
    assert.equal(lines[18], '10. 5-10 Part 9');
    assert.deepEqual(lines.slice(20), ['', '3 more can be claimed; --format json lists them.', '']);
  });

  it('claims the first one in its cell alone, and the next one after it', async () => {
    const dos = `\uFEFF${QUEUE.replaceAll('\n', '\r\n')}`;
    await write({ 'QUEUE.md': dos });
    const first = await sprintmark('next', '--claim', 'Ada');
    assert.deepEqual([first.code, first.out], [0, 'Claimed 4-2 Buy stamps as Ada in QUEUE.md:6.\n']);
    const once = dos.replace('| [ ] | 4-2', '| [CLAIMING: Ada] | 4-2');
    assert.equal(await read('QUEUE.md'), once);
    const second = await sprintmark('next', 'QUEUE.md', '--claim', ' Bo ', '--format', 'json');
    const { claimed } = JSON.parse(second.out);
    assert.deepEqual([second.code, claimed.id, claimed.owner, claimed.files], [0, '4-1', 'Bo', ['QUEUE.md']]);
    assert.equal(await read('QUEUE.md'), once.replace('| [ ] | 4-1', '| [CLAIMING: Bo] | 4-1'));
    assert.deepEqual(await readdir(at()), ['QUEUE.md']);
  });

  it('says why the first one is refused, and does not take another', async () => {
    await write({ 'QUEUE.md': QUEUE });
    await sprintmark('next', '--claim', 'Ada');
    const before = await read('QUEUE.md');
    const { code, out } = await sprintmark('next', '--claim', 'Ada');
    assert.equal(code, 1);
    assert.match(out, /^4-1 Weigh \| wrap the parcel \(QUEUE\.md:5\) was not claimed\. Ada already holds 4-2\b/);
    assert.equal(await read('QUEUE.md'), before);
  });

  it('refuses what is no name', async () => {
    await write({ 'QUEUE.md': QUEUE });
    for (const name of ['', ' ', 'a|b', '[Ada]', 'Ada\nBo', 'a`b', '<b>', 'x'.repeat(81)]) {
      const { code, out } = await sprintmark('next', `--claim=${name}`);
      assert.equal(code, 1, name);
      assert.match(out, /was not claimed\. This is no name /);
    }
    assert.equal(await read('QUEUE.md'), QUEUE);
  });

  it('refuses where no claim can be written', async () => {
    await write({ 'sprint_1_progress.md': '# Sprint 1 progress tracker\n\n## Phase 1: Sew\n\n- [x] Cut\n- [ ] Sew\n' });
    const { code, out } = await sprintmark('next', '--claim', 'Ada');
    const reason = 'Its document has no way to write that a task is claimed.';
    assert.deepEqual([code, out], [1, `Sew (sprint_1_progress.md:6) was not claimed. ${reason}\n`]);
  });

  it('says so where there is nothing', async () => {
    await write({ 'QUEUE.md': QUEUE.replaceAll('| [ ]', '| [DONE]') });
    const nothing = 'Nothing can be claimed now.\n';
    const list = await sprintmark('next');
    assert.deepEqual([list.code, list.out], [0, nothing]);
    const claim = await sprintmark('next', '--claim', 'Ada');
    assert.deepEqual([claim.code, claim.out], [1, nothing]);
    const json = await sprintmark('next', '--claim', 'Ada', '--format', 'json');
    assert.deepEqual(JSON.parse(json.out), {
      ...{ version: 1, claimed: null, candidate: null },
      reason: 'Nothing can be claimed now.',
    });
  });

  it('claims nothing where something could not be read', async () => {
    await write({ 'QUEUE.md': QUEUE });
    const missing = await sprintmark('next', 'nowhere.md', 'QUEUE.md', '--claim', 'Ada');
    assert.deepEqual([missing.code, missing.out], [2, '']);
    assert.equal(await read('QUEUE.md'), QUEUE);
  });

  it('says so where its file is read-only', async function () {
    await write({ 'QUEUE.md': QUEUE });
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    await chmod(at('QUEUE.md'), 0o444);
    const { code, out } = await sprintmark('next', '--claim', 'Ada');
    assert.equal(code, 2);
    assert.match(out, /QUEUE\.md was not written: permission is denied\.\n$/);
  });

  it('leaves bytes alone that are not UTF-8', async () => {
    const bytes = Buffer.from(QUEUE.replace('grandmother', 'grandm\u00e8re'), 'latin1');
    await write({ 'QUEUE.md': bytes });
    const { code, out } = await sprintmark('next', '--claim', 'Ada');
    assert.equal(code, 2);
    assert.match(out, /was not claimed\. QUEUE\.md was not written: its bytes are not UTF-8/);
  });

  it('prints no control characters', async () => {
    await write({ 'QUEUE.md': QUEUE.replace('Buy stamps', 'Buy \u001b[2Jstamps') });
    assert.ok(!(await sprintmark('next')).out.includes('\u001b'));
  });
});
