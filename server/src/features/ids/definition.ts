import type { Location, LocationLink } from 'vscode-languageserver';
import type { SprintDoc } from '../../model/sprint';
import type { Project, TaskInDoc } from '../../project';
import type { Position } from '../../range';
import { toLspRange } from '../lsp';
import { holds } from '../places';
import { idAt } from './idAt';
import { Meanings } from './meanings';

/**
 * The task that an id names. From there it goes on to where else the same task is told, such as its story file. More than
 * one place only where nothing tells which of several tasks is meant, or where there are several to go on to.
 */
export function definition(project: Project, doc: SprintDoc, position: Position): LocationLink[] {
  const offset = doc.lines.offsetAt(position);
  const place = idAt(doc, offset);
  const symbol = place && new Meanings(project, place.key).symbolFor(doc);
  if (!symbol) return [];
  const [first, ...others] = symbol.definitions;
  const isHere = first?.doc.uri === doc.uri && first.task.id && holds(first.task.id.range, offset);
  const places = isHere && others.length ? others : [...(first ? [first] : []), ...symbol.rivals];
  return places.map(each => ({ ...linkTo(each), originSelectionRange: toLspRange(doc.lines, place.range) }));
}

/** A client that knows no links is told only where the id stands. */
export const toLocation = ({ targetUri, targetSelectionRange }: LocationLink): Location => ({
  uri: targetUri,
  range: targetSelectionRange,
});

function linkTo({ doc, task }: TaskInDoc): LocationLink {
  return {
    targetUri: doc.uri,
    targetRange: toLspRange(doc.lines, task.range),
    targetSelectionRange: toLspRange(doc.lines, task.id?.range ?? task.title.range),
  };
}
