import { URI, Utils } from 'vscode-uri';
import type { Host } from '../host';
import { parentOf, uriKey } from '../uris';

/** What is checked out; without a branch, some commit. */
export interface Head {
  readonly branch: string | undefined;
}

/**
 * What is checked out in the repository that a folder is in, as its `.git/HEAD` says (gitrepository-layout): version control
 * need not be asked. Undefined where there is none, or only version control knows. In a worktree `.git` is a file that leads
 * elsewhere, and nobody goes there from a workspace that is not trusted.
 */
export async function readHead(host: Pick<Host, 'readFile' | 'changes'>, folder: string): Promise<Head | undefined> {
  for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) {
    const head = await host.readFile(`${at}/.git/HEAD`);
    if (head !== undefined) return headOf(head);
    const link = await host.readFile(`${at}/.git`);
    if (link === undefined) continue;
    const elsewhere = folderNamed(at, link);
    const mayGo = elsewhere?.startsWith(`${folder}/`) || host.changes !== undefined;
    return elsewhere !== undefined && mayGo ? headOf(await host.readFile(`${elsewhere}/HEAD`)) : undefined;
  }
  return undefined;
}

/** "gitdir: ../.git/worktrees/night" */
function folderNamed(folder: string, link: string): string | undefined {
  const path = /^gitdir: ([^\r\n\0]+)\r?\n?$/.exec(link)?.[1]?.replaceAll('\\', '/');
  if (path === undefined) return undefined;
  const fromTop = /^[a-z]:\//i.test(path) ? `/${path}` : path;
  return uriKey(Utils.resolvePath(URI.parse(folder), fromTop).toString());
}

/** "ref: refs/heads/sprint-2", or the name of a commit. In a repository with reftables it says ".invalid". */
function headOf(text: string | undefined): Head | undefined {
  if (/^[0-9a-f]{40,64}\s*$/.test(text ?? '')) return { branch: undefined };
  const [, branch] = /^ref: *refs\/heads\/([^\s\0-\x1f\x7f]{1,250})\s*$/.exec(text ?? '') ?? [];
  return branch === undefined || branch.startsWith('.') ? undefined : { branch };
}
