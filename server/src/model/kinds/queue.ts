import type { SprintDoc } from '../sprint';

/** What a work queue adds: its claiming rules, its legend and its Completed tables. */
// biome-ignore lint/suspicious/noEmptyInterface: to be filled by its reader
export interface Queue {}

export function readQueue(_doc: SprintDoc): Queue {
  return {};
}
