import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { chmod, symlink, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { URI } from 'vscode-uri';
import { DEFAULT_SETTINGS } from '../../server/src/config';
import { nodeHost } from '../../server/src/nodeHost';
import { useFolder } from './folder';

describe('files on this machine', () => {
  const { at, write } = useFolder();

  async function found(below = '', include: readonly string[] = DEFAULT_SETTINGS.include): Promise<string[]> {
    const top = URI.file(at(below)).toString();
    const uris = await nodeHost().findFiles(top, include, DEFAULT_SETTINGS.exclude);
    return uris.map(uri => relative(at(), URI.parse(uri).fsPath)).sort();
  }

  it('are found by their ending, in hidden folders too', async () => {
    await write({ 'a.md': '', 'b.markdown': '', 'c.txt': '', '.kiro/specs/tasks.md': '', 'a b/ü.md': '' });
    assert.deepEqual(await found(), ['.kiro/specs/tasks.md', 'a b/ü.md', 'a.md', 'b.markdown']);
    assert.deepEqual(await found('', ['*.md']), ['a.md']);
  });

  it('are not found in node_modules and .git', async () => {
    await write({ 'node_modules/x/README.md': '', 'a/node_modules/y.md': '', '.git/z.md': '', 'a/b.md': '' });
    assert.deepEqual(await found(), ['a/b.md']);
  });

  it('are not found where a .gitignore of any level names them', async () => {
    await write({
      '.gitignore': 'out/\n*.tmp.md\n!keep.tmp.md\n',
      'out/a.md': '',
      'x/b.tmp.md': '',
      'x/keep.tmp.md': '',
    });
    await write({ 'y/.gitignore': '/c.md\n!b.tmp.md\n', 'y/c.md': '', 'y/z/c.md': '', 'y/b.tmp.md': '' });
    assert.deepEqual(await found(), ['x/keep.tmp.md', 'y/b.tmp.md', 'y/z/c.md']);
  });

  it('obey a .gitignore above the folder, up to the top of the repository', async () => {
    await write({
      '.gitignore': '*.md\n',
      'repo/.git/HEAD': '',
      'repo/.gitignore': 'a/b/no.md\n',
      'repo/a/b/no.md': '',
      'repo/a/b/yes.md': '',
    });
    assert.deepEqual(await found('repo/a/b'), ['repo/a/b/yes.md']);
  });

  it('are found in a folder that is ignored itself, since it was asked for', async () => {
    await write({ '.git/HEAD': '', '.gitignore': 'out/\n', 'out/a.md': '' });
    assert.deepEqual(await found('out'), ['out/a.md']);
  });

  it('are not found through links', async () => {
    await write({ 'a/plan.md': '' });
    await symlink(at(), at('a/circle'));
    await symlink(at('a/plan.md'), at('link.md'));
    await symlink(at('nowhere'), at('dangling.md'));
    assert.deepEqual(await found(), ['a/plan.md']);
  });

  it('that cannot be read are told of, and those that are absent are not', async () => {
    const told: string[] = [];
    const host = nodeHost(path => told.push(relative(at(), path)));
    await host.findFiles(URI.file(at('gone')).toString(), ['**/*.md'], []);
    assert.equal(await host.readFile(URI.file(at('absent.md')).toString()), undefined);
    assert.deepEqual(told, ['gone']);
  });

  it('stand in folders that are listed, with everything that a .gitignore names, and links as what they are', async () => {
    await write({ '.gitignore': 'b.md\n', 'a/x.md': '', 'b.md': '' });
    await symlink(at('a'), at('link'));
    const listed = async (path: string) => nodeHost().listFolder(URI.file(at(path)).toString());
    const found = await listed('');
    assert.deepEqual(found?.map(({ name, isFolder }) => `${name} ${isFolder}`).sort(), [
      ...['.gitignore false', 'a true', 'b.md false', 'link false'],
    ]);
    assert.equal(await listed('nowhere'), undefined);
    assert.equal(await listed('b.md'), undefined);
  });

  it('are locked where nobody may write them', async () => {
    await write({ 'open.md': '', 'locked.md': '' });
    await chmod(at('locked.md'), 0o444);
    const locked = await Promise.all(
      ['open.md', 'locked.md', 'absent.md'].map(path => nodeHost().isLocked?.(URI.file(at(path)).toString())),
    );
    assert.deepEqual(locked, [false, true, false]);
  });

  it('can be made inside a folder, however it is reached, unless a link on the way leads out of it', async () => {
    await write({ 'work/docs/a.md': '', 'outside/b.md': '', 'work/file.md': '' });
    await symlink(at('outside'), at('work/out'));
    await symlink(at('outside/b.md'), at('work/out.md'));
    await symlink(at('outside/new.md'), at('work/new.md'));
    await symlink(at('work/nowhere'), at('work/dangling'));
    await symlink('circle', at('work/circle'));
    await symlink('docs', at('work/in'));
    await symlink(at('work'), at('way'));
    const inside = async (path: string, folder = 'work') =>
      nodeHost().isInside?.(URI.file(at(folder)).toString(), URI.file(at(path)).toString());
    for (const path of [
      'work/a.md',
      'work/docs/a.md',
      'work/x/y/z.md',
      'work/in/x/a.md',
      'way/docs/a.md',
      'work/..a.md',
    ])
      assert.equal(await inside(path), true, path);
    for (const path of ['work/out/a.md', 'work/out/x/a.md', 'work/out.md', 'work/new.md', 'work/dangling/a.md'])
      assert.equal(await inside(path), false, path);
    for (const path of [
      'work/circle/a.md',
      'outside/a.md',
      'work-2/a.md',
      'work/docs/../../a.md',
      'work/out/../../a.md',
    ])
      assert.equal(await inside(path), false, path);
    assert.equal(await inside('work/docs/new.md', 'way'), true);
    assert.equal(await inside('gone/a.md', 'gone'), false);
    assert.equal(
      await nodeHost().isInside?.(URI.file(at('work')).toString(), `${URI.file(at('work'))}/%2e%2e/a.md`),
      false,
    );
  });

  it('keep their BOM, and bytes that are no UTF-8 become replacement characters', async () => {
    await writeFile(at('a.md'), Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff]));
    assert.equal(await nodeHost().readFile(URI.file(at('a.md')).toString()), '\uFEFFa\uFFFD');
  });

  it('are read in UTF-16, too, where they are read in pieces and their BOM says so', async () => {
    const text = '\uFEFF<coverage name="Häfen \u{1F6A2}">\n';
    const little = Buffer.from(text, 'utf16le');
    await writeFile(at('a.xml'), little);
    await writeFile(at('b.xml'), Buffer.from(little).swap16());
    await writeFile(at('c.xml'), text);
    await writeFile(at('d.xml'), '');
    assert.deepEqual(await Promise.all(['a.xml', 'b.xml', 'c.xml', 'd.xml'].map(pieces)), [text, text, text, '']);
  });

  it('are never pipes or devices, which nobody may wait for', async function () {
    if (process.platform === 'win32') this.skip();
    execFileSync('mkfifo', [at('pipe.md')]);
    await symlink('/dev/zero', at('zero.md'));
    for (const path of ['pipe.md', 'zero.md']) {
      assert.equal(await nodeHost().readFile(URI.file(at(path)).toString()), undefined, path);
      await assert.rejects(pieces(path), /is no file/, path);
    }
  });

  async function pieces(path: string): Promise<string> {
    let all = '';
    for await (const piece of nodeHost().readPieces?.(URI.file(at(path)).toString()) ?? []) all += piece;
    return all;
  }
});
