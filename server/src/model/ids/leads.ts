import type { Range, Ranged } from '../../range';
import { blocksOf, itemsOf } from '../sections';
import type { Section, Table, TableRow } from '../sprint';
import { readColumns } from '../tasks/rows';

/** A text that may begin with an id. */
export interface Lead extends Ranged<string> {
  /** A cell in a column that is not about tasks, where a number is mostly an amount: 1-3 nodes, 4.5 people. */
  readonly isAside?: boolean;
}

/** The heading, items and cells of a part that touch a stretch of it. */
export function leadsOf(root: Section, stretch: Range): Lead[] {
  const isNear = ({ range }: { readonly range: Range }): boolean =>
    range.start <= stretch.end && stretch.start <= range.end;
  const heading = root.sections[0]?.heading?.text;
  const texts = [...blocksOf(root)].filter(isNear).flatMap(block => {
    if (block.type === 'list') return Array.from(itemsOf(block.list), ({ text }) => text);
    return block.type === 'table' ? cellsOf(block.table, isNear) : [];
  });
  return (heading ? [heading, ...texts] : texts).filter(isNear);
}

function cellsOf(table: Table, isNear: (row: TableRow) => boolean): Lead[] {
  const { id, title, dependsOn } = readColumns(table);
  return table.rows
    .filter(isNear)
    .flatMap(({ cells }) =>
      cells.map((cell, at) =>
        at === id || at === title || at === dependsOn || !/\d/.test(cell.value) ? cell : { ...cell, isAside: true },
      ),
    );
}
