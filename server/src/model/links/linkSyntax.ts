import { type Ranged, ranged } from '../../range';
import { decoded } from './paths';

/** Whether a path, as written, is one that only the files of a workspace can make true. */
export const isJudgedPath = (path: string): boolean =>
  path.length <= LONGEST_PATH &&
  !SCHEME_OR_HOST.test(path) &&
  !PLACEHOLDER.test(unescaped(path)) &&
  !WEB_PAGE.test(path) &&
  NAMED.test(path);

const LONGEST_PATH = 500;
const SCHEME_OR_HOST =
  /^(?:[a-z][a-z0-9+.-]*:|\/\/|www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|app|ai|co|edu|gov|us|uk|eu|de|fr|es|pt|br|cn)(?:\/|$))/i;
/** `plans/{{number}}.md`, `sprint_N.md`, `path/to/file.md`; and what no path of a link can hold. */
const PLACEHOLDER =
  /[<>{}*|$"?\\\p{Cc}\p{Cs}]|\.\.\.|…|Y{4}|(?:^|[/_.-])(?:N{1,4}|X{1,4})(?=[/_.-]|$)|path\/to\/|(?:^|\/)(?:your|link|url)[-_]/u;
/** What only a repository's pages on the web have. */
const WEB_PAGE = /(?:^|\/)(?:blob|tree|raw)\/[^/]+\//;
/** Without an ending, and not named as a folder, a site generator may find it where nobody else does. */
const NAMED = /(?:[^./]\.[A-Za-z0-9]{0,11}[A-Za-z][A-Za-z0-9]{0,11}|\/)$/;

/** Lines of code, text fragments, blocks of other tools, and the top of the page are no anchors of a document. */
export const isJudgedAnchor = (anchor: string): boolean =>
  anchor !== '' && !/^(?:top$|\^|:~:|L\d+(?:[C-]|$)|[!/])|[#=&{}<>*$]|\.\.\./i.test(anchor);

/** `[server](src/server.ts:154)` */
export function withoutLine({ value, range }: Ranged<string>): Ranged<string> {
  const line = /:\d{1,7}(?:[-:]\d{1,7})?$/.exec(value)?.[0] ?? '';
  const length = value.length - line.length;
  return ranged(value.slice(0, length), range.start, range.start + length);
}

/** A link's path as the file is called. */
export const plainPath = (path: string): string => decoded(unescaped(path));

/** Markdown's `\(` is a parenthesis; any other backslash stays. */
const unescaped = (path: string): string => path.replace(/\\(?=[!-/:-@[-`{-~])/g, '');
