import { idKey } from '../../model/ids/ids';
import { type Mentions, mentionAt, readMentions } from '../../model/ids/mentions';
import type { Dependency, SprintDoc } from '../../model/sprint';
import type { Range } from '../../range';
import { holds } from '../places';
import { isOfSpan, spanEnds, spansOf } from './spans';

/** An id under the cursor. */
export interface IdPlace {
  readonly key: string;
  /** Without markup, exactly as long as its text. */
  readonly range: Range;
  readonly text: string;
}

/** The id that a document names at an offset, whether a task has it or not. */
export function idAt(doc: SprintDoc, offset: number): IdPlace | undefined {
  const mention = mentionAt(doc, offset);
  if (mention) return placeOf(doc, mention.key, mention.range);
  const isHere = (each: Dependency): boolean => isOfSpan(each) && holds(each.range, offset);
  const [span] = spansOf({ tasks: doc.tasks.filter(({ dependsOn }) => dependsOn.some(isHere)) }).filter(({ range }) =>
    holds(range, offset),
  );
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
