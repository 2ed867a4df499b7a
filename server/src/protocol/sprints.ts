import type { WireRange } from './places';
import type { TreeProgress } from './trees';

/** Client → server: the sprints that have work, and which is the active one. Params: `SprintsParams`; result: `SprintsAnswer`. */
export const SPRINTS = 'sprintmark/sprints';

export interface SprintsParams {
  /** The document in front. */
  uri?: string;
  /** `id` of the one that a person chose. */
  chosen?: string;
}

export interface SprintsAnswer {
  /** The chosen one, else that of the document in front, else that of the branch, else the newest that is not finished. */
  active: SprintSummary | null;
  /** Newest first. */
  sprints: SprintSummary[];
}

export interface SprintSummary {
  /** Stable. */
  id: string;
  /** As written. */
  number: string;
  title?: string;
  /** Where products of one workspace have sprints of one number: which it is. */
  product?: string;
  status?: string;
  progress?: TreeProgress;
  /** Of its plan: `timebox_minutes`, else `focus_minutes`. */
  timebox?: { minutes: number; key: string; uri: string; range: WireRange };
  /** Its plan, else its first document. */
  uri: string;
  range: WireRange;
}
