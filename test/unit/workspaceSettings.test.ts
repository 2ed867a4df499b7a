import { strict as assert } from 'node:assert';
import { FIRST, loaded, paths, queue, ROOT, rulesFound } from './loaded';

describe('settings', () => {
  const UNKNOWN = queue('| [ ] | 1-1 | Parse | |\n| [ ] | 1-2 | Check | 1-1 |\n| [ ] | 1-3 | Fix | 1-2, 7-7 |');
  const off = JSON.stringify({ rules: { 'unknown-dependency': 'off' } });

  it('of the editor hold where no file speaks', async () => {
    const { workspace } = await loaded({ 'QUEUE.md': UNKNOWN });
    assert.deepEqual(rulesFound(workspace, 'QUEUE.md'), ['unknown-dependency']);
    assert.deepEqual(await workspace.setEditorSettings({ rules: { 'unknown-dependency': 'off' } }), []);
    assert.deepEqual(rulesFound(workspace, 'QUEUE.md'), []);
  });

  it('of the nearest project file win', async () => {
    const on = JSON.stringify({ rules: { 'unknown-dependency': 'hint' } });
    const { workspace } = await loaded({
      '.sprintmark.json': off,
      'QUEUE.md': UNKNOWN,
      'a/.sprintmark.json': on,
      'a/QUEUE.md': UNKNOWN,
    });
    await workspace.setEditorSettings({ rules: { 'unknown-dependency': 'warning' } });
    assert.deepEqual(rulesFound(workspace, 'QUEUE.md'), []);
    assert.deepEqual(rulesFound(workspace, 'a/QUEUE.md'), ['unknown-dependency']);
  });

  it('are found above the folder, up to the top of the repository', async () => {
    const files = { '.sprintmark.json': off, 'a/.git/HEAD': 'ref', 'a/b/QUEUE.md': UNKNOWN, 'c/d/QUEUE.md': UNKNOWN };
    const inRepository = await loaded(files, [`${ROOT}/a/b`]);
    assert.deepEqual(rulesFound(inRepository.workspace, 'a/b/QUEUE.md'), ['unknown-dependency']);
    const outside = await loaded(files, [`${ROOT}/c/d`]);
    assert.deepEqual(rulesFound(outside.workspace, 'c/d/QUEUE.md'), []);
  });

  it('choose what is read, relative to where they stand', async () => {
    const narrow = JSON.stringify({ include: ['plans/**/*.{md,txt}'], exclude: ['plans/old/**'] });
    const { workspace } = await loaded({
      'a/.sprintmark.json': narrow,
      'a/QUEUE.md': FIRST,
      'a/plans/QUEUE.txt': FIRST,
      'a/plans/old/QUEUE.md': FIRST,
      'QUEUE.md': FIRST,
    });
    assert.deepEqual(paths(workspace), ['QUEUE.md', 'a/plans/QUEUE.txt']);
    await workspace.open(`${ROOT}/a/QUEUE.md`, FIRST);
    assert.equal(workspace.facts(`${ROOT}/a/QUEUE.md`), undefined);
  });

  it('that are wrong are reported where they stand, and the default holds', async () => {
    const text = '{ "rules": { "unknown-dependency": "fatal" } }';
    const { workspace } = await loaded({ '.sprintmark.json': text, 'QUEUE.md': UNKNOWN });
    const [problem] = workspace.projectFiles().flatMap(({ problems }) => problems);
    assert.match(problem?.message ?? '', /"fatal" is no severity/);
    assert.equal(text.slice(problem?.range?.start, problem?.range?.end), '"fatal"');
    assert.deepEqual(rulesFound(workspace, 'QUEUE.md'), ['unknown-dependency']);
  });

  it('hold as they are being written, and as they are on disk once closed', async () => {
    const { workspace } = await loaded({ 'QUEUE.md': UNKNOWN });
    const uri = `${ROOT}/.sprintmark.json`;
    await workspace.open(uri, off);
    assert.deepEqual(rulesFound(workspace, 'QUEUE.md'), []);
    await workspace.open(uri, '{ "exclude": ["**/QUEUE.md"] }');
    assert.deepEqual(rulesFound(workspace, 'QUEUE.md'), ['no document']);
    await workspace.close(uri);
    assert.deepEqual(rulesFound(workspace, 'QUEUE.md'), ['unknown-dependency']);
  });

  it('with globs that would take for ever are harmless', async () => {
    const exclude = [`${'*a'.repeat(40)}b`, `${'**/a/'.repeat(40)}b`];
    const { workspace } = await loaded({
      '.sprintmark.json': JSON.stringify({ exclude }),
      [`${'a'.repeat(200)}/QUEUE.md`]: FIRST,
    });
    assert.equal(paths(workspace).length, 1);
  });
});
