import type { BlockContext, Line, MarkdownConfig } from '@lezer/markdown';

/** No person nests deeper; what does would cost the library the square of its depth with every line. */
const DEEPEST = 130;

/** Reads what lies deeper in lists and quotations as plain text, line by line. `DEEPEST` counts a list and its item as two. */
export const Nesting: MarkdownConfig = {
  parseBlock: [{ name: 'TooDeep', before: 'LinkReference', parse: readAsText }],
};

function readAsText(context: BlockContext, line: Line): boolean {
  if (context.depth <= DEEPEST) return false;
  const from = context.lineStart + line.pos;
  const to = context.lineStart + line.text.length;
  context.nextLine();
  context.addElement(context.elt('Paragraph', from, to));
  return true;
}
