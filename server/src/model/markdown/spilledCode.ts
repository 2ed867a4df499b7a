import type { Range } from '../../range';

/**
 * Where an example of Markdown that holds a code block of its own spills out of its fence: to Markdown, the inner block's
 * end is the end of the outer one, and the outer one's end begins another. What stands between is still the example.
 */
export function spilledCode(text: string): Range[] {
  const spilled: Range[] = [];
  let open: Fence | undefined;
  let holdsFence = false;
  let spilledFrom: number | undefined;
  for (const fence of fencesOf(text)) {
    if (!open) {
      if (spilledFrom !== undefined && !fence.hasInfo) {
        spilled.push({ start: spilledFrom, end: fence.start });
        spilledFrom = undefined;
        continue;
      }
      open = fence;
      holdsFence = false;
    } else if (fence.length < open.length) continue;
    else if (fence.hasInfo) holdsFence = true;
    else {
      if (holdsFence) spilledFrom = fence.start;
      open = undefined;
    }
  }
  if (spilledFrom !== undefined) spilled.push({ start: spilledFrom, end: text.length });
  return spilled;
}

/** A line of backticks. One with a word after them opens a block and never ends one. */
interface Fence {
  readonly start: number;
  readonly length: number;
  readonly hasInfo: boolean;
}

function* fencesOf(text: string): Generator<Fence> {
  for (let at = text.indexOf(FENCE); at >= 0; ) {
    let lineStart = at;
    while (lineStart > 0 && /[ \t]/.test(text[lineStart - 1] as string)) lineStart--;
    let end = at;
    while (text[end] === '`') end++;
    LINE_END.lastIndex = end;
    const info = LINE_END.exec(text)?.[0] ?? '';
    const isFirst = lineStart === 0 || /[\r\n]/.test(text[lineStart - 1] as string);
    if (isFirst && !info.includes('`')) yield { start: at, length: end - at, hasInfo: info.trim() !== '' };
    at = text.indexOf(FENCE, end + info.length);
  }
}

const FENCE = '```';
const LINE_END = /[^\r\n]*/y;
