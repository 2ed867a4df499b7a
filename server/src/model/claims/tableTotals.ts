import type { Range, Ranged } from '../../range';
import { type Amount, decimalsOf, readAmount, writeAmount } from '../numbers';
import { tablesOf } from '../sections';
import type { Part, Table } from '../sprint';
import { staleClock } from './clockTotals';
import { amountsIn, canBeAdded, haveUnitOf, isReading, otherReadings, sumOf } from './columnSums';
import { type TotalRow, totalRows } from './totalRows';

/** A total that no way of adding up gives. */
export interface StaleTotal {
  readonly declared: Range;
  /** As written, and as it should be written. */
  readonly written: string;
  readonly right: string;
  /** "the column “Hours” adds up to 9" */
  readonly because: string;
  readonly evidence: Range;
}

/** The cells of total rows that are not the sum of their column. */
export function staleTableTotals({ root, text }: Part): StaleTotal[] {
  // Most parts have no total at all, and this tells sooner than their tables.
  if (!MAY_HOLD_TOTAL.test(text)) return [];
  const tables = [...tablesOf(root)];
  if (EXCERPT.test(root.sections[0]?.heading?.text.value ?? '')) return [];
  return tables.flatMap((table, at) => {
    const earlier = tables.slice(Math.max(0, at - MOST_EARLIER), at);
    return totalRows(table).flatMap(total =>
      table.header.cells.flatMap((_, column) => staleCell(total, { table, column, earlier, text }) ?? []),
    );
  });
}

const MAY_HOLD_TOTAL = /total|sum|gesamt|soma|总计|合计|小计/i;
/** Such a table shows some of what there is. */
const EXCERPT = /\b(?:top|sample|selected|excerpt|highlights|largest|examples?)\b/i;
/** Its rows are different things, such as a percentage and a number of failures. */
const METRICS = /metric|m[eé]tri|kpi|indica[dt]|measure|statistic|propert|kennzahl|指标/iu;
const HEDGED = /\b(?:approx|rounded|overlap|unique|distinct|multiple|buffer|incl|excl|including|excluding|plus)\b/iu;
/** A total seldom counts tables farther up. */
const MOST_EARLIER = 20;
/** So far from the sum, a number counts something else. */
const FARTHEST = 3;

interface Column {
  readonly table: Table;
  readonly column: number;
  /** The tables above it below the same heading, which a total may count, too. */
  readonly earlier: readonly Table[];
  readonly text: string;
}

function staleCell(total: TotalRow, where: Column): StaleTotal | undefined {
  const { table, column, text } = where;
  const header = plain(table.header.cells[column]);
  if (!isSummed(total, where)) return undefined;
  const declared = declaredTotal(total, where);
  if (!declared) return staleTimes(total, where, header);
  const amounts = amountsIn(total.own, column);
  if (!amounts || amounts.length < 2 || !haveUnitOf(declared, amounts, header)) return undefined;
  const found = sumOf(amounts);
  const times = found / declared.number.value;
  if (!(times > 1 / FARTHEST && times < FARTHEST) || isTrue(declared, amounts, { ...where, total, header }))
    return undefined;
  const { start, end } = declared.number.range;
  const cells = total.own.flatMap(({ cells }) => cells[column] ?? []);
  const separator = declared.separator || (amounts.find(each => each.separator)?.separator ?? '');
  const decimals = Math.max(declared.decimals, decimalsOf(found));
  const right = writeAmount(found, { ...declared, decimals, separator });
  return {
    declared: { start, end },
    written: text.slice(start, end),
    right,
    because: `the column “${header}” adds up to ${right}`,
    evidence: { start: cells[0]?.range.start ?? start, end: cells.at(-1)?.range.end ?? end },
  };
}

/** Hours and minutes are no decimals. */
function staleTimes(total: TotalRow, { table, column, earlier }: Column, header: string): StaleTotal | undefined {
  const above = earlier.map(({ rows }) => [...rows, ...total.own]);
  const stale = staleClock(total, column, above);
  const evidence = table.rows[0]?.cells[column]?.range;
  return stale && evidence && { ...stale, because: `the column “${header}” adds up to ${stale.right}`, evidence };
}

function isSummed({ row }: TotalRow, { table, column }: Column): boolean {
  const isMetrics = METRICS.test(table.header.cells[0]?.value ?? '');
  return (
    !isMetrics && !row.cells.some(({ value }) => HEDGED.test(value)) && canBeAdded(plain(table.header.cells[column]))
  );
}

function declaredTotal({ row }: TotalRow, { column }: Column): Amount | undefined {
  const cell = row.cells[column];
  const amount = cell && readAmount(cell);
  return !amount || amount === 'nothing' ? undefined : amount;
}

interface Context extends Column {
  readonly total: TotalRow;
  readonly header: string;
}

/** Whether some consistent way of reading the table makes a total true. */
function isTrue(
  declared: Amount,
  amounts: readonly Amount[],
  { total, header, column, earlier, table }: Context,
): boolean {
  const readings = [sumOf(amounts), ...otherReadings(amounts, header)];
  if (readings.some(reading => isReading(reading, amounts, declared)) || isRunning(declared, amounts, { total, table }))
    return true;
  return [...total.others, ...earlier.map(({ rows }) => [...rows, ...total.own])].some(rows => {
    const others = amountsIn(rows, column);
    return others?.length && isReading(sumOf(others), others, declared);
  });
}

/** A column that adds up another from row to row ends with the sum. */
function isRunning(
  declared: Amount,
  amounts: readonly Amount[],
  { total, table }: Pick<Context, 'total' | 'table'>,
): boolean {
  if (amounts.at(-1)?.number.value !== declared.number.value) return false;
  return table.header.cells.some((_, other) => {
    const steps = amountsIn(total.own, other);
    if (steps?.length !== amounts.length) return false;
    let sum = 0;
    return steps.every(({ number }, at) => {
      sum += number.value;
      return Math.abs(sum - (amounts[at]?.number.value ?? 0)) < 0.005;
    });
  });
}

const plain = (cell: Ranged<string> | undefined): string => (cell?.value ?? '').replace(/[*_`]/g, '').trim();
