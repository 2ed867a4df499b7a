import type { Commit, Since } from '../commits';
import type { Settings } from '../config';
import type { Edit, Facts, SprintDoc } from '../model/sprint';
import type { Sprint } from '../model/sprints/sprints';
import type { Project } from '../project';
import type { DocumentId } from './documents';
import type { Snippet } from './snippet';

/** What a new document is made from. */
export interface Sources {
  readonly project: Project;
  readonly settings: Settings;
  /** URI of the workspace folder, spelled as its documents are. */
  readonly root: string;
  /** The day where the person is, "2026-11-22". */
  readonly today: string;
  /** A document of the sprint that people are at. */
  readonly atHand?: Facts | undefined;
  readonly world: World;
}

/**
 * What has to be read first. Whoever answers may not know yet: the answer is then the empty one, and the whole is made
 * again once it is known.
 */
export interface World {
  /** Whether there is a file, also where only upper and lower case differ. */
  exists(path: string): boolean;
  read(uri: string): SprintDoc | undefined;
  /** Newest first; none where version control cannot or may not be asked. */
  commits(since: Since): readonly Commit[];
  /** What lies in `.sprintmark/templates/`. */
  templates(): readonly TemplateFile[];
}

export interface TemplateFile {
  /** Relative to the workspace folder. */
  readonly path: string;
  readonly text: string;
}

export interface Request {
  readonly document: DocumentId;
  /** The sprint's number; without it, the one that people are at, or for a plan the next. */
  readonly sprint?: string | undefined;
  /** URI of the document that it is asked from. */
  readonly from?: string | undefined;
  /** Where a person wants it, relative to the workspace folder. */
  readonly path?: string | undefined;
  /** By a prompt's id. */
  readonly answers: Readonly<Record<string, string>>;
}

/** What variables, paths and links are worked out from. */
export interface About {
  readonly sources: Sources;
  readonly document: DocumentId;
  /** Of the sprint, as written: "2", "0.10", "2026-09". */
  readonly number: string;
  readonly sprint: Sprint | undefined;
  /** The sprint's plan: of several, the one that it is asked from. */
  readonly plan: Facts | undefined;
  readonly from: Facts | undefined;
  /** What the document is called beside its sprint: what went wrong, what a story is about. */
  readonly title: string | undefined;
  /** Relative to the workspace folder; empty while it is being worked out. */
  readonly path: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** A question that a document's template asks; it has an answer already, which a person may better. */
export interface Prompt {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** What is usual; `several` may be chosen, joined by ", ". */
  readonly options?: readonly { readonly value: string; readonly detail?: string }[];
  readonly several?: boolean;
}

/** A document that is not there yet. */
export interface Scaffold {
  readonly document: DocumentId;
  /** Relative to the workspace folder. */
  readonly path: string;
  readonly number: string;
  readonly text: Snippet;
  /** The file of the team that it is made after; undefined for a built-in one. */
  readonly template: string | undefined;
  readonly prompts: readonly Prompt[];
  /** What makes other documents lead to it. */
  readonly links: readonly LinkEdits[];
  /** Where there is such a document already: what it lacks. */
  readonly existing: Existing | undefined;
  /** What of the team's own template could not be used, as a sentence. */
  readonly warning: string | undefined;
  /** Why nothing can be made there. */
  readonly fault: PathFault | undefined;
}

export interface LinkEdits {
  readonly doc: SprintDoc;
  readonly edits: readonly Edit[];
}

export interface Existing extends LinkEdits {
  /** The headings that `edits` would add. */
  readonly missing: readonly string[];
}

/** `link` is a link on the way that leads out of the workspace, or that nobody can follow. */
export type PathFault = 'empty' | 'absolute' | 'outside' | 'ending' | 'characters' | 'reserved' | 'long' | 'link';
