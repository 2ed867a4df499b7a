import type { SprintDoc } from '../sprint';

/** What a sprint plan adds: its goal, limits, interfaces, success metrics and the files that it mandates. */
// biome-ignore lint/suspicious/noEmptyInterface: to be filled by its reader
export interface Plan {}

export function readPlan(_doc: SprintDoc): Plan {
  return {};
}
