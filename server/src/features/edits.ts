import type { Edit, SprintDoc } from '../model/sprint';
import type { Range } from '../range';

/** The edits to one of several documents. */
export interface DocumentEdits {
  readonly doc: SprintDoc;
  readonly edits: readonly Edit[];
}

/** The text after `edits`, which must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { range, text: replacement } of inOrder(edits)) {
    parts.push(text.slice(at, range.start), replacement);
    at = range.end;
  }
  return [...parts, text.slice(at)].join('');
}

/** Whether two edits cannot both be made; two that insert at one place could be made in either order. */
export const conflicts = (a: Range, b: Range): boolean =>
  (a.start < b.end && b.start < a.end) || a.start === b.start || (isEmpty(a) && a.end === b.end);

/** One set of edits that does what `first`, and on its result `second`, do. */
export function composeEdits(length: number, first: readonly Edit[], second: readonly Edit[]): readonly Edit[] {
  return toEdits(change(toPieces(length, first), second), length);
}

/** A text as a sequence of stretches kept of the original and of new text between them. */
type Piece = Range | string;

function toPieces(length: number, edits: readonly Edit[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { range, text } of inOrder(edits)) {
    pieces.push({ start: at, end: range.start }, text);
    at = range.end;
  }
  return [...pieces, { start: at, end: length }];
}

function change(pieces: readonly Piece[], edits: readonly Edit[]): Piece[] {
  const result: Piece[] = [];
  const queue = [...pieces].reverse();
  let at = 0;
  const take = (until: number, keep: boolean) => {
    for (let piece = queue.pop(); piece !== undefined; piece = queue.pop()) {
      const size = sizeOf(piece);
      const room = until - at;
      if (size > room) {
        if (keep) result.push(part(piece, 0, room));
        queue.push(part(piece, room, size));
        at = until;
        return;
      }
      if (keep) result.push(piece);
      at += size;
    }
  };
  for (const { range, text } of inOrder(edits)) {
    take(range.start, true);
    result.push(text);
    take(range.end, false);
  }
  take(Number.POSITIVE_INFINITY, true);
  return result;
}

function toEdits(pieces: readonly Piece[], length: number): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let fresh = '';
  const close = (end: number) => {
    if (fresh || end > at) edits.push({ range: { start: at, end }, text: fresh });
    fresh = '';
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') fresh += piece;
    else if (sizeOf(piece) > 0) {
      close(piece.start);
      at = piece.end;
    }
  }
  close(length);
  return edits;
}

const isEmpty = ({ start, end }: Range): boolean => start === end;
const sizeOf = (piece: Piece): number => (typeof piece === 'string' ? piece.length : piece.end - piece.start);
const part = (piece: Piece, from: number, to: number): Piece =>
  typeof piece === 'string' ? piece.slice(from, to) : { start: piece.start + from, end: piece.start + to };
const inOrder = (edits: readonly Edit[]): Edit[] =>
  [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
