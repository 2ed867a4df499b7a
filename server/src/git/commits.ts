import type { Commit, Since } from '../commits';
import { plainLine } from '../plainLine';
import { findGit } from './program';
import { type Git, readLine, readText } from './run';

/** Milliseconds; a person waits for it. */
const LONGEST = 20_000;
/** Nobody reads more of them. */
const MOST = 200;
/** Bytes; a single message may be long. */
const MOST_BYTES = 8 << 20;

/**
 * The newest 200 commits to what lies below a folder on this machine, newest first, without merges; empty without git or a
 * repository, or where it is not known where they begin. Never throws. Only for folders that are trusted, as `gitChanges`.
 */
export async function gitCommits(folder: string, since: Since): Promise<readonly Commit[]> {
  const program = await findGit(folder);
  if (program === undefined) return [];
  const git: Git = { program, folder, longest: LONGEST };
  const [begin, end] = ['day' in since ? since.day : undefined, since.until].map(noonOf);
  if (Number.isNaN(begin) || Number.isNaN(end)) return [];
  const until = end === undefined ? [] : [`--until=@${end + DAY}`];
  const found =
    'day' in since
      ? log(git, [...until, `--since=@${(begin ?? 0) - 2 * DAY}`, 'HEAD'])
      : sinceAdded(git, since.added, until);
  // Each commit's day is that where it was made, so those around the edges are sorted out here.
  const [first, last] = ['day' in since ? since.day : '', since.until ?? '9999'];
  return (await found).filter(({ date }) => first <= date && date <= last);
}

/** To leave out what came before a commit, git reads all that came after it; that is not asked for where there is plenty of younger ones. */
async function sinceAdded(git: Git, path: string, until: readonly string[]): Promise<readonly Commit[]> {
  const first = await adding(git, path);
  if (!first) return [];
  const younger = await log(git, [...until, `--since=@${first.time + 1}`, 'HEAD']);
  return younger.length === MOST ? younger : log(git, [...until, 'HEAD', '--not', `${first.hash}^@`]);
}

/** Seconds since 1970; not a number for what is no day. */
function noonOf(day: string | undefined): number | undefined {
  if (day === undefined) return undefined;
  return /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T12:00:00Z`) / 1000 : Number.NaN;
}

const DAY = 86_400;

async function log(git: Git, range: readonly string[]): Promise<readonly Commit[]> {
  const format = ['-z', '--format=%h%x00%cs%x00%an%x00%s', '--abbrev-commit'];
  const what = [...LOG, `--max-count=${MOST}`, '--no-merges', ...format, ...range, '--', '.'];
  return parse((await readText(git, what, MOST_BYTES)) ?? '');
}

/** What settings could say otherwise is said in full: nothing else is printed, nobody is renamed and no signature is checked. */
const LOG = [
  ...[
    '-c',
    'log.follow=false',
    'log',
    '--no-show-signature',
    '--no-mailmap',
    '--no-color',
    '--no-decorate',
    '--no-notes',
  ],
  ...['--no-patch', '--no-ext-diff', '--no-textconv', '--encoding=UTF-8'],
];

/** Four fields a commit, each ended by a NUL; what does not look like it ends the list. */
function parse(text: string): readonly Commit[] {
  const fields = text.split('\0');
  const commits: Commit[] = [];
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const [hash = '', date = '', author = '', subject = ''] = fields.slice(at, at + 4);
    if (!/^[0-9a-f]{4,64}$/.test(hash) || !/^\d{4}-\d\d-\d\d$/.test(date)) break;
    commits.push({ hash, date, author: plainLine(author, 100), subject: plainLine(subject, 300) });
  }
  return commits;
}

interface Beginning {
  readonly hash: string;
  /** The committer's, in seconds since 1970. */
  readonly time: number;
}

/**
 * The last commit that added a file; under another name it is another file. In a shallow clone the oldest commit seems to have
 * added all there is, and nothing is known.
 */
async function adding(git: Git, path: string): Promise<Beginning | undefined> {
  if (!path || path.length > LONGEST_PATH || path.includes('\0')) return undefined;
  // Of a file that is not in the last commit, all of the history would be searched for nothing.
  if (!(await readLine(git, 'rev-parse', '--verify', '--quiet', `HEAD:./${path}`))) return undefined;
  const what = ['--diff-filter=A', '--no-renames', '--max-count=1', '--format=%H %ct %P', 'HEAD', '--', path];
  const [, hash, time, parents] =
    /^([0-9a-f]{40,64}) (\d{1,12}) ([0-9a-f ]*)\n$/.exec((await readText(git, [...LOG, ...what])) ?? '') ?? [];
  if (hash === undefined) return undefined;
  const found = { hash, time: Number(time) };
  if (parents) return found;
  const isShallow = await readText(git, ['rev-parse', '--is-shallow-repository']);
  return isShallow === 'false\n' ? found : undefined;
}

const LONGEST_PATH = 4096;
