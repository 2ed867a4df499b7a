import { idKey } from '../../model/ids/ids';
import type { Edit, SprintDoc } from '../../model/sprint';
import type { Project } from '../../project';
import { contains, type Position, type Range } from '../../range';
import { idAt, mentionsIn } from './idAt';
import { ambiguous, NO_ID, namesakesIn, type Refusal, type Renamable, refusedName, renamable } from './refusals';
import { renamedInSpan, type Span, spanInText, spansOf } from './spans';

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
  const mentions = mentionsIn(doc).get(place.key) ?? [];
  const dependencies = isSpelling ? [] : spansOf(doc);
  const sentences = isSpelling ? [] : mentions.flatMap(range => spanInText(doc.text, range) ?? []);
  const isKnown = ({ range }: Span) => dependencies.some(each => contains(each.range, range));
  const spans = [...dependencies, ...sentences.filter(each => !isKnown(each))];
  const rewritten = spans.flatMap(span => renamedInSpan(doc.text, span, { key: place.key, to }));
  const named = mentions
    .filter(range => !rewritten.some(each => contains(each.range, range)))
    .filter(({ start, end }) => doc.text.slice(start, end) !== to)
    .map(range => ({ range, text: inFrontMatter(doc, range, isSpelling ? to : spelledAs(doc, range, { place, to })) }));
  return [...named, ...rewritten].sort((a, b) => a.range.start - b.range.start);
}

/** A document that writes “5.1” for 5-1 goes on to write “5.7” for 5-7. */
function spelledAs({ text }: SprintDoc, { start, end }: Range, { place, to }: Pick<Renaming, 'place' | 'to'>): string {
  const mark = (id: string): string | undefined => /(?<=\d)[-.](?=\d)/.exec(id)?.[0];
  const [own, asked] = [mark(text.slice(start, end)), mark(place.text)];
  if (!own || !asked || own === asked || mark(to) !== asked) return to;
  const spelled = to.replace(/(?<=\d)[-.](?=\d)/g, own);
  return idKey(spelled) === idKey(to) ? spelled : to;
}

/** To YAML, a bare `1.10` is the number 1.1. */
function inFrontMatter({ frontMatter, text }: SprintDoc, range: Range, to: string): string {
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
