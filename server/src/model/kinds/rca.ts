import type { SprintDoc } from '../sprint';

/** What a root cause analysis adds: the incident, its causes, and the actions with owners and due dates. */
// biome-ignore lint/suspicious/noEmptyInterface: to be filled by its reader
export interface Rca {}

export function readRca(_doc: SprintDoc): Rca {
  return {};
}
