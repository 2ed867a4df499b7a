import type { Tree } from '@lezer/common';
import { type Range, type Ranged, ranged } from '../../range';

export interface Prose {
  /** The text with everything blanked that claims nothing; offsets and line breaks are those of the text. */
  readonly prose: string;
  /** The inner text of each HTML comment outside code. */
  readonly comments: readonly Ranged<string>[];
}

const CODE = new Set(['FencedCode', 'CodeBlock', 'InlineCode']);
const COMMENT = new Set(['Comment', 'CommentBlock']);
const BLANK = new Set([...CODE, ...COMMENT, 'URL', 'HTMLTag', 'ProcessingInstruction', 'ProcessingInstructionBlock']);

/**
 * Blanks code, comments, tags and link targets, so that a scan finds only what the text says. `text` is what stands at
 * `start` in the tree.
 */
export function readProse(text: string, tree: Tree, start: number): Prose {
  const parts: string[] = [];
  const comments: Ranged<string>[] = [];
  let at = 0;
  tree.iterate({
    from: start,
    to: start + text.length,
    enter({ name, from, to }) {
      const range = { start: from - start, end: to - start };
      // The tree also names what only touches the stretch.
      if (range.start >= text.length || range.end <= 0) return range.start < 0;
      if (!BLANK.has(name)) return true;
      if (COMMENT.has(name)) comments.push(...commentsIn(text, range));
      if (range.start >= at) {
        parts.push(text.slice(at, range.start), blank(text.slice(range.start, range.end)));
        at = range.end;
      }
      return false;
    },
  });
  parts.push(text.slice(at));
  return { prose: parts.join(''), comments };
}

/** A comment block runs to the end of its line, so it may hold more than the comment itself. */
function commentsIn(text: string, { start, end }: Range): Ranged<string>[] {
  const from = start + '<!--'.length;
  const close = text.indexOf('-->', from);
  const to = close < 0 || close > end ? end : close;
  return [ranged(text.slice(from, to), from, to)];
}

export const blank = (text: string): string => text.replace(/[^\r\n]+/g, run => ' '.repeat(run.length));

/** The lines of a document's prose. One too long to have been written by a person is left out. */
export function* proseLines({ prose }: { readonly prose: string }): Generator<Ranged<string>> {
  for (const { index, 0: line } of prose.matchAll(/[^\r\n]+/g))
    if (line.length <= LONGEST_LINE) yield ranged(line, index, index + line.length);
}

const LONGEST_LINE = 20_000;
