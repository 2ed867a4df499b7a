import type { Range } from '../../range';
import type { Edit } from '../sprint';

/** `edits` are sorted, or in the order of the text, and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const { range, text: replacement } of edits) {
    out += text.slice(at, range.start) + replacement;
    at = range.end;
  }
  return out + text.slice(at);
}

/** Where an offset into the edited text stands in the original; inserted text stands where it was inserted. */
export function originalRange({ start, end }: Range, edits: readonly Edit[]): Range {
  return { start: originalOffset(start, edits), end: originalOffset(end, edits) };
}

function originalOffset(offset: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const { range, text } of edits) {
    const start = range.start + shift;
    if (offset <= start) break;
    if (offset < start + text.length) return range.start;
    shift += text.length - (range.end - range.start);
  }
  return offset - shift;
}
