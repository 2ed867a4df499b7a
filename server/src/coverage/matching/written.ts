/** A path as a report writes it, taken apart. */
export interface Written {
  /** Without "." and "..", in composed characters (NFC); a drive in lower case. */
  readonly segments: readonly string[];
  readonly isAbsolute: boolean;
  /** How many folders it goes up first. */
  readonly ups: number;
}

/** Longer ones are no paths: PATH_MAX of Linux. */
const LONGEST = 4096;
const SCHEME = /^([a-z][a-z\d+.-]+):\/\/+/i;
const DRIVE = /^[a-z]:$/i;

/**
 * "C:\app\src\a.ts" and "file:///app/./src/b/../a.ts" -> ["c:", "app", "src", "a.ts"] and ["app", "src", "a.ts"]; undefined for what can
 * be no path of a file. A `..` behind a link may mean another folder than this.
 */
export function writtenPath(path: string): Written | undefined {
  if (!path || path.length > LONGEST || path.includes('\0')) return undefined;
  const scheme = SCHEME.exec(path);
  const plain = scheme ? path.slice(scheme[0].length) : path;
  const isFile = scheme?.[1]?.toLowerCase() === 'file';
  const parts = (isFile ? unescaped(plain) : withSlashes(plain)).normalize().split('/');
  const segments: string[] = [];
  let ups = 0;
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part !== '..') segments.push(part);
    else if (segments.pop() === undefined) ups++;
  }
  const [first] = segments;
  const hasDrive = first !== undefined && DRIVE.test(first);
  if (hasDrive) segments[0] = first.toLowerCase();
  const isAbsolute = isFile || hasDrive || (!scheme && parts[0] === '' && parts.length > 1);
  return { segments, isAbsolute, ups: isAbsolute ? 0 : ups };
}

/** A `\` is a letter of a name except on Windows, whose paths have no `/` or begin with a drive. */
const withSlashes = (path: string): string =>
  /^[a-z]:[\\/]|^\\\\/i.test(path) || !path.includes('/') ? path.replace(/\\/g, '/') : path;

/** Without percent-encoding; a stray % stays. */
export function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
