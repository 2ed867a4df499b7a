import { strict as assert } from 'node:assert';
import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { URI } from 'vscode-uri';
import { run } from '../../server/src/cli/run';
import { Client } from './client';
import { FIRST, SECOND, TRACKER } from './documents';

/** More documents than are read in one thread. */
const MANY = 400;
const CLI = join(process.env.SPRINTMARK_DIST ?? 'dist', 'cli.js');

describe('many documents', function () {
  this.timeout(60_000);
  let top = '';
  const folder = () => join(top, 'project');
  const env = () => ({ ...process.env, XDG_CACHE_HOME: join(top, 'cache'), LOCALAPPDATA: join(top, 'cache') });
  const check = async (...args: string[]) =>
    (
      await promisify(execFile)(process.execPath, [CLI, 'check', folder(), '--fail-on', 'never', ...args], {
        env: env(),
      })
    ).stdout;

  before(async () => {
    top = await mkdtemp(join(tmpdir(), 'sprintmark-'));
    for (let at = 0; at < MANY; at++) {
      await mkdir(join(folder(), `team ${at}`), { recursive: true });
      const text = [TRACKER, FIRST, SECOND, '# Hello\n'][at % 4] ?? '';
      await writeFile(join(folder(), `team ${at}`, 'sprint_4.md'), text.replaceAll('1-', `${at}-`));
    }
  });
  after(() => rm(top, { recursive: true, force: true }));

  it('are read by several threads, from the cache or by one alone with the same result', async () => {
    const out: string[] = [];
    const print = (text: string) => out.push(text);
    const terminal = { cwd: folder(), color: false, out: print, err: print, serve: async () => {} };
    await run(['check', folder()], terminal);
    assert.match(out.join(''), new RegExp(`in 300 sprint documents \\(${MANY} files read\\)`));
    for (const args of [['--no-cache'], [], []]) assert.equal(await check(...args), out.join(''));
  });

  it('are served by a language server that reads them on other threads', async () => {
    const child = spawn(process.execPath, [CLI, 'lsp', '--stdio'], { env: env() });
    try {
      const client = new Client(child.stdout, child.stdin);
      await client.start(URI.file(folder()).toString());
      const uri = URI.file(join(folder(), 'team 396', 'sprint_4.md')).toString();
      assert.deepEqual(await client.codes(uri), ['stale-count', 'list-length']);
    } finally {
      child.kill('SIGKILL');
    }
  });
});
