import { amountsIn, canBeAdded, isReading, sumOf } from '../../model/claims/columnSums';
import { effortSums, staleEffortTotals } from '../../model/claims/effortTotals';
import { staleHeadEstimates } from '../../model/claims/headEstimates';
import { staleOverallRatios } from '../../model/claims/overallRatios';
import { type StaleTotal, staleTableTotals } from '../../model/claims/tableTotals';
import { totalRows } from '../../model/claims/totalRows';
import { readAmount } from '../../model/numbers';
import { tablesOf } from '../../model/sections';
import type { Part, SprintDoc, Table } from '../../model/sprint';
import { short } from '../markdownText';
import type { Count } from './count';

/**
 * A table's total against its column, a sum of hours, days or points against what it stands with. A total that is not the
 * plain sum may be right in another way, so only what rules call stale is called so here.
 */
export function* sumCounts(doc: SprintDoc, offset: number): Generator<Count> {
  const part = doc.parts.findLast(each => each.start <= offset);
  if (part) for (const count of part.read(totalsOfPart)) yield count;
  for (const { declared, terms } of doc.once(effortSums, effortSums)) {
    const written = doc.text.slice(declared.start, declared.end);
    yield { range: declared, declared: written, found: written, how: terms, isRight: true };
  }
  for (const total of doc.once(staleSums, staleSums)) yield ofStale(total);
}

const staleSums = (doc: SprintDoc): readonly StaleTotal[] => [...staleEffortTotals(doc), ...staleHeadEstimates(doc)];

const totalsOfPart = (part: Part): readonly Count[] => [
  ...[...staleTableTotals(part), ...staleOverallRatios(part)].map(ofStale),
  ...[...tablesOf(part.root)].flatMap(plainSums),
];

const ofStale = ({ declared, written, right, because }: StaleTotal): Count => ({
  ...{ range: declared, declared: written, found: right, how: because, isRight: false },
});

function plainSums(table: Table): Count[] {
  return totalRows(table).flatMap(({ row, own }) =>
    row.cells.flatMap((cell, column) => {
      const header = table.header.cells[column]?.value ?? '';
      const declared = readAmount(cell);
      const amounts = canBeAdded(header) ? amountsIn(own, column) : undefined;
      if (!declared || declared === 'nothing' || !amounts || amounts.length < 2) return [];
      if (!isReading(sumOf(amounts), amounts, declared)) return [];
      const written = short(cell.value, 40);
      const how = `the sum of ${amounts.length} cells of the column “${short(header, 60)}”`;
      return [{ range: cell.range, declared: written, found: written, how, isRight: true }];
    }),
  );
}
