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
  const range = 'day' in since ? sinceDay(since.day) : await sinceAdded(git, since.added);
  const end = since.until === undefined ? [] : untilDay(since.until);
  if (!range || !end) return [];
  const [first, last] = ['day' in since ? since.day : '', since.until ?? '9999'];
  // Each commit's day is that where it was made, so those around the edges are sorted out here.
  return (await log(git, [...end, ...range])).filter(({ date }) => first <= date && date <= last);
}

function sinceDay(day: string): readonly string[] | undefined {
  const noon = noonOf(day);
  return noon === undefined ? undefined : [`--since=@${noon - 2 * DAY}`, 'HEAD'];
}

async function sinceAdded(git: Git, path: string): Promise<readonly string[] | undefined> {
  const first = await adding(git, path);
  return first === undefined ? undefined : ['HEAD', '--not', `${first}^@`];
}

function untilDay(day: string): readonly string[] | undefined {
  const noon = noonOf(day);
  return noon === undefined ? undefined : [`--until=@${noon + 2 * DAY}`];
}

/** Seconds since 1970. */
function noonOf(day: string): number | undefined {
  const noon = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T12:00:00Z`) / 1000 : Number.NaN;
  return Number.isNaN(noon) ? undefined : noon;
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

/**
 * The last commit that added a file; under another name it is another file. In a shallow clone the oldest commit seems to have
 * added all there is, and nothing is known.
 */
async function adding(git: Git, path: string): Promise<string | undefined> {
  if (!path || path.length > LONGEST_PATH || path.includes('\0')) return undefined;
  // Of a file that is not in the last commit, all of the history would be searched for nothing.
  if (!(await readLine(git, 'rev-parse', '--verify', '--quiet', `HEAD:./${path}`))) return undefined;
  const what = ['--diff-filter=A', '--no-renames', '--max-count=1', '--format=%H %P', 'HEAD', '--', path];
  const [, hash, parents] =
    /^([0-9a-f]{40,64}) ([0-9a-f ]*)\n$/.exec((await readText(git, [...LOG, ...what])) ?? '') ?? [];
  if (parents) return hash;
  const isShallow = await readText(git, ['rev-parse', '--is-shallow-repository']);
  return isShallow === 'false\n' ? hash : undefined;
}

const LONGEST_PATH = 4096;
