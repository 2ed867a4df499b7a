import type { SprintDoc } from '../sprint';

/** What a story or task file adds: its acceptance criteria. */
// biome-ignore lint/suspicious/noEmptyInterface: to be filled by its reader
export interface Story {}

export function readStory(_doc: SprintDoc): Story {
  return {};
}
