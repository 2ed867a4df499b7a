import type { WirePosition, WireRange } from './places';

export type TaskVerb = 'claim' | 'start' | 'done' | 'block' | 'unblock' | 'check' | 'uncheck';

/** Client → server: what can be done with the task at a place. Params: `PlaceParams`; result: `TaskOffer[]`. */
export const OFFERS = 'sprintmark/offers';

export interface PlaceParams {
  uri: string;
  position: WirePosition;
}

export interface TaskOffer {
  verb: TaskVerb;
  /** As a menu shows it: “Claim 9-4 as Dev 1”. */
  title: string;
  /** Who would do it; absent where the document does not say who works on what. */
  owner?: string;
  /** Why it cannot be done now. */
  refusal?: string;
}

/** Client → server: the edit that does it. Params: `ActParams`; result: `EditAnswer`. */
export const ACT = 'sprintmark/act';

export interface ActParams extends PlaceParams {
  verb: TaskVerb;
  /** Any name; where the document does not say who works on what, it is left out. */
  owner?: string;
  /** The task's title or id as it was shown: in another text, something else may stand at the place. */
  label?: string;
}

/** Client → server: the edit that moves tasks of one document. Params: `MoveParams`; result: `EditAnswer`. */
export const MOVE = 'sprintmark/move';

export interface MoveParams {
  uri: string;
  /** In the order in which they are to stand. */
  tasks: { position: WirePosition; label?: string }[];
  /** A task, or the heading of a phase or tier: then they go to its end. */
  to: WirePosition;
  /** On which side of the task `to`; `over` is what a drop on it means: behind it if it came from above, else before it. */
  side: 'before' | 'after' | 'over' | 'into';
}

/** Client → server: the edit that makes every safe fix of one rule. Params: `FixRuleParams`; result: `EditAnswer`. */
export const FIX_RULE = 'sprintmark/fixRule';

export interface FixRuleParams {
  rule: string;
  /** Only in this document. */
  uri?: string;
}

/** Edits of one text; for exactly this version of it. */
export interface VersionedEdits {
  uri: string;
  /** Null where the client has not opened the document: it must, and then ask again. */
  version: number | null;
  /** Of a file that the server is never told of as a document: what must stand where, so that the edits fit. */
  was?: { range: WireRange; text: string }[];
  /** Sorted, apart from each other; as LSP has them. */
  edits: { range: WireRange; newText: string }[];
}

/** What to change, all in one step, or a sentence that says why nothing is. */
export type EditAnswer = { changes: VersionedEdits[] } | { refusal: string };
