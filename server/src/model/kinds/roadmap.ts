import type { SprintDoc } from '../sprint';

/** What a roadmap adds: its sprints, each with weeks, scope, acceptance criteria and tasks. */
// biome-ignore lint/suspicious/noEmptyInterface: to be filled by its reader
export interface Roadmap {}

export function readRoadmap(_doc: SprintDoc): Roadmap {
  return {};
}
