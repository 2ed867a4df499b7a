import type { VersionedEdits } from './tasks';

/** Client → server: a new document as it would be. Nothing is made. Params: `ScaffoldParams`; result: `ScaffoldAnswer`, or null. */
export const SCAFFOLD = 'sprintmark/scaffold';

/** What can be made. */
export type ScaffoldDocument =
  | 'plan'
  | 'rca'
  | 'review'
  | 'story'
  | 'tracker'
  | 'queue'
  | 'readiness'
  | 'completion'
  | 'retrospective'
  | 'handoff'
  | 'roadmap';

export interface ScaffoldParams {
  document: string;
  /** The workspace folder's URI; without it, that of `uri`, else the first. */
  folder?: string;
  /** The document that it is asked from: a plan, a queue. */
  uri?: string;
  sprint?: string;
  /** Relative to the folder; where a person wants it instead. */
  path?: string;
  /** By a prompt's id. */
  answers?: Record<string, string>;
  /** The day where the person is, "2026-11-22"; without it, the server's. */
  today?: string;
}

export interface ScaffoldAnswer {
  document: string;
  folder: string;
  /** Relative to the folder. */
  path: string;
  /** Where nothing can be made, that of the folder. */
  uri: string;
  sprint: string;
  /** Newest first; for what is of a sprint. */
  sprints: SprintChoice[];
  /** The file of the team that it is made after. */
  template?: string;
  prompts: ScaffoldPrompt[];
  text: string;
  /** The same as a snippet, as LSP has it. */
  snippet: string;
  /** What makes other documents lead to it: to be made in one step with the file. */
  links: VersionedEdits[];
  /** There is such a file already. */
  existing?: {
    /** The headings that it lacks; empty where it is no sprint document, or lacks none. */
    missing: string[];
    /** What adds them. */
    edits: VersionedEdits[];
  };
  /** What of the team's own template could not be used, as a sentence. */
  warning?: string;
  /** Why nothing can be made there. */
  fault?: ScaffoldFault;
}

/** What may be a sprint's number: "2", "0.10", "2026-09", "6A". Of anything else, nothing is proposed. */
export const WANTED_SPRINT = /^\d[\w.\u2010\u2011-]{0,9}$/;

export interface SprintChoice {
  /** As written. */
  number: string;
  /** Its title, and how it stands. */
  detail?: string;
  /** One of its documents, to ask from: two products may each have a sprint of this number. */
  uri: string;
}

export type ScaffoldFault = 'empty' | 'absolute' | 'outside' | 'ending' | 'characters' | 'reserved' | 'long' | 'link';

export interface ScaffoldPrompt {
  id: string;
  label: string;
  /** What it is unless a person says otherwise. */
  value: string;
  options?: { value: string; detail?: string }[];
  /** Several of the options may be chosen, joined by ", ". */
  several?: boolean;
}

/** A command of the client, named by code actions and lenses where `scaffolds` is among the initialization options. Argument: `ScaffoldParams`. */
export const NEW_SCAFFOLD = 'sprintmark.new';

/** Client → server: the text of the built-in template. Params: `{ document }`; result: a string, or null. */
export const BUILT_IN_TEMPLATE = 'sprintmark/builtInTemplate';
