/**
 * A text from its first character that says something: without byte order mark and space, and of XML without declaration, comments and
 * doctype. Undefined where it ends before. Looks at no character twice.
 */
export function headOf(text: string): string | undefined {
  for (let at = spaceEnd(text, 0); ; at = spaceEnd(text, at)) {
    if (at >= text.length) return undefined;
    const rest = text.slice(at, at + DOCTYPE.length).toUpperCase();
    const end = prologEnd(text, at, rest);
    if (end === 0) return STARTS.some(start => start.startsWith(rest)) ? undefined : text.slice(at);
    if (end < 0) return undefined;
    at = end;
  }
}

const DOCTYPE = '<!DOCTYPE';
const COMMENT = '<!--';
/** Where nothing more follows, each of these may have begun. */
const STARTS = [DOCTYPE, COMMENT];

/** Behind what says nothing yet; 0 where there is none, -1 where its end is missing. */
function prologEnd(text: string, at: number, rest: string): number {
  if (rest.startsWith(COMMENT)) return after(text, '-->', at + COMMENT.length);
  if (rest.startsWith('<?')) return after(text, '?>', at);
  return rest === DOCTYPE ? doctypeEnd(text, at) : 0;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** Quoted text and an internal subset may hold a ">". */
function doctypeEnd(text: string, from: number): number {
  let quote = '';
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote) quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '[') depth++;
    else if (character === ']') depth--;
    else if (character === '>' && depth <= 0) return at + 1;
  }
  return -1;
}

const SPACE = /[^\uFEFF\s]/g;

function spaceEnd(text: string, from: number): number {
  SPACE.lastIndex = from;
  return SPACE.exec(text)?.index ?? text.length;
}
