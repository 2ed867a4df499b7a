import { plainPath } from '../../model/links/linkSyntax';
import type { Target } from '../../model/links/linkTargets';
import { relativePath, resolvePath, segmentsOf } from '../../model/links/paths';

export interface Rewriting {
  /** Where the target is and where it will be, relative to the workspace folder. */
  readonly from: string;
  readonly to: string;
  /** That of the document, before and after. */
  readonly folders: { readonly from: readonly string[]; readonly to: readonly string[] };
  /** White space would end it. */
  readonly isBare: boolean;
}

/** A path as it must be written afterwards, in the manner in which it is written now; undefined where it cannot be. */
export function rewrittenPath({ source, path: { value }, leaves }: Target, rewriting: Rewriting): string | undefined {
  const plain = source === 'link' ? plainPath(value) : value;
  const path = leaves ? leavingPath(plain, rewriting) : pathFor(plain, source, withSameEnding(plain, rewriting));
  if (path === undefined || path === plain) return undefined;
  const slashed = plain.endsWith('/') && !path.endsWith('/') ? `${path}/` : path;
  return source === 'link' ? asLink(slashed, value, rewriting) : asCell(slashed, rewriting);
}

/** A site's “page.html” is made of the file “page.md”. */
function withSameEnding(plain: string, rewriting: Rewriting): Rewriting {
  const ending = /\.html?$/i.exec(plain)?.[0];
  if (!ending || !/\.md$/i.test(rewriting.from)) return rewriting;
  const renamed = (path: string): string => path.replace(/\.(?:md|markdown)$/i, ending);
  return { ...rewriting, from: renamed(rewriting.from), to: renamed(rewriting.to) };
}

function pathFor(plain: string, source: Target['source'], { from, to, folders }: Rewriting): string | undefined {
  const isRelative = !plain.startsWith('/') && resolvePath(folders.from, plain) === from;
  const isRooted = resolvePath([], plain) === from;
  if (source === 'link' ? isRelative : isRelative && !(isRooted && folders.from.length === 0)) {
    if (resolvePath(folders.to, plain) === to) return undefined;
    const path = relativePath(folders.to, to);
    // A cell that says where to look from here is not expected to lead upward, if it did not before.
    if (source === 'story-file' && path.startsWith('../') && !plain.startsWith('../')) return to;
    return plain.startsWith('./') && !path.startsWith('.') ? `./${path}` : path;
  }
  return withSameTop(plain, from, to) ?? (source === 'story-file' ? relativePath(folders.to, to) : undefined);
}

/** "/plans/3.md" that is "docs/plans/3.md" -> "/plans/4.md"; "team/plans/3.md" in a folder “team” -> "team/plans/4.md" */
function withSameTop(plain: string, from: string, to: string): string | undefined {
  const lead = /^\.?\//.exec(plain)?.[0] ?? '';
  const path = plain.slice(lead.length).replace(/\/$/, '');
  if (path.endsWith(from)) return lead + path.slice(0, path.length - from.length) + to;
  const top = from.endsWith(`/${path}`) ? from.slice(0, -path.length) : undefined;
  return top !== undefined && to.startsWith(top) ? lead + to.slice(top.length) : undefined;
}

/** What stands beside the workspace folder is one step further away from a deeper folder. */
function leavingPath(plain: string, { folders }: Rewriting): string {
  const rest = segmentsOf(plain).filter(segment => segment !== '..');
  return [...folders.to.map(() => '..'), '..', ...rest].join('/');
}

/** Parts of the path that stay are written as they were. */
function asLink(path: string, before: string, { isBare }: Rewriting): string | undefined {
  if (!isBare || /\s/.test(before)) return /[<>\r\n]/.test(path) ? undefined : path;
  const written = new Map(before.split('/').map(segment => [plainPath(segment), segment]));
  const encode = /%[89A-F][0-9A-F]/i.test(before) ? encodedWholly : encoded;
  return path
    .split('/')
    .map(segment => written.get(segment) ?? encode(segment))
    .join('/');
}

const encoded = (segment: string): string =>
  segment.replace(/[\s%#?()<>"\\|`*[\]]/g, character =>
    character < '\x80'
      ? `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
      : encodeURIComponent(character),
  );
/** Half a surrogate pair has no encoding, and stays. */
const encodedWholly = (segment: string): string =>
  encoded(segment).replace(/[^\x00-\x7f\p{Cs}]+/gu, text => encodeURIComponent(text));

/** A cell ends at a pipe; a path in it at white space, unless it stands in backticks. */
function asCell(path: string, { isBare }: Rewriting): string | undefined {
  if (/[\r\n`|]/.test(path)) return undefined;
  return isBare && /\s/.test(path) ? `\`${path}\`` : path;
}
