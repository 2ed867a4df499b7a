import type { DocumentHighlight, Location } from 'vscode-languageserver';
import type { Facts, SprintDoc } from '../../model/sprint';
import type { Project } from '../../project';
import { contains, isInside, type Position, type Range } from '../../range';
import { toLspRange } from '../lsp';
import { idAt, mentionsIn } from './idAt';
import { type IdSymbol, Meanings } from './meanings';
import { isOfSpan } from './spans';

export interface ReferenceRequest {
  readonly position: Position;
  /** Also where the task is defined. */
  readonly includeDeclaration: boolean;
}

/** Every place in sprint documents that names the task under the cursor, spans such as “T1–T5” that cover it too. */
export function references(
  project: Project,
  doc: SprintDoc,
  { position, includeDeclaration }: ReferenceRequest,
): Location[] {
  const place = idAt(doc, doc.lines.offsetAt(position));
  if (!place) return [];
  const meanings = new Meanings(project, place.key);
  const symbol = meanings.symbolFor(doc);
  const spansIn = spansAround(project, place.key);
  if (!symbol) return doc.kind ? locationsIn(doc, namesIn(doc, place.key, spansIn(doc))) : [];
  const { certain, uncertain } = meanings.documentsOf(symbol);
  const others = [...certain, ...uncertain].filter(({ uri }) => uri !== doc.uri);
  return [doc, ...others].flatMap(each => {
    const declared = inOrder(includeDeclaration ? [] : declaredIn(each, symbol));
    return locationsIn(
      each,
      namesIn(each, place.key, spansIn(each)).filter(range => !isInside(range, declared)),
    );
  });
}

/** The other places of the id under the cursor in its document; none where it is no task's, in an ordinary document. */
export function highlights(project: Project, doc: SprintDoc, position: Position): DocumentHighlight[] {
  const place = idAt(doc, doc.lines.offsetAt(position));
  if (!place || (!doc.kind && !project.tasksById.has(place.key))) return [];
  const declared = inOrder((doc.ids.get(place.key)?.tasks ?? []).flatMap(({ id }) => id?.range ?? []));
  return namesIn(doc, place.key, spansAround(project, place.key)(doc)).map(range => ({
    range: toLspRange(doc.lines, range),
    kind: isInside(range, declared) ? WRITE : READ,
  }));
}

const [READ, WRITE] = [2, 3] as const;

function declaredIn({ uri }: Pick<Facts, 'uri'>, { definitions }: IdSymbol): readonly Range[] {
  return definitions.flatMap(({ doc, task }) => (doc.uri === uri && task.id ? [task.id.range] : []));
}

/** By document, where tasks wait for several ids in one, “T1–T5”, of which this is one. */
function spansAround(project: Project, key: string): (doc: Facts) => readonly Range[] {
  const spans = new Map<string, Map<number, Range>>();
  for (const { doc, task } of project.waitingFor.get(key) ?? [])
    for (const each of task.dependsOn) {
      if (each.key !== key || !isOfSpan(each)) continue;
      const known = spans.get(doc.uri) ?? new Map<number, Range>();
      if (!known.has(each.range.start)) known.set(each.range.start, each.range);
      spans.set(doc.uri, known);
    }
  return ({ uri }) => [...(spans.get(uri)?.values() ?? [])];
}

/** Where a document names an id, in the order of the text. */
function namesIn(doc: Facts | SprintDoc, key: string, spans: readonly Range[]): Range[] {
  const named = ('text' in doc ? mentionsIn(doc) : doc.mentions).get(key) ?? [];
  const others = spans.filter(span => !named.some(each => contains(span, each)));
  return [...named, ...others].sort((a, b) => a.start - b.start);
}

const inOrder = (ranges: readonly Range[]): readonly Range[] => [...ranges].sort((a, b) => a.start - b.start);

const locationsIn = ({ uri, lines }: Facts, ranges: readonly Range[]): Location[] =>
  ranges.map(range => ({ uri, range: toLspRange(lines, range) }));
