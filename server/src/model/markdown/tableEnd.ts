import type { BlockContext, LeafBlock, LeafBlockParser, Line, MarkdownConfig } from '@lezer/markdown';

/**
 * Below a table, `---` is a rule and `===` one more row, as GFM has it and as a merge conflict leaves it;
 * without this the library would take the whole table for an underlined heading.
 */
export const TableEnd: MarkdownConfig = {
  parseBlock: [{ name: 'TableEnd', before: 'SetextHeading', leaf: (_context, leaf) => new TableEndParser(leaf) }],
};

class TableEndParser implements LeafBlockParser {
  readonly #leaf: LeafBlock;

  constructor(leaf: LeafBlock) {
    this.#leaf = leaf;
  }

  nextLine(context: BlockContext, line: Line): boolean {
    const table = this.#leaf.parsers.find(parser => rowsOf(parser).length > HEADER_AND_DELIMITER);
    const underline = table && /^\s*(?:-+|=+)\s*$/.test(line.text);
    if (!underline) return false;
    if (/---/.test(line.text)) {
      // The table's own parser saw this line first and took it for a row.
      rowsOf(table).pop();
      return table.finish(context, this.#leaf);
    }
    // What begins with neither `-` nor `=` is no underline to the parsers that see this line next.
    line.next = -1;
    return false;
  }

  finish(): boolean {
    return false;
  }
}

const HEADER_AND_DELIMITER = 2;

const rowsOf = (parser: LeafBlockParser): unknown[] => {
  const { rows } = parser as { rows?: unknown };
  return Array.isArray(rows) ? rows : [];
};
