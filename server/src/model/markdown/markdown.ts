import { type Tree, TreeFragment } from '@lezer/common';
import { type InlineContext, parser, Table, TaskList } from '@lezer/markdown';
import type { Change } from '../change';
import { withPlainLineEnds } from './lineEnds';
import { LongLines } from './longLines';
import { Nesting } from './nesting';
import { TableEnd } from './tableEnd';

/** Resolving links and code spans costs the square of their marks; no prose has this many in one paragraph. */
const MOST_BRACKETS = 300;
const MOST_BACKTICKS = 1000;
/** For each opening of a tag or comment, the rest of the paragraph is searched for its end; this bounds the product. */
const MOST_SEARCHED = 2_000_000;

/** CommonMark with GFM's tables and task items; emphasis carries no facts. */
const markdown = parser.configure([
  Nesting,
  LongLines,
  Table,
  TableEnd,
  TaskList,
  {
    remove: ['Emphasis', 'HardBreak', 'Entity'],
    parseInline: [{ name: 'PlainText', before: 'Escape', parse: skipPlainText }],
  },
]);

/** A syntax tree whose offset 0 is `start` in the document's text. */
export interface MarkdownTree {
  readonly tree: Tree;
  readonly start: number;
}

/** An earlier tree, and how its text differs from this one. */
export interface EarlierTree {
  readonly markdown: MarkdownTree;
  readonly change: Change;
}

/** Parses `text` from `start`, the end of the front matter, since to Markdown `---` is a rule or a heading. */
export function parseMarkdown(text: string, start: number, earlier?: EarlierTree): MarkdownTree {
  const body = withPlainLineEnds(text.slice(start));
  return { tree: markdown.parse(body, earlier && reusable(earlier, body, start)), start };
}

function reusable({ markdown, change }: EarlierTree, body: string, start: number): readonly TreeFragment[] {
  // Whether a paragraph ends where it does can depend on the two lines after it: a table's header and delimiter row.
  const from = markdown.start === start ? lineStart(body, Math.max(0, change.start - start), 2) : 0;
  const by = start - markdown.start - (change.after - change.before);
  const to = Math.max(from, change.after - start, -by);
  const parts = [{ fromA: from, toA: Math.max(from, to + by), fromB: from, toB: to }];
  return TreeFragment.applyChanges(TreeFragment.addTree(markdown.tree), parts);
}

/** The start of the line that stands `lines` above the one at `at`. */
function lineStart(text: string, at: number, lines: number): number {
  let start = at;
  for (let step = 0; step <= lines && start > 0; step++) start = Math.max(0, text.lastIndexOf('\n', start - 1));
  return start;
}

/** What an escape, a code span, a tag, a link or an image begins with; no inline parser looks at anything else. */
const MEANS_SOMETHING = /[\\`<[\]!]/g;

/** Plain text is passed over at once: the library would ask every parser about every character. */
function skipPlainText(context: InlineContext, _next: number, at: number): number {
  if (at === context.offset && isHostile(context.text)) return context.end;
  MEANS_SOMETHING.lastIndex = at - context.offset;
  const found = MEANS_SOMETHING.exec(context.text);
  if (!found) return context.end;
  return found.index + context.offset === at ? -1 : found.index + context.offset;
}

function isHostile(text: string): boolean {
  if (text.length <= MOST_BRACKETS) return false;
  let brackets = 0;
  let backticks = 0;
  let angles = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 91) brackets++;
    else if (code === 96) backticks++;
    else if (code === 60) angles++;
  }
  return brackets > MOST_BRACKETS || backticks > MOST_BACKTICKS || angles * text.length > MOST_SEARCHED;
}
