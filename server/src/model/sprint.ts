import type { ScaffoldId } from '../config';
import type { LineIndex, Range, Ranged } from '../range';
import type { CoverageClaim } from './claims/coverage';
import type { DefinedId } from './ids/knownIds';
import type { Mentions } from './ids/mentions';
import type { Plan } from './kinds/plan';
import type { Queue } from './kinds/queue';
import type { Rca } from './kinds/rca';
import type { Readiness } from './kinds/readiness';
import type { Review } from './kinds/review';
import type { Roadmap } from './kinds/roadmap';
import type { Story } from './kinds/story';
import type { Tracker } from './kinds/tracker';
import type { MarkdownTree } from './markdown/markdown';
import type { PlacedPart } from './parts';

/** The kinds of sprint document that Sprintmark reads. */
export const KINDS = ['plan', 'roadmap', 'readiness', 'tracker', 'queue', 'review', 'rca', 'story'] as const;
export type Kind = (typeof KINDS)[number];

/** One observation that speaks for a kind, worded for a person: "the heading “Sprint Goal”". */
export interface Reason {
  readonly kind: Kind;
  readonly text: string;
  /** Where the document shows it; absent for the file's name. */
  readonly range?: Range;
}

/** Which kind a document is, and why; without a kind, `reasons` tell what was seen and was not enough. */
export interface Recognition {
  readonly kind: Kind | undefined;
  readonly reasons: readonly Reason[];
}

/** Something that could not be read. The rest of the document was. */
export interface Problem {
  readonly message: string;
  readonly range: Range;
  readonly fix?: Fix;
}

export interface Edit {
  readonly range: Range;
  readonly text: string;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** A file to make instead of edits; never by “fix all”, and never where there is one already. */
  readonly create?: NewFile;
}

export interface NewFile {
  /** Relative to the document's workspace folder, and inside it. */
  readonly path: string;
  /** What it is; its text is made for whoever asks for the file. */
  readonly document: ScaffoldId;
}

export interface Heading {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** Without `#` marks; inline markup is kept. */
  readonly text: Ranged<string>;
  readonly range: Range;
}

export interface ListItem {
  /** From the marker to the end of the last nested block. */
  readonly range: Range;
  /** The number of an ordered item. */
  readonly number?: number;
  /** `[ ]` or `[x]`, covering the brackets. */
  readonly checkbox?: Ranged<boolean>;
  /** The first line, without marker and checkbox; inline markup is kept. */
  readonly text: Ranged<string>;
  readonly lists: readonly List[];
}

export interface List {
  readonly ordered: boolean;
  readonly range: Range;
  readonly items: readonly ListItem[];
}

/** Cell texts are trimmed; an empty cell has an empty range where its text would stand. */
export interface TableRow {
  readonly range: Range;
  readonly cells: readonly Ranged<string>[];
}

export interface Table {
  readonly range: Range;
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
}

/** A heading and all that it governs, up to the next heading of its level or higher. The root has no heading. */
export interface Section {
  readonly heading?: Heading;
  /** From the heading's line to the end of the last subsection. */
  readonly range: Range;
  /** What stands before the first subsection. */
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

export type Block =
  | { readonly type: 'paragraph'; readonly range: Range }
  | { readonly type: 'list'; readonly range: Range; readonly list: List }
  | { readonly type: 'table'; readonly range: Range; readonly table: Table }
  | { readonly type: 'code' | 'html' | 'rule' | 'other'; readonly range: Range };

/** One front-matter key. `value` is what YAML makes of it, or the raw text where the block does not parse. */
export interface FrontMatterEntry {
  readonly key: Ranged<string>;
  readonly value: Ranged<unknown>;
  /** The value as written, without comment and surrounding space. */
  readonly source: string;
}

export interface FrontMatter {
  /** From the opening fence to the end of the closing one. */
  readonly range: Range;
  /** What stands between the fences. */
  readonly body: Range;
  /** The word after the opening fence; empty for plain `---`. */
  readonly language: string;
  /** In the order of the text; a repeated key stands here each time. */
  readonly entries: readonly FrontMatterEntry[];
  readonly problems: readonly Problem[];
}

/** The one vocabulary of states that every notation maps to. */
export type Status = 'open' | 'claimed' | 'in-progress' | 'in-review' | 'blocked' | 'deferred' | 'cancelled' | 'done';

/** A state and what says it. */
export interface StatedStatus extends Ranged<Status> {
  /** `[IN PROGRESS: Dev 2]`, `✅ Done`; absent where the place says it, such as a Completed table. */
  readonly written?: string;
}

/** One id of a “Depends On”. A span such as “T01-T05” is several, each with the range of the span. */
export interface Dependency extends Ranged<string> {
  /** What ids are compared by. */
  readonly key: string;
  /** What is noted beside it: `5-1 [DONE]`, `5-1 ✅`. */
  readonly state?: StatedStatus;
  /** Less than this task done is asked for: “3-2 or 3-9”, “BE-3 in progress”, “4-1 (optional)”. */
  readonly loose?: true;
  /** What is noted beside it says that it lies elsewhere: “3-1 (Epic 3)”, “2-4 (removed)”. */
  readonly elsewhere?: true;
}

/** A task, story, bug or other unit of work, from a table row, a heading, a checkbox or a bullet. */
export interface Task {
  readonly range: Range;
  readonly id?: Ranged<string>;
  readonly title: Ranged<string>;
  readonly status?: StatedStatus;
  readonly owner?: Ranged<string>;
  readonly priority?: Ranged<string>;
  readonly effort?: Ranged<string>;
  /** A cell's text; what a list states stands in `criteria`. */
  readonly acceptance?: Ranged<string>;
  readonly criteria?: readonly Ranged<string>[];
  readonly deliverables?: readonly Ranged<string>[];
  readonly storyFile?: Ranged<string>;
  readonly dependsOn: readonly Dependency[];
  /** What it depends on and has no id: “Epic 2”, “AWS account”. */
  readonly otherNeeds?: readonly Ranged<string>[];
  /** What else is said to hold it up: “waiting for the vendor”. */
  readonly blocker?: Ranged<string>;
  /** For a checkbox below a label such as “**Acceptance Criteria**:”, what it is instead of work. */
  readonly beside?: 'criteria' | 'deliverables';
  /** The checkboxes inside a checkbox. */
  readonly steps?: readonly Task[];
  /** Where it was read from; a queue's row and its descriptive heading are the same task told twice. */
  readonly source: 'row' | 'completed-row' | 'heading' | 'checkbox' | 'bullet' | 'front-matter';
}

/** A stretch of work with tasks of its own: a phase, tier, milestone or roadmap sprint. */
export interface Phase {
  readonly name: Ranged<string>;
  readonly range: Range;
  readonly tasks: readonly Task[];
  readonly phases: readonly Phase[];
}

/** "Sprint 2 (Turn Loop)": the number as written, since `0.10`, `6A` and `2026-09` are no plain numbers. */
export interface SprintRef {
  readonly number: Ranged<string>;
  readonly title?: Ranged<string>;
}

/** A link, an image or a reference definition: `[text](target "title")`, `[label]: target`. */
export interface Link {
  /** As written, with its anchor; percent-encoding is kept. */
  readonly target: Ranged<string>;
}

/**
 * What other documents, the tree and the disk cache need of a document: plain data, without its text.
 * Everything in it is immutable and carries its range.
 */
export interface Facts {
  readonly uri: string;
  /** Relative to its workspace folder, with `/`; for messages and for recognition by name. */
  readonly path: string;
  readonly kind: Kind | undefined;
  readonly lines: LineIndex;
  /** The line break that the document uses. */
  readonly eol: '\n' | '\r\n';
  readonly frontMatter: FrontMatter | undefined;
  readonly title: Ranged<string> | undefined;
  readonly sprint: SprintRef | undefined;
  readonly headings: readonly Heading[];
  readonly phases: readonly Phase[];
  /** Every task, also those inside phases, in the order of the text. */
  readonly tasks: readonly Task[];
  /** Keys (see `idKey`) of everything that this document introduces by an id, tasks or not. */
  readonly introduced: ReadonlySet<string>;
  /** By its key, each id that a task has. */
  readonly ids: ReadonlyMap<string, DefinedId>;
  /** Where it names which id. */
  readonly mentions: Mentions;
  readonly links: readonly Link[];
  /** Paths of Markdown files that its prose, cells or code name without a link, each once. */
  readonly namedFiles: readonly string[];
  /** What else than a heading `#anchor` can lead to: explicit ids, headings in quotations; as written. */
  readonly anchors: readonly string[];
  /** The state that the document says it is in as a whole: its “Status:” line, verdict or front matter. */
  readonly status: Ranged<Status> | undefined;
  /** What it says of test coverage as a whole: the front matter's first, then in the order of the text. */
  readonly coverageClaims: readonly CoverageClaim[];
  /** What its kind adds; undefined for a document of another kind. */
  readonly plan: Plan | undefined;
  readonly roadmap: Roadmap | undefined;
  readonly readiness: Readiness | undefined;
  readonly tracker: Tracker | undefined;
  readonly queue: Queue | undefined;
  readonly review: Review | undefined;
  readonly rca: Rca | undefined;
  readonly story: Story | undefined;
}

/** A document as data, with its text. */
export interface SprintDoc extends Facts {
  readonly text: string;
  readonly recognition: Recognition;
  /** The syntax tree, kept while a document is open, so that its next version is parsed only where it differs. */
  readonly markdown?: MarkdownTree;
  readonly root: Section;
  /** The inner text of each HTML comment outside code. */
  readonly comments: readonly Ranged<string>[];
  /** The text in which nothing is claimed — code, comments, front matter — blanked out; offsets are those of `text`. */
  readonly prose: string;
  readonly parts: readonly PlacedPart[];
  /** What `read` makes of the document, remembered by `key`. */
  once<T>(key: object, read: (doc: SprintDoc) => T): T;
}

/**
 * One heading with what stands right below it, up to the next heading of any level. Offsets count from the part's own
 * start. It depends on nothing outside, so what is read and found in it holds until it changes.
 */
export interface Part extends Pick<SprintDoc, 'text' | 'prose' | 'comments' | 'root'> {
  /** What `read` makes of the part, remembered by `read`. */
  remember<T>(read: (part: Part) => T): T;
}
