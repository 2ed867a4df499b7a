import { DEFAULT_SETTINGS } from '../../server/src/config';
import { type Movement, move } from '../../server/src/features/actions/move/move';
import { applyEdits } from '../../server/src/features/edits';
import { readDocument } from '../../server/src/model/parse';
import type { Edit, SprintDoc } from '../../server/src/model/sprint';
import { makeProject } from '../../server/src/project';

export type Side = Movement['side'];

export const readMoved = (text: string, path = 'sprint_4_tracker.md'): SprintDoc =>
  readDocument(`file:///w/${path}`, path, text);

/** The document's text and the edits once tasks are moved, or why they are not. */
export function movedIn(doc: SprintDoc, movement: Movement): { text: string; edits: readonly Edit[] } | string {
  const outcome = move({ project: makeProject([doc]), settings: DEFAULT_SETTINGS, docs: [doc] }, movement);
  if ('refusal' in outcome) return outcome.refusal;
  const edits = [...outcome.edits.values()].flat();
  return { text: applyEdits(doc.text, edits), edits };
}

/** The same by words of the text: each of `tasks`, and `to`, stands once in it. */
export function moving(text: string, tasks: string | readonly string[], side: Side, to: string): string {
  const doc = readMoved(text);
  const found = [tasks].flat().map(each => ({ offset: text.indexOf(each) }));
  const result = movedIn(doc, { tasks: found, side, to: text.indexOf(to) });
  return typeof result === 'string' ? result : result.text;
}
