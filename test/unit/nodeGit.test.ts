import { strict as assert } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'esbuild';
import { findGit } from '../../server/src/git/program';
import { runGit } from '../../server/src/git/run';
import { gitChanges } from '../../server/src/nodeGit';
import { type Repository, rows, useRepository } from './repository';

describe('git', () => {
  const repository = useRepository();

  async function changesIn({ folder }: Pick<Repository, 'folder'>, base?: string) {
    const changes = await gitChanges(folder, base);
    const files = [...(changes?.since?.files ?? [])].map(([path, { added }]) => [path, added]).sort();
    return { branch: changes?.branch, base: changes?.since?.base, net: changes?.since?.netLines, files };
  }
  const NOTHING = { branch: undefined, base: undefined, net: undefined, files: [] };

  it('tells the lines that a branch has changed, committed, staged, or neither', async () => {
    const repo = await repository({ 'a.ts': rows(6), 'b.ts': rows(3), 'c.ts': rows(2) });
    repo.git('checkout', '--quiet', '-b', 'sprint-2');
    await repo.commit({ 'a.ts': `first\n${rows(6)}` });
    await repo.write({ 'b.ts': rows(3).replace('row 2\n', 'staged\nmore\n') });
    repo.git('add', '--all');
    await repo.write({ 'c.ts': 'row 2\n', 'new.ts': 'one\ntwo', '.gitignore': 'out/\n', 'out/made.ts': 'x\n' });
    const expected = [
      ['.gitignore', [[1, 1]]],
      ['a.ts', [[1, 1]]],
      ['b.ts', [[2, 2]]],
      ['c.ts', []],
      ['new.ts', [[1, 2]]],
    ];
    assert.deepEqual(await changesIn(repo), {
      branch: 'sprint-2',
      base: 'main',
      net: 1 + 1 - 1 + 2 + 1,
      files: expected,
    });
  });

  it('compares with where the branch began, whatever came to the other one since', async () => {
    const repo = await repository({ 'a.ts': rows(3) });
    repo.git('checkout', '--quiet', '-b', 'sprint-2');
    await repo.commit({ 'b.ts': 'mine\n' });
    repo.git('checkout', '--quiet', 'main');
    await repo.commit({ 'a.ts': rows(30, 'theirs') });
    repo.git('checkout', '--quiet', 'sprint-2');
    assert.deepEqual((await changesIn(repo)).files, [['b.ts', [[1, 1]]]]);
  });

  it('follows a renamed file', async () => {
    const repo = await repository({ 'a.ts': rows(20) });
    repo.git('checkout', '--quiet', '-b', 'sprint-2');
    repo.git('mv', 'a.ts', 'b.ts');
    assert.deepEqual((await changesIn(repo)).files, []);
    await repo.write({ 'b.ts': `${rows(20)}end\n` });
    assert.deepEqual((await changesIn(repo)).files, [['b.ts', [[21, 1]]]]);
  });

  it('finds the default branch: the remote’s, else one that is called so', async () => {
    const origin = await repository({ 'a.ts': rows(3) });
    origin.git('branch', 'trunk');
    const repo = await repository();
    repo.git('remote', 'add', 'origin', origin.folder);
    repo.git('fetch', '--quiet', 'origin');
    repo.git('checkout', '--quiet', '-b', 'sprint-2', 'origin/main');
    assert.equal((await changesIn(repo)).base, 'origin/main');
    repo.git('remote', 'set-head', 'origin', 'trunk');
    assert.equal((await changesIn(repo)).base, 'origin/trunk');
    repo.git('remote', 'remove', 'origin');
    assert.deepEqual(await changesIn(repo), { ...NOTHING, branch: 'sprint-2' });
    repo.git('branch', 'develop');
    assert.equal((await changesIn(repo)).base, 'develop');
  });

  it('compares the default branch with its upstream, or with its last commit', async () => {
    const origin = await repository({ 'a.ts': rows(3) });
    const repo = await repository();
    repo.git('pull', '--quiet', origin.folder, 'main');
    repo.git('branch', 'develop');
    await repo.commit({ 'b.ts': 'committed\n' });
    await repo.write({ 'c.ts': 'new\n' });
    const uncommitted = { branch: 'main', base: 'HEAD', net: 1, files: [['c.ts', [[1, 1]]]] };
    assert.deepEqual(await changesIn(repo), uncommitted);
    repo.git('remote', 'add', 'origin', origin.folder);
    repo.git('fetch', '--quiet', 'origin');
    repo.git('branch', '--quiet', '--set-upstream-to=origin/main');
    const unpushed = { base: 'origin/main', net: 2, files: [['b.ts', [[1, 1]]], ...uncommitted.files] };
    assert.deepEqual(await changesIn(repo), { ...uncommitted, ...unpushed });
  });

  it('compares with the branch that a person names, and guesses no other', async () => {
    const repo = await repository({ 'a.ts': rows(3) });
    repo.git('checkout', '--quiet', '-b', 'release/3');
    await repo.commit({ 'a.ts': rows(4) });
    repo.git('checkout', '--quiet', '-b', 'sprint-2');
    await repo.commit({ 'a.ts': rows(5) });
    assert.deepEqual((await changesIn(repo)).files, [['a.ts', [[4, 2]]]]);
    assert.deepEqual((await changesIn(repo, 'release/3')).files, [['a.ts', [[5, 1]]]]);
    const wrong = [
      'nowhere',
      '--output=stolen',
      '-h',
      'main..sprint-2',
      ':/Row',
      'HEAD~1',
      '@{upstream}',
      'a b',
      'main\n',
    ];
    for (const base of wrong) assert.deepEqual(await changesIn(repo, base), { ...NOTHING, branch: 'sprint-2' }, base);
    await assert.rejects(stat(repo.at('stolen')));
  });

  it('takes the name of a branch for that, whatever else is called so, and finds it at the remote', async () => {
    const origin = await repository({ 'a.ts': rows(3) });
    origin.git('tag', 'develop');
    await origin.commit({ 'a.ts': rows(5) });
    origin.git('branch', 'develop');
    origin.git('branch', 'staging');
    const repo = await repository();
    repo.git('remote', 'add', 'origin', origin.folder);
    repo.git('fetch', '--quiet', '--tags', 'origin');
    repo.git('checkout', '--quiet', '-b', 'sprint-2', 'origin/develop');
    await repo.commit({ 'a.ts': rows(6) });
    assert.deepEqual((await changesIn(repo, 'staging')).files, [['a.ts', [[6, 1]]]]);
    assert.equal((await changesIn(repo, 'staging')).base, 'origin/staging');
    // There is a tag as well, three lines behind.
    repo.git('branch', 'develop', 'origin/develop');
    for (const base of ['develop', 'origin/develop', 'refs/heads/develop'])
      assert.deepEqual((await changesIn(repo, base)).files, [['a.ts', [[6, 1]]]], base);
    assert.equal((await changesIn(repo, 'refs/heads/develop')).base, 'develop');
  });

  it('knows nothing where there is nothing to know', async () => {
    const repo = await repository();
    assert.deepEqual(await changesIn(repo), { ...NOTHING, branch: 'main' });
    await rm(repo.at('.git'), { recursive: true });
    assert.deepEqual(await changesIn(repo), NOTHING);
    assert.deepEqual(await changesIn({ folder: repo.at('gone') }), NOTHING);
    const bare = await repository();
    bare.git('init', '--quiet', '--bare', 'inner.git');
    assert.equal((await changesIn({ folder: bare.at('inner.git') })).base, undefined);
  });

  it('knows no branch where a commit is checked out, but what has changed', async () => {
    const repo = await repository({ 'a.ts': rows(1) });
    await repo.commit({ 'a.ts': rows(2) });
    repo.git('checkout', '--quiet', '--detach');
    await repo.write({ 'a.ts': rows(4) });
    assert.deepEqual(await changesIn(repo), { branch: undefined, base: 'main', net: 2, files: [['a.ts', [[3, 2]]]] });
  });

  it('knows no base in a shallow clone that ends before it', async () => {
    const origin = await repository({ 'a.ts': rows(1) });
    origin.git('checkout', '--quiet', '-b', 'sprint-2');
    await origin.commit({ 'b.ts': rows(1) });
    await origin.commit({ 'b.ts': rows(2) });
    const repo = await repository();
    repo.git('remote', 'add', 'origin', `file://${origin.folder}`);
    repo.git('fetch', '--quiet', '--depth=1', 'origin', 'main:refs/remotes/origin/main', 'sprint-2:sprint-2');
    repo.git('checkout', '--quiet', 'sprint-2');
    assert.deepEqual(await changesIn(repo), { ...NOTHING, branch: 'sprint-2' });
  });

  it('keeps to the workspace folder where that is a part of the repository', async () => {
    const repo = await repository({ 'app/src/a.ts': rows(2), 'lib/b.ts': rows(2) });
    repo.git('checkout', '--quiet', '-b', 'sprint-2');
    await repo.write({ 'app/src/a.ts': rows(3), 'lib/b.ts': rows(9), 'app/c.ts': 'x\n', 'd.ts': 'x\n' });
    const { files, net } = await changesIn({ folder: repo.at('app') });
    assert.deepEqual(
      [files, net],
      [
        [
          ['c.ts', [[1, 1]]],
          ['src/a.ts', [[3, 1]]],
        ],
        2,
      ],
    );
  });

  it('takes a folder that a repository above does not hold for none of it', async () => {
    const repo = await repository({ '.profile': 'x\n' });
    await repo.write({ 'work/a.ts': rows(900) });
    assert.deepEqual(await changesIn({ folder: repo.at('work') }), { ...NOTHING, branch: 'main' });
  });

  it('works in a worktree, beside a submodule and beside a repository within', async () => {
    const inner = await repository({ 'x.ts': rows(2) });
    const repo = await repository({ 'a.ts': rows(2) });
    repo.git('submodule', '--quiet', 'add', inner.folder, 'inner');
    await repo.commit();
    repo.git('worktree', 'add', '--quiet', '-b', 'sprint-7', repo.at('tree'));
    const tree = { folder: repo.at('tree') };
    await repo.write({ 'tree/a.ts': rows(3) });
    assert.deepEqual(await changesIn(tree), { branch: 'sprint-7', base: 'main', net: 1, files: [['a.ts', [[3, 1]]]] });
    await repo.write({ 'inner/x.ts': rows(5), 'a.ts': rows(4) });
    assert.deepEqual((await changesIn(repo)).files, [['a.ts', [[3, 2]]]]);
  });

  it('takes files for what git takes them for: binary ones and links have no lines that anyone wrote', async () => {
    const repo = await repository({ 'bytes.bin': 'a\0b\n', 'data.txt': rows(2), '.gitattributes': '*.txt -diff\n' });
    repo.git('checkout', '--quiet', '-b', 'sprint-2');
    await repo.write({ 'bytes.bin': 'a\0c\nd\n', 'data.txt': rows(9), 'new.bin': '\0\n\n', 'empty.ts': '' });
    await repo.write({ 'huge.ts': rows(200_000) });
    await symlink('/etc/passwd', repo.at('link'));
    const { since } = (await gitChanges(repo.folder)) ?? {};
    assert.equal(since?.netLines, 0);
    const opaque = ['bytes.bin', 'data.txt', 'huge.ts', 'link', 'new.bin'].map(path => [
      path,
      { added: [], isOpaque: true },
    ]);
    assert.deepEqual([...(since?.files ?? [])].sort(), [...opaque, ['empty.ts', { added: [] }]].sort());
  });

  it('says nothing of net lines where more files are new than anyone means', async () => {
    const repo = await repository({ 'a.ts': rows(2) });
    await repo.write(Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`made/${at}.ts`, 'x\n'])));
    await repo.write({ 'a.ts': rows(3) });
    assert.deepEqual(await changesIn(repo), {
      branch: 'main',
      base: 'HEAD',
      net: undefined,
      files: [['a.ts', [[3, 1]]]],
    });
  });

  it('is asked in words that no setting changes, and runs no other program', async () => {
    const repo = await repository({ 'a b.ts': rows(9), 'c.md': rows(2), '.gitattributes': '*.md diff=words\n' });
    repo.git('checkout', '--quiet', '-b', 'sprint-2');
    await writeFile(repo.at('.git/trap'), `#!/bin/sh\ntouch '${repo.at('trapped')}'\n`);
    await chmod(repo.at('.git/trap'), 0o755);
    await repo.write({ 'a b.ts': rows(9).replace('row 2', 'second').replace('row 5', 'fifth'), 'c.md': rows(3) });
    const before = (await changesIn(repo)).files;
    assert.deepEqual(before, [
      [
        'a b.ts',
        [
          [2, 1],
          [5, 1],
        ],
      ],
      ['c.md', [[3, 1]]],
    ]);
    const trap = repo.at('.git/trap');
    const settings = {
      ...{ 'diff.noprefix': 'true', 'diff.mnemonicPrefix': 'true', 'diff.context': '9', 'diff.interHunkContext': '9' },
      ...{ 'color.ui': 'always', 'color.diff': 'always', 'diff.renames': 'false', 'diff.orderFile': '/nowhere' },
      ...{ 'diff.relative': 'false', 'diff.wordRegex': '.', 'diff.algorithm': 'patience', 'core.quotePath': 'true' },
      ...{ 'diff.external': trap, 'diff.words.textconv': trap, 'diff.words.command': trap, 'core.pager': trap },
      ...{ 'core.fsmonitor': trap, 'core.hooksPath': repo.at('.git'), 'core.editor': trap, 'diff.submodule': 'log' },
      ...{ 'alias.diff-index': `!${trap}`, 'diff.srcPrefix': 'x/', 'diff.dstPrefix': 'y/', 'status.branch': 'true' },
    };
    for (const [key, value] of Object.entries(settings)) repo.git('config', key, value);
    assert.deepEqual((await changesIn(repo)).files, before);
    await assert.rejects(stat(repo.at('trapped')));
  });

  it('writes nothing, not even what it has learned of files that were only touched', async () => {
    const repo = await repository({ 'a.ts': rows(2) });
    const index = await readFile(repo.at('.git/index'));
    await writeFile(repo.at('a.ts'), rows(2));
    assert.deepEqual((await changesIn(repo)).files, []);
    assert.deepEqual(await readFile(repo.at('.git/index')), index);
  });

  it('looks where it is told, whatever the environment of an editor says', async () => {
    const repo = await repository({ 'a.ts': rows(2) });
    const other = await repository({ 'b.ts': rows(2) });
    await repo.write({ 'a.ts': rows(3) });
    const wrong = {
      GIT_DIR: other.at('.git'),
      GIT_WORK_TREE: other.folder,
      GIT_EXTERNAL_DIFF: '/bin/true',
      GIT_DIFF_OPTS: '-u9',
    };
    const before = { ...process.env };
    Object.assign(process.env, wrong);
    try {
      assert.deepEqual((await changesIn(repo)).files, [['a.ts', [[3, 1]]]]);
    } finally {
      for (const name of Object.keys(wrong)) if (before[name] === undefined) delete process.env[name];
    }
  });
});

describe('the git that is run', () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  async function folder(...programs: readonly string[]): Promise<string> {
    const made = await mkdtemp(join(tmpdir(), 'sprintmark-path-'));
    folders.push(made);
    for (const path of programs) {
      await mkdir(join(made, path, '..'), { recursive: true });
      await writeFile(join(made, path), '#!/bin/sh\n');
      await chmod(join(made, path), 0o755);
    }
    return made;
  }

  it('is the first of the PATH that can be run', async () => {
    const [first, second] = [await folder('git'), await folder('git')];
    await chmod(join(first, 'git'), 0o644);
    assert.equal(await findGit('/work', ['', '.', 'bin', first, second].join(delimiter)), join(second, 'git'));
    assert.equal(await findGit('/work', ''), undefined);
    await rename(join(second, 'git'), join(second, 'git.bak'));
    await mkdir(join(second, 'git'));
    assert.equal(await findGit('/work', second), undefined);
  });

  it('that never ends is ended, with all that it has started, and nobody waits for what holds its pipe', async () => {
    const made = await folder();
    await writeFile(join(made, 'git'), `#!/bin/sh\nsleep 300 &\necho $! $$ > '${join(made, 'ids')}'\nsleep 300\n`);
    await chmod(join(made, 'git'), 0o755);
    const git = { program: join(made, 'git'), folder: made, longest: 1_000 };
    assert.equal(await runGit(git, ['status'], () => {}), false);
    const ids = (await readFile(join(made, 'ids'), 'utf8')).trim().split(' ').map(Number);
    assert.equal(ids.length, 2);
    for (const id of ids) await until(() => !isRunning(id));
  });

  it('ends with the process that has asked for it', async () => {
    const made = await folder();
    await writeFile(join(made, 'git'), `#!/bin/sh\necho $$ > '${join(made, 'id')}'\nexec sleep 300\n`);
    await chmod(join(made, 'git'), 0o755);
    const bundle = join(made, 'ask.cjs');
    const source = `import { runGit } from ${JSON.stringify(join(process.cwd(), 'server/src/git/run.ts'))};
      void runGit({ program: ${JSON.stringify(join(made, 'git'))}, folder: ${JSON.stringify(made)} }, [], () => {});`;
    await build({ stdin: { contents: source, resolveDir: made }, bundle: true, platform: 'node', outfile: bundle });
    const asking = spawn(process.execPath, [bundle], { stdio: 'ignore' });
    const ended = once(asking, 'exit');
    const id = await until(async () => Number(await readFile(join(made, 'id'), 'utf8').catch(() => '')) || undefined);
    assert.ok(isRunning(id));
    asking.kill('SIGTERM');
    assert.deepEqual(await ended, [null, 'SIGTERM']);
    await until(() => !isRunning(id));
  });

  it('is never one of the workspace folder, by whatever way the PATH leads there', async () => {
    const workspace = await folder('git', 'bin/git', '..bin/git');
    const outside = await folder();
    await symlink(join(workspace, 'bin'), join(outside, 'bin'));
    await symlink(join(workspace, 'git'), join(outside, 'git'));
    const path = [workspace, join(workspace, 'bin'), join(workspace, '..bin'), join(outside, 'bin'), outside].join(
      delimiter,
    );
    assert.equal(await findGit(workspace, path), undefined);
    assert.equal(await findGit(outside, join(workspace, 'bin')), join(workspace, 'bin', 'git'));
  });
});

/** What has ended and nobody has asked after is not running. */
function isRunning(id: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(id)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

async function until<T>(look: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await look();
    if (found) return found;
    await pause(50);
  }
  assert.fail('It takes too long.');
}
