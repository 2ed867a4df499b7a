/** Why no document can be made at a path that a person wrote; undefined where nothing speaks against it. */
export type PathFault = 'empty' | 'absolute' | 'outside' | 'ending' | 'characters';

/** A path relative to a workspace folder, with `/`, of a Markdown file inside it that every system can hold. */
export function pathFault(path: string): PathFault | undefined {
  if (!path.trim()) return 'empty';
  if (/^[/\\~]|^[a-z][\w+.-]*:/i.test(path)) return 'absolute';
  const segments = path.split('/');
  if (segments.includes('..')) return 'outside';
  if (path.includes('\\') || segments.some(isUnfit)) return 'characters';
  return /[^/.][^/]*\.(?:md|markdown)$/i.test(path) ? undefined : 'ending';
}

/** Empty, or what Windows or a terminal makes something else of. */
const isUnfit = (segment: string): boolean =>
  /^\s*$|[<>:"|?*]|\p{Cc}|\p{Bidi_Control}|^\s|[\s.]$/u.test(segment) ||
  /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(segment) ||
  segment.length > LONGEST;

const LONGEST = 200;
