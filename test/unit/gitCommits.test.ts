import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { chmod, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { gitCommits } from '../../server/src/git/commits';
import { type Repository, useRepository } from './repository';

describe('commits of a folder', () => {
  const repository = useRepository();

  /** Commits what is written, as somebody on some day. */
  async function commit(repo: Repository, message: string, more: Commit = {}): Promise<void> {
    const { day = '2026-03-02', zone = '+0000', author = 'Ann', files = { [`${message.length}.ts`]: message } } = more;
    await repo.write(files);
    repo.git('add', '--all');
    const env = {
      GIT_COMMITTER_DATE: `${day}T23:30:00${zone}`,
      GIT_COMMITTER_NAME: 'Bo',
      GIT_COMMITTER_EMAIL: 'b@b.org',
    };
    const { status, stderr } = spawnSync(
      'git',
      [
        ...['-c', `user.name=${author}`, '-c', 'user.email=ann@example.org'],
        ...['commit', '--quiet', '--cleanup=verbatim', '--message', message],
      ],
      { cwd: repo.folder, env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', ...env } },
    );
    assert.equal(status, 0, String(stderr));
  }
  interface Commit {
    readonly day?: string;
    readonly zone?: string;
    readonly author?: string;
    readonly files?: Readonly<Record<string, string>>;
  }

  const subjects = async (repo: { readonly folder: string }, since: Parameters<typeof gitCommits>[1]) =>
    (await gitCommits(repo.folder, since)).map(({ subject }) => subject);
  const ALL = { day: '2000-01-01' };

  it('are those since a day, the newest first, by the day where they were made', async () => {
    const repo = await repository();
    await commit(repo, 'Cut the mast', { day: '2026-02-27' });
    await commit(repo, 'Sew', { day: '2026-03-01', zone: '-1100' });
    await commit(repo, 'Plane the oar\n\nIt was rough.', { day: '2026-03-02', zone: '+1300' });
    await commit(repo, 'Tar the hull', { day: '2026-03-03' });
    const [last, ...others] = await gitCommits(repo.folder, { day: '2026-03-02' });
    assert.deepEqual(last, {
      ...{ hash: repo.git('rev-parse', '--short', 'HEAD').trim(), date: '2026-03-03' },
      ...{ author: 'Ann', subject: 'Tar the hull' },
    });
    assert.deepEqual(
      others.map(({ date, subject }) => [date, subject]),
      [['2026-03-02', 'Plane the oar']],
    );
    assert.equal((await gitCommits(repo.folder, { day: '2026-03-01' })).length, 3);
  });

  it('are those until a day, whatever came after it', async () => {
    const repo = await repository();
    await commit(repo, 'Plan', { files: { 'plan.md': 'x\n' } });
    await commit(repo, 'Sew', { day: '2026-03-05', zone: '-1100' });
    await commit(repo, 'Plane the oar', { day: '2026-03-06', zone: '-1100' });
    await repo.write({ 'more.md': 'x\n' });
    for (let at = 0; at < 3; at++) await commit(repo, 'x'.repeat(at + 20), { day: '2026-09-01' });
    for (const since of [{ day: '2026-03-01' }, { added: 'plan.md' }])
      assert.deepEqual(await subjects(repo, { ...since, until: '2026-03-05' }), ['Sew', 'Plan']);
    assert.deepEqual(await subjects(repo, { ...ALL, until: 'soon' }), []);
  });

  it('are those since the one that added a file, and no other one is taken for it', async () => {
    const repo = await repository();
    await commit(repo, 'Cut');
    await commit(repo, 'Plan', { files: { 'docs/plan.md': 'Cross the river.\n' } });
    await commit(repo, 'Sail', { files: { 'sail.ts': 'x\n', 'docs/plan.md': 'Cross the wide river.\n' } });
    repo.git('mv', 'docs/plan.md', 'docs/sprint_2.md');
    await commit(repo, 'Rename');
    await commit(repo, 'Land the boat');
    assert.deepEqual(await subjects(repo, { added: 'docs/sprint_2.md' }), ['Land the boat', 'Rename']);
    assert.deepEqual(await subjects(repo, { added: 'docs/plan.md' }), []);
    await commit(repo, 'First of all', { files: { 'a [1]*.md': 'x\n' } });
    assert.deepEqual(await subjects(repo, { added: 'a [1]*.md' }), ['First of all']);
    await repo.write({ 'docs/new.md': 'x\n' });
    for (const added of [
      'docs/new.md',
      'nowhere.md',
      '*.md',
      '',
      '../a.md',
      '/etc/passwd',
      'a\0b',
      '-1',
      `${'x/'.repeat(1e6)}y`,
    ])
      assert.deepEqual(await subjects(repo, { added }), [], added.slice(0, 20));
  });

  it('of the very first one on are all, but not in a shallow clone, where the first may be anyone', async () => {
    const origin = await repository();
    await commit(origin, 'Plan', { files: { 'plan.md': 'x\n' } });
    await commit(origin, 'Sail');
    await commit(origin, 'Land the boat');
    assert.deepEqual(await subjects(origin, { added: 'plan.md' }), ['Land the boat', 'Sail', 'Plan']);
    const repo = await repository();
    repo.git('fetch', '--quiet', '--depth=2', `file://${origin.folder}`, 'main');
    repo.git('checkout', '--quiet', '-B', 'main', 'FETCH_HEAD');
    assert.deepEqual(await subjects(repo, { added: 'plan.md' }), []);
    assert.deepEqual(await subjects(repo, ALL), ['Land the boat', 'Sail']);
  });

  it('are those below the folder alone, without merges', async () => {
    const repo = await repository();
    await commit(repo, 'Both', { files: { 'app/a.ts': 'x\n', 'lib/a.ts': 'x\n', 'app/plan.md': 'x\n' } });
    repo.git('checkout', '--quiet', '-b', 'sprint-2');
    await commit(repo, 'App', { files: { 'app/b.ts': 'x\n' } });
    repo.git('checkout', '--quiet', 'main');
    await commit(repo, 'Lib', { files: { 'lib/b.ts': 'x\n' } });
    repo.git('merge', '--quiet', '--no-ff', '--message', 'Merge it', 'sprint-2');
    assert.deepEqual(await subjects({ folder: repo.at('app') }, ALL), ['App', 'Both']);
    assert.deepEqual(await subjects({ folder: repo.at('app') }, { added: 'plan.md' }), ['App', 'Both']);
    assert.deepEqual((await subjects(repo, ALL)).sort(), ['App', 'Both', 'Lib']);
    await repo.write({ 'other/a.ts': 'x\n' });
    assert.deepEqual(await subjects({ folder: repo.at('other') }, ALL), []);
  });

  it('are unknown where there is no git to ask, no repository or no day', async () => {
    const repo = await repository();
    assert.deepEqual(await subjects(repo, ALL), []);
    await commit(repo, 'Plan');
    for (const day of ['', 'yesterday', '2026-13-45', '2026-03-02; ls', '--all', '2026-03-02\n'])
      assert.deepEqual(await subjects(repo, { day }), [], day);
    await rm(repo.at('.git'), { recursive: true });
    assert.deepEqual(await subjects(repo, ALL), []);
    assert.deepEqual(await subjects({ folder: repo.at('gone') }, ALL), []);
  });

  it('come whole whatever they say', async () => {
    const repo = await repository();
    const hostile = 'Ship \u001b[2J | `x` <b> \u202egnol\u2069 \u26f5 %h%x00 $(touch /tmp/x)\rsecond\tpart';
    await commit(repo, hostile, { author: 'A\u0007nn \u202eO’Hara' });
    await commit(repo, '\n\nbody alone');
    await commit(repo, `${'\u26f5'.repeat(300)} and more`);
    await commit(repo, 'x'.repeat(100_000), { files: { 'long.ts': 'x\n' } });
    const [longest, long, body, first] = await gitCommits(repo.folder, ALL);
    assert.deepEqual(
      [first?.subject, first?.author],
      ['Ship [2J | `x` <b> gnol \u26f5 %h%x00 $(touch /tmp/x) second part', 'A nn O’Hara'],
    );
    assert.equal(body?.subject, 'body alone');
    assert.equal(long?.subject, `${'\u26f5'.repeat(299)}…`);
    assert.equal(longest?.subject, `${'x'.repeat(299)}…`);
  });

  it('are two hundred at most', async () => {
    const repo = await repository();
    const pack = Array.from({ length: 230 }, (_, at) => {
      const file = `M 100644 inline ${at}.ts\ndata 2\nx\n`;
      return `commit refs/heads/main\ncommitter Ann <a@b.c> ${1_772_000_000 + at} +0000\ndata <<E\nRow ${at}\nE\n${file}\n`;
    }).join('');
    const { status } = spawnSync('git', ['fast-import', '--quiet'], { cwd: repo.folder, input: pack });
    assert.equal(status, 0);
    const found = await subjects(repo, ALL);
    assert.deepEqual([found.length, found[0], found.at(-1)], [200, 'Row 229', 'Row 30']);
    repo.git('reset', '--quiet', '--hard');
    const [many, few] = [await subjects(repo, { added: '7.ts' }), await subjects(repo, { added: '220.ts' })];
    assert.deepEqual([many.length, many[0], many.at(-1)], [200, 'Row 229', 'Row 30']);
    assert.deepEqual([few.length, few.at(-1)], [10, 'Row 220']);
  });

  it('are asked for in words that no setting changes, and run no other program', async () => {
    const repo = await repository();
    await commit(repo, 'Plan', {
      files: { 'plan.md': 'x\n', '.gitattributes': '*.md diff=words\n', '.mailmap': 'Eve <ann@example.org>\n' },
    });
    await commit(repo, 'Sail', { files: { 'plan.md': 'y\n' } });
    repo.git('notes', 'add', '--message', 'A note');
    const trap = repo.at('.git/trap');
    await writeFile(trap, `#!/bin/sh\ntouch '${repo.at('trapped')}'\n`);
    await chmod(trap, 0o755);
    const before = await gitCommits(repo.folder, { added: 'plan.md' });
    assert.deepEqual(
      before.map(({ subject, author }) => [subject, author]),
      [
        ['Sail', 'Ann'],
        ['Plan', 'Ann'],
      ],
    );
    const settings = {
      ...{ 'log.showSignature': 'true', 'log.follow': 'true', 'log.mailmap': 'true', 'log.decorate': 'full' },
      ...{ 'log.date': 'relative', 'log.showRoot': 'true', 'format.pretty': 'fuller', 'color.ui': 'always' },
      ...{ 'i18n.logOutputEncoding': 'UTF-16', 'gpg.program': trap, 'core.pager': trap, 'pager.log': trap },
      ...{ 'alias.log': `!${trap}`, 'diff.external': trap, 'diff.words.textconv': trap, 'notes.displayRef': '*' },
      ...{ 'diff.renames': 'copies', 'log.diffMerges': 'separate', 'core.fsmonitor': trap },
    };
    for (const [key, value] of Object.entries(settings)) repo.git('config', key, value);
    assert.deepEqual(await gitCommits(repo.folder, { added: 'plan.md' }), before);
    assert.deepEqual(await gitCommits(repo.folder, ALL), before);
    await assert.rejects(stat(repo.at('trapped')));
  });

  it('are not those of a program in the workspace', async () => {
    const repo = await repository();
    await commit(repo, 'Plan');
    await symlink('/bin/true', repo.at('git'));
    const before = process.env.PATH;
    process.env.PATH = `${repo.folder}:${before}`;
    try {
      assert.deepEqual(await subjects(repo, ALL), ['Plan']);
    } finally {
      process.env.PATH = before;
    }
  });
});
