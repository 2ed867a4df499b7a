import { idKey } from '../../model/ids/ids';
import type { Edit, SprintDoc } from '../../model/sprint';
import type { Project } from '../../project';
import { contains, type Position } from '../../range';
import { idAt, mentionsIn } from './idAt';
import { ambiguous, NO_ID, namesakesIn, type Refusal, type Renamable, refusedName, renamable } from './refusals';
import { renamedInSpan, spansOf } from './spans';

/** What would be renamed at a place, before a new name is known. */
export function prepareRename(project: Project, doc: SprintDoc, position: Position): Renamable | Refusal {
  const place = idAt(doc, doc.lines.offsetAt(position));
  return place ? renamable(project, doc, place) : NO_ID;
}

export interface RenameRequest {
  readonly position: Position;
  readonly newName: string;
}

/** What is renamed to what. */
export interface Renaming extends Renamable {
  readonly to: string;
}

/** Whether the id at a place can be given that new name, as far as sprint documents tell. */
export function planRename(project: Project, doc: SprintDoc, { position, newName }: RenameRequest): Renaming | Refusal {
  const found = prepareRename(project, doc, position);
  if ('refused' in found) return found;
  const to = newName.trim();
  return refusedName(project, found, to) ?? { ...found, to };
}

/** The edits that rename the id in a document that means this task by it. */
export function renameEdits(doc: SprintDoc, { place, to }: Renaming): readonly Edit[] | Refusal {
  const twice = namesakesIn(doc, place.key);
  if (twice) return ambiguous(place, ...twice);
  const isSpelling = idKey(to) === place.key;
  const spans = isSpelling ? [] : spansOf(doc);
  const rewritten = spans.flatMap(span => renamedInSpan(doc.text, span, { key: place.key, to }));
  const named = (mentionsIn(doc).get(place.key) ?? [])
    .filter(range => !rewritten.some(each => contains(each.range, range)))
    .filter(({ start, end }) => doc.text.slice(start, end) !== to)
    .map(range => ({ range, text: inFrontMatter(doc, range, to) }));
  return [...named, ...rewritten].sort((a, b) => a.range.start - b.range.start);
}

/** To YAML, a bare `1.10` is the number 1.1. */
function inFrontMatter({ frontMatter, text }: SprintDoc, range: { start: number; end: number }, to: string): string {
  const isInside = frontMatter && contains(frontMatter.range, range);
  const isQuoted = /["']/.test(text[range.start - 1] ?? '') && text[range.start - 1] === text[range.end];
  return isInside && !isQuoted && /^\d+\.\d+$/.test(to) ? `"${to}"` : to;
}

/** Whether a text may name the id at all, in a sentence or in a heading's anchor: most texts need not be read. */
export function mayName(key: string): (text: string) => boolean {
  const parts = key.split(/[-.]/).map(part => part.replace(/\d+/g, '0{0,9}$&'));
  const pattern = new RegExp(parts.join('[-.\\u2010-\\u2015\\u2212]?'), 'i');
  return text => pattern.test(text);
}
