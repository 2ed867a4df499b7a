import type { SprintDoc } from '../sprint';

/** What a readiness document adds: verdict, previous sprint, prerequisites, blockers, timeline and sign-off. */
// biome-ignore lint/suspicious/noEmptyInterface: to be filled by its reader
export interface Readiness {}

export function readReadiness(_doc: SprintDoc): Readiness {
  return {};
}
