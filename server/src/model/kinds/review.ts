import type { SprintDoc } from '../sprint';

/** What a review or completion report adds: its outcome, metrics and follow-ups. */
// biome-ignore lint/suspicious/noEmptyInterface: to be filled by its reader
export interface Review {}

export function readReview(_doc: SprintDoc): Review {
  return {};
}
