import { type Git, readLine, readText } from './run';

/** What a working tree is compared with. */
export interface Base {
  /** "origin/main" */
  readonly name: string;
  /** Where the branch has left it. */
  readonly commit: string;
}

/** Local branches stand last: they lag behind. */
const DEFAULTS = [
  ...['refs/remotes/origin/HEAD', 'refs/remotes/origin/main', 'refs/remotes/origin/master'],
  ...['refs/heads/main', 'refs/heads/master', 'refs/heads/trunk', 'refs/heads/develop'],
];

/**
 * Where `head` (a ref, undefined for none) has left the branch `wanted`, or else the default branch. The default branch itself
 * is compared with its upstream, and without one with what is committed.
 */
export async function findBase(git: Git, head: string | undefined, wanted = ''): Promise<Base | undefined> {
  const ref = wanted ? await wantedBase(git, wanted) : await defaultBase(git, head);
  const commit = ref && (await commitOf(git, ref.ref));
  const base = commit && (await readLine(git, 'merge-base', 'HEAD', commit));
  return base ? { name: ref.name, commit: base } : undefined;
}

/** A branch rather than a tag of that name; one that only the remote has, as in a fresh clone, is the remote’s. */
async function wantedBase(git: Git, wanted: string): Promise<NamedRef | undefined> {
  for (const start of ['refs/heads/', 'refs/remotes/', '', 'refs/remotes/origin/'])
    if (await commitOf(git, start + wanted)) return named(start + wanted);
  return undefined;
}

const commitOf = async (git: Git, ref: string): Promise<string | undefined> =>
  isRef(ref) ? readLine(git, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`) : undefined;

interface NamedRef {
  readonly name: string;
  readonly ref: string;
}

async function defaultBase(git: Git, head: string | undefined): Promise<NamedRef | undefined> {
  const known = await readRefs(git, head);
  const first = DEFAULTS.find(each => known.has(each));
  const ref = first && (known.get(first)?.target || first);
  if (!ref) return undefined;
  if (!head || branchOf(ref) !== branchOf(head)) return named(ref);
  const upstream = known.get(head)?.upstream || (ref === head ? 'HEAD' : ref);
  return named(upstream);
}

interface Ref {
  /** Of a symbolic one, what it stands for. */
  readonly target: string | undefined;
  readonly upstream: string | undefined;
}

async function readRefs(git: Git, head: string | undefined): Promise<ReadonlyMap<string, Ref>> {
  const format = '--format=%(refname)%00%(symref)%00%(upstream)';
  const lines = (await readText(git, ['for-each-ref', format, ...DEFAULTS, ...(head ? [head] : [])]))?.split('\n');
  return new Map(
    (lines ?? []).map(line => {
      const [name = '', target, upstream] = line.split('\0');
      return [name, { target, upstream }];
    }),
  );
}

/** "refs/remotes/origin/main" -> "main" */
const branchOf = (ref: string): string => ref.replace(/^refs\/(?:heads|remotes\/[^/]+)\//, '');
const named = (ref: string): NamedRef => ({ name: ref.replace(/^refs\/(?:heads|remotes)\//, ''), ref });

/** No option, no range and no search, whatever a setting says (gitrevisions). */
const isRef = (text: string): boolean =>
  /^[^-\s\0-\x1f\x7f~^:?*[\\][^\s\0-\x1f\x7f~^:?*[\\]{0,250}$/.test(text) && !/\.\.|@\{/.test(text);
