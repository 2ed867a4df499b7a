import type { Settings, Severity } from '../config';
import type { Facts, Fix, Part, SprintDoc } from '../model/sprint';
import type { Project } from '../project';
import type { Range } from '../range';

/** Where the evidence stands. */
export interface Related {
  /** Absent for a place in the document itself. */
  readonly uri?: string;
  readonly range: Range;
  readonly message: string;
}

export interface Finding {
  readonly range: Range;
  /** What was declared, what was found. */
  readonly message: string;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
  /** What a person may want to do instead of making it true; nobody does it unasked, and “fix all” never. */
  readonly remedy?: Fix;
}

/** A finding, the rule that made it, and the severity that counts. */
export interface RuleFinding extends Finding {
  readonly rule: string;
  readonly severity: Severity;
}

export interface RuleContext {
  readonly project: Project;
  readonly settings: Settings;
}

/**
 * One kind of defect. The checks are pure functions of what they are given, so each is made again only when that has
 * changed: prefer the narrowest. Most rules have one of them.
 */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** One sentence, for the rule reference. */
  readonly summary: string;
  /** Its fix is a new file, which the editor offers and `--fix` leaves alone. */
  readonly creates?: true;
  /** What a stretch between two headings shows by itself; ranges count from its start. */
  checkPart?(part: Part): Iterable<Finding>;
  /** What the document shows by itself. */
  check?(doc: SprintDoc): Iterable<Finding>;
  /** What the document's facts show beside those of other documents, or beside the evidence. */
  checkInProject?(doc: Facts, project: Project): Iterable<Finding>;
}
