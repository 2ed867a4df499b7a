import type { BlockContext, LeafBlock, LeafBlockParser, Line, MarkdownConfig } from '@lezer/markdown';

/** The library's pattern for a delimiter row exhausts the stack on a row of some hundred thousand columns. */
const LONGEST = 20_000;

/** Keeps longer lines from being looked at as a table's delimiter row. To be configured before tables are. */
export const LongLines: MarkdownConfig = {
  parseBlock: [
    { name: 'LongLine', before: 'SetextHeading', leaf: () => new LongLineParser(), endLeaf: isAboveLongLine },
  ],
};

/** A table can interrupt a paragraph, for which its second line is looked at before it is reached. */
function isAboveLongLine(context: BlockContext, line: Line): boolean {
  return line.text.includes('|') && context.peekLine().length > LONGEST;
}

class LongLineParser implements LeafBlockParser {
  nextLine(_context: BlockContext, line: Line, _leaf: LeafBlock): boolean {
    // What begins with none of `|`, `-` and `:` is no delimiter row to the parsers that see this line next.
    if (line.text.length > LONGEST) line.next = -1;
    return false;
  }

  finish(): boolean {
    return false;
  }
}
