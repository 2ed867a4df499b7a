import type { ChangedFile, Changes, ChangesSince } from './diff';
import { type Diff, DiffReader } from './diff';
import { type Base, findBase } from './git/base';
import { findGit } from './git/program';
import { type Git, readLine, runGit } from './git/run';
import { addUntracked } from './git/untracked';

/**
 * What git says of a folder on this machine: its branch, and the lines that differ in the working tree, staged or not, from
 * where it left `base`, or else the default branch. Undefined without git or a repository; never throws. Only for folders
 * that are trusted: a repository says itself what git runs, such as the filters of its attributes.
 */
export async function gitChanges(folder: string, base?: string): Promise<Changes | undefined> {
  const program = await findGit(folder);
  if (program === undefined) return undefined;
  const git: Git = { program, folder };
  const [head, tree] = await Promise.all([
    readLine(git, 'symbolic-ref', '--quiet', 'HEAD'),
    // What has no file in the last commit is no part of this repository, although it may lie below its top.
    readLine(git, 'rev-parse', '--verify', '--quiet', 'HEAD:./'),
  ]);
  const branch = /^refs\/heads\/(.+)$/.exec(head ?? '')?.[1];
  const found = tree === undefined ? undefined : await findBase(git, head, base);
  const since = found && (await changesSince(git, found));
  return branch === undefined && !since ? undefined : { branch, since };
}

async function changesSince(git: Git, { name, commit }: Base): Promise<ChangesSince | undefined> {
  const diff = await readDiff(git, commit);
  if (!diff) return undefined;
  const files = new Map<string, ChangedFile>(diff.files);
  const added = await addUntracked(git, files);
  return { base: name, files, netLines: added === undefined ? undefined : diff.netLines + added };
}

async function readDiff(git: Git, commit: string): Promise<Diff | undefined> {
  const reader = new DiffReader();
  const isWhole = await runGit(git, ['diff-index', ...DIFF, commit, '--'], bytes => reader.write(bytes));
  return isWhole ? reader.end() : undefined;
}

/** What settings could say otherwise is said in full; a submodule is another repository, and git would run there as well. */
const DIFF = [
  ...['--patch', '--unified=0', '--inter-hunk-context=0', '--relative', '--src-prefix=a/', '--dst-prefix=b/'],
  ...['--no-color', '--no-ext-diff', '--no-textconv', '--find-renames', '-l1000', '--diff-algorithm=default'],
  ...['--ignore-submodules=all', '-O/dev/null', '--full-index'],
];
