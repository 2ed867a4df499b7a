import type { VersionedEdits, WirePosition } from '../../../server/src/protocol';

/** A place in a document. */
export interface Place {
  readonly uri: string;
  readonly position: WirePosition;
}

/** Where a place is after edits of its document; what stood in replaced text is where that begins. */
export function shifted(place: Place, changes: readonly VersionedEdits[]): Place {
  const edits = changes.filter(({ uri }) => uri === place.uri).flatMap(change => change.edits);
  // From the last to the first, so that each edit's range still is one of the text before.
  const position = edits.toSorted((a, b) => compare(b.range.start, a.range.start)).reduce(behind, place.position);
  return { ...place, position };
}

type Edit = VersionedEdits['edits'][number];

function behind(position: WirePosition, { range: { start, end }, newText }: Edit): WirePosition {
  if (compare(position, start) < 0) return position;
  if (compare(position, end) < 0) return start;
  const lines = newText.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? '';
  const newEnd = {
    line: start.line + lines.length - 1,
    character: (lines.length === 1 ? start.character : 0) + last.length,
  };
  return position.line === end.line
    ? { line: newEnd.line, character: newEnd.character + position.character - end.character }
    : { line: position.line + newEnd.line - end.line, character: position.character };
}

const compare = (a: WirePosition, b: WirePosition): number => a.line - b.line || a.character - b.character;
