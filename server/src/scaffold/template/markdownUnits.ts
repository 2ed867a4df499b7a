import { parseMarkdown } from '../../model/markdown/markdown';
import { blockUnit } from './blockUnits';
import { codeUnit, destinationUnit } from './codeUnits';
import { lineUnit } from './lineUnits';
import type { Placeholder } from './placeholders';
import { type Place, placesOf } from './places';
import type { Group, Source, Unit } from './source';
import { verbatimUnit } from './verbatimUnits';

/** The variables of a template's body, each in the way of the place where it stands. */
export function markdownUnits(source: Source, start: number, placeholders: readonly Placeholder[]): readonly Unit[] {
  if (!placeholders.length) return [];
  const places = placesOf(parseMarkdown(source.masked, start), source, placeholders);
  const units: Unit[] = [];
  for (let at = 0; at < placeholders.length; ) {
    const [first, place] = [placeholders[at] as Placeholder, places[at] as Place];
    // What one code span or destination holds is written together.
    const node = place.type === 'code' || place.type === 'destination' ? place.node : first;
    let next = at + 1;
    while (next < placeholders.length && (placeholders[next] as Placeholder).start < node.end) next++;
    units.push(
      unitOf(source, place, {
        start: node.start,
        end: node.end,
        placeholders: [first, ...placeholders.slice(at + 1, next)],
      }),
    );
    at = next;
  }
  return units;
}

const unitOf = (source: Source, place: Place, group: Group): Unit => {
  if (place.type === 'block') return blockUnit(source, place, group.placeholders[0]);
  if (place.type === 'line') return lineUnit(source, place, group.placeholders[0]);
  if (place.type === 'code') return codeUnit(source, place, group);
  if (place.type === 'destination') return destinationUnit(source, group);
  return verbatimUnit(source, place, group.placeholders[0]);
};
