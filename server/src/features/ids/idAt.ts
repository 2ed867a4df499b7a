import { idKey } from '../../model/ids/ids';
import { type Mentions, readMentions } from '../../model/ids/mentions';
import type { SprintDoc } from '../../model/sprint';
import type { Range } from '../../range';
import { holds } from '../places';
import { spanEnds, spansOf } from './spans';

/** An id under the cursor. */
export interface IdPlace {
  readonly key: string;
  /** Without markup, exactly as long as its text. */
  readonly range: Range;
  readonly text: string;
}

/** The id that a document names at an offset, whether a task has it or not. */
export function idAt(doc: SprintDoc, offset: number): IdPlace | undefined {
  for (const [key, ranges] of mentionsIn(doc))
    for (const range of ranges) if (holds(range, offset)) return placeOf(doc, key, range);
  const span = spansOf(doc).find(({ range }) => holds(range, offset));
  const end = span && spanEnds(doc.text, span).find(({ range }) => holds(range, offset));
  return end && placeOf(doc, idKey(end.value), end.range);
}

/** Where a document names which id; asked for of an ordinary document, that is read as well. */
export const mentionsIn = (doc: SprintDoc): Mentions => (doc.kind ? doc.mentions : doc.once(ORDINARY, readMentions));

const ORDINARY = {};

const placeOf = ({ text }: SprintDoc, key: string, range: Range): IdPlace => ({
  key,
  range,
  text: text.slice(range.start, range.end),
});
