import type { PathFault } from '../scaffold';

/**
 * Why no document can be made at a path relative to a workspace folder, with `/`; undefined where its letters do not speak
 * against it: a Markdown file inside the folder that every system can hold. Links are not followed.
 */
export function pathFault(path: string): PathFault | undefined {
  if (!path.trim()) return 'empty';
  if (/^[/\\~]|^[a-z][\w+.-]*:/i.test(path)) return 'absolute';
  // What is too long is looked at no further.
  if (path.length > LONGEST_PATH) return 'long';
  const segments = path.split('/');
  if (segments.includes('..')) return 'outside';
  if (path.includes('\\') || segments.some(isUnfit)) return 'characters';
  if (segments.some(isReserved)) return 'reserved';
  if (segments.some(segment => bytesOf(segment) > LONGEST_SEGMENT)) return 'long';
  return /[^/.][^/]*\.(?:md|markdown)$/i.test(path) ? undefined : 'ending';
}

/** Windows refuses longer ones, with the folder around it, unless somebody has told it otherwise. In UTF-16 units. */
const LONGEST_PATH = 240;
/** File systems hold 255 bytes of UTF-8; a name that is being written grows for a while. */
const LONGEST_SEGMENT = 200;

/** Empty, or what Windows or a terminal makes something else of. */
const isUnfit = (segment: string): boolean =>
  /^\s*$|[<>:"|?*]|\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}|\p{Bidi_Control}|^\s|[\s.]$/u.test(segment);

/** The names of Windows' devices, whatever follows, and Git's own folder in all its spellings. */
function isReserved(segment: string): boolean {
  const name = segment.replace(/\p{Cf}/gu, '');
  return DEVICE.test(name) || /^(?:\.git|git~\d)$/i.test(name);
}

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(?:\.|$)/i;

function bytesOf(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
