import type { Range } from '../../range';
import type { Cursor } from './cursor';

/** Where a chosen text goes. */
export interface Slot {
  /** What is replaced and stands before the cursor. */
  readonly typed: string;
  /** What stands there is a value of its own: whatever is offered may replace it. */
  readonly isWhole?: boolean;
  /** The edit that puts a text of one line in. */
  fit(text: string): Fitted;
}

export interface Fitted {
  /** On the cursor's line, around or beside the cursor. */
  readonly range: Range;
  readonly before: string;
  readonly after: string;
}

/** Replaces just that. */
export const slotOf = ({ doc, offset }: Cursor, range: Range): Slot => ({
  typed: doc.text.slice(range.start, offset),
  fit: () => ({ range, before: '', after: '' }),
});

/** The same with something before it that is not there yet, such as a space. */
export const slotAfter = (cursor: Cursor, range: Range, before: string): Slot => ({
  ...slotOf(cursor, range),
  fit: () => ({ range, before, after: '' }),
});

/** The word around the cursor, made of `characters`, the inside of a pattern's brackets. */
export function wordAt({ before, after, offset }: Cursor, characters: string): Range {
  const left = new RegExp(`[${characters}]*$`, 'u').exec(before.slice(-LONGEST_WORD))?.[0] ?? '';
  const right = new RegExp(`^[${characters}]*`, 'u').exec(after.slice(0, LONGEST_WORD))?.[0] ?? '';
  return { start: offset - left.length, end: offset + right.length };
}

const LONGEST_WORD = 200;
