import { type Ranged, ranged } from '../../range';
import type { FrontMatter, FrontMatterEntry, Heading, TableRow } from '../sprint';
import { isInstructions, isOrdinary } from './ordinary';

/** A document's facts, as far as its kind shows in them. */
export interface RecognitionInput {
  /** Relative to the workspace folder, with `/`. */
  readonly path: string;
  readonly frontMatter: FrontMatter | undefined;
  readonly headings: readonly Heading[];
  readonly title: Ranged<string> | undefined;
  /** The text with code, comments and front matter blanked out; offsets are those of the text. */
  readonly prose: string;
  /** The header row of each table. */
  readonly tables: readonly TableRow[];
  readonly checkboxes: number;
  /** Those of the prose. */
  readonly labels: () => ReadonlyMap<string, Label>;
}

/** What the signals look at, prepared once per document. `path`, `titleWords` and `headings` are lower case. */
export interface Facts {
  /** The path with `-`, `_` and `.` as spaces and without its ending: "docs/sprints/sprint 2 review". */
  readonly path: string;
  /** The path's last two steps as they are written. */
  readonly folderName: string;
  readonly fileName: string;
  readonly title: Ranged<string> | undefined;
  readonly titleWords: string;
  /** Every heading but the title, one a line, so that one search covers them all. */
  readonly headings: string;
  readonly headingAt: (offset: number) => Ranged<string> | undefined;
  readonly entries: readonly FrontMatterEntry[];
  /** The header row of each table. */
  readonly tables: readonly TableRow[];
  readonly checkboxes: number;
  readonly prose: string;
  /** "**Sprint Goal**: …" at the start of a line, each with its first place and how often it stands there. */
  readonly labels: () => ReadonlyMap<string, Label>;
  /** A README, guide, changelog or agent's instructions. */
  readonly ordinary: boolean;
  /** What an agent is told to do, such as a command that writes plans, or what a product is to be: never a plan itself. */
  readonly instructions: boolean;
}

export interface Label {
  readonly first: Ranged<string>;
  readonly count: number;
}

/** A kind shows early: what stands beyond these is not looked at, so that huge documents cost no more than large ones. */
const HEADINGS = 400;
export const TABLES = 100;
export const PROSE = 60_000;
const HEADING_LENGTH = 120;
const PATH_LENGTH = 300;
/** Below this level, a document's first heading is a section's. */
const TITLE_LEVEL = 2;

export function readFacts(input: RecognitionInput): Facts {
  const path = input.path.slice(-PATH_LENGTH).replaceAll('\\', '/');
  const stem = path.replace(/\.[a-z0-9]{1,10}$/i, '');
  const titleHeading = input.headings.find(({ text }) => text.range.start === input.title?.range.start);
  const title = (titleHeading?.level ?? 1) <= TITLE_LEVEL ? input.title : undefined;
  // A lesser heading that stands in for a missing title is still a section's heading.
  const headings = input.headings.filter(each => each.level > 1 || each !== titleHeading).slice(0, HEADINGS);
  const lines = headings.map(({ text }) => words(text.value, HEADING_LENGTH));
  const prose = input.prose.slice(0, PROSE);
  const entries = input.frontMatter?.entries ?? [];
  const shortTitle = (title?.value ?? '').slice(0, 2 * HEADING_LENGTH);
  return {
    path: stem.toLowerCase().replace(/[-_. ]+/g, ' '),
    folderName: path.split('/').at(-2) ?? '',
    fileName: path.split('/').at(-1) ?? '',
    title,
    titleWords: words(title?.value ?? '', 2 * HEADING_LENGTH),
    headings: lines.join('\n'),
    headingAt: lineFinder(lines, index => headings[index]?.text),
    entries,
    tables: input.tables.slice(0, TABLES),
    checkboxes: input.checkboxes,
    prose,
    labels: once(input.labels),
    instructions: isInstructions(stem, shortTitle, entries),
    ordinary: isOrdinary(stem, shortTitle, entries),
  };
}

const words = (value: string, length: number): string => value.slice(0, length).toLowerCase().replace(/\s/g, ' ');

function lineFinder(lines: readonly string[], at: (index: number) => Ranged<string> | undefined) {
  return (offset: number): Ranged<string> | undefined => {
    if (offset < 0) return undefined;
    let end = -1;
    return at(
      lines.findIndex(line => {
        end += line.length + 1;
        return offset <= end;
      }),
    );
  };
}

// "- **Sprint Goal**: ship it" -> Sprint Goal
const LABEL = /^[ \t>*+\-_\d.]{0,16}([a-z@\u00c0-\uffff][^:：*_|]{0,39})[*_]{0,3}[ \t]?[:：]/i;
const LABEL_LENGTH = 64;

export function readLabels(prose: string): ReadonlyMap<string, Label> {
  const labels = new Map<string, Label>();
  for (let start = 0, end: number; start < prose.length; start = end + 1) {
    end = prose.indexOf('\n', start);
    if (end < 0) end = prose.length;
    const match = LABEL.exec(prose.slice(start, Math.min(end, start + LABEL_LENGTH)));
    if (!match) continue;
    const value = match[1] as string;
    const key = value.trim().toLowerCase();
    const at = start + match[0].indexOf(value);
    const first = labels.get(key)?.first ?? ranged(value, at, at + value.length);
    labels.set(key, { first, count: (labels.get(key)?.count ?? 0) + 1 });
  }
  return labels;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
