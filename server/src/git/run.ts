import { spawn } from 'node:child_process';
import { HAS_GROUPS, holdOn, letGo } from './ending';

/** A git to be run in a folder. */
export interface Git {
  /** Absolute path. */
  readonly program: string;
  /** Absolute path. */
  readonly folder: string;
  /** Milliseconds that a command may take. */
  readonly longest?: number;
}

/** Milliseconds; a first look at a big repository reads all its files. */
const LONGEST = 60_000;
/** Bytes. */
const MOST = 1 << 30;

/** Runs git and hands out what it writes; whether it has succeeded. What it complains of is nobody's business. */
export function runGit(git: Git, args: readonly string[], take: (bytes: Uint8Array) => void): Promise<boolean> {
  return new Promise(resolve => {
    let written = 0;
    const child = spawn(git.program, [...ALWAYS, ...args], {
      ...{ cwd: git.folder, env: environment(process.env), shell: false, windowsHide: true },
      ...{ stdio: ['ignore', 'pipe', 'ignore'], detached: HAS_GROUPS },
    });
    holdOn(child);
    const finish = (isDone: boolean, isOver: boolean) => {
      clearTimeout(timer);
      letGo(child, isOver);
      // Whatever git has started may hold the pipe for as long as it likes.
      child.stdout.destroy();
      resolve(isDone);
    };
    const timer = setTimeout(finish, git.longest ?? LONGEST, false, false);
    child.stdout.on('data', (bytes: Buffer) => {
      written += bytes.length;
      if (written > MOST) finish(false, false);
      else take(bytes);
    });
    // It is not there, or may not be run.
    child.once('error', () => finish(false, child.pid === undefined));
    child.once('close', code => finish(code === 0, true));
  });
}

/** The one line that git answers; undefined where it fails or says more. */
export async function readLine(git: Git, ...args: readonly string[]): Promise<string | undefined> {
  const lines = (await readText(git, args))?.split('\n');
  return lines?.length === 2 && lines[0] && !lines[1] ? lines[0] : undefined;
}

/** All that git answers; undefined where it fails or says more than anyone has to read. */
export async function readText(git: Git, args: readonly string[], most = 100_000): Promise<string | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const isWhole = await runGit(git, args, bytes => {
    length += bytes.length;
    if (length <= most) pieces.push(bytes);
  });
  return isWhole && length <= most ? Buffer.concat(pieces).toString('utf8') : undefined;
}

/**
 * Before every command: nothing is run but git, nothing is written, not even what it has learned about files, and names come
 * as they are. A folder that only looks like the inside of a repository is none.
 */
const ALWAYS = [
  ...['--no-pager', '--no-optional-locks', '--literal-pathspecs'],
  ...['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'],
  ...['-c', 'safe.bareRepository=explicit', '-c', 'submodule.recurse=false'],
];

/** Without what makes the git of a terminal or an editor look elsewhere; it asks nobody, and fetches nothing that is missing. */
const environment = (own: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(own).filter(([name]) => !/^git_/i.test(name))),
  ...{ LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' },
});
