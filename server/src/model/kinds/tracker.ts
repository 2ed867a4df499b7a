import type { SprintDoc } from '../sprint';

/** What a status tracker adds: the status lines of its phases. */
// biome-ignore lint/suspicious/noEmptyInterface: to be filled by its reader
export interface Tracker {}

export function readTracker(_doc: SprintDoc): Tracker {
  return {};
}
