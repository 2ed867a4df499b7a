import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A repository on “main” for each test. */
export function useRepository() {
  const places: string[] = [];
  afterEach(async () => {
    for (const place of places.splice(0)) await rm(place, { recursive: true });
  });
  return async (files: Files = {}): Promise<Repository> => {
    const place = await realpath(await mkdtemp(join(tmpdir(), 'sprintmark-git-')));
    places.push(place);
    const repository = new Repository(place);
    repository.git('init', '--quiet', '--initial-branch=main');
    if (Object.keys(files).length) await repository.commit(files);
    return repository;
  };
}

export type Files = Readonly<Record<string, string>>;

export class Repository {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  at = (path: string): string => join(this.folder, path);

  /** What git says; the test fails where git does. */
  git(...args: readonly string[]): string {
    const { stdout, stderr, status, error } = spawnSync('git', args, {
      cwd: this.folder,
      env: ENV,
      maxBuffer: 1 << 28,
    });
    assert.equal(error, undefined, `These tests need git 2.30 or newer on the PATH: ${error}`);
    assert.equal(status, 0, `git ${args.join(' ')}: ${stderr}`);
    return stdout.toString('utf8');
  }

  async write(files: Files): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(this.at(path)), { recursive: true });
      await writeFile(this.at(path), text);
    }
  }

  async commit(files: Files = {}): Promise<void> {
    await this.write(files);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', 'Row');
  }
}

/** Without what the person who runs the tests has set. */
const ENV: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_ALLOW_PROTOCOL: 'file' },
  ...{ GIT_AUTHOR_NAME: 'Ann', GIT_AUTHOR_EMAIL: 'ann@example.org' },
  ...{ GIT_COMMITTER_NAME: 'Ann', GIT_COMMITTER_EMAIL: 'ann@example.org' },
};

export const rows = (count: number, word = 'row'): string =>
  Array.from({ length: count }, (_, at) => `${word} ${at + 1}\n`).join('');
