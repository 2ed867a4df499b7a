import { readDocument } from '../../model/parse';
import type { Edit, SprintDoc } from '../../model/sprint';
import type { Position } from '../../range';

/** A line that was just broken in two. Offsets are those of the document as it is now. */
export interface BrokenLine {
  readonly doc: SprintDoc;
  /** The document as it was before, in which the break is no end of a list or table. */
  readonly before: SprintDoc;
  /** Where the upper line starts and ends; up to its end, both readings have the same offsets. */
  readonly start: number;
  readonly end: number;
  /** Where the lower line starts. */
  readonly next: number;
  /** Behind what the editor indented the lower line with. */
  readonly cursor: number;
  /** What stands behind the cursor, up to the end of its line. */
  readonly rest: string;
}

export function brokenLine(doc: SprintDoc, position: Position): BrokenLine | undefined {
  if (position.line < 1 || position.line >= doc.lines.lineCount) return undefined;
  const upper = doc.lines.lineRange(position.line - 1);
  const lower = doc.lines.lineRange(position.line);
  const cursor = doc.lines.offsetAt(position);
  const { text } = doc;
  // Anything but blanks was put there by an editor that continues lists itself.
  if (text.slice(lower.start, cursor).trim() || !CONTINUABLE.test(text.slice(upper.start, upper.end))) return undefined;
  const before = readDocument(doc.uri, doc.path, text.slice(0, upper.end) + text.slice(cursor), doc);
  const rest = text.slice(cursor, lower.end);
  return { doc, before, start: upper.start, end: upper.end, next: lower.start, cursor, rest };
}

/** Most lines are neither a row nor a box, and cost no reading. */
const CONTINUABLE = /\||\[[ xX]?\]/;

/** Adds to what the editor has indented the line with already. */
export function typed({ doc, next, cursor }: BrokenLine, wanted: string): readonly Edit[] {
  const there = doc.text.slice(next, cursor);
  return wanted.startsWith(there)
    ? [{ range: { start: cursor, end: cursor }, text: wanted.slice(there.length) }]
    : [{ range: { start: next, end: cursor }, text: wanted }];
}
