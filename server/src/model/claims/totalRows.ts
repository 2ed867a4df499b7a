import type { Ranged } from '../../range';
import type { Table, TableRow } from '../sprint';

/** A row that adds up the rows above it. */
export interface TotalRow {
  readonly row: TableRow;
  /** The rows that it adds up if each part of the table has a total of its own. */
  readonly own: readonly TableRow[];
  /** Every other set of rows of which it may be the sum, among them the totals before it. */
  readonly others: readonly (readonly TableRow[])[];
}

const WORD = 'totals?|sum(?:me)?|gesamt(?:summe)?|insgesamt|suma|soma|总计|合计|小计';
const OF =
  '(?:points|story points|sp|hours|effort|estimate|estimated|count|tests|files|tasks|stories|items|horas|puntos|pontos|stunden|punkte)';
/** “Total Processed” and “Total cost” are measures of their own; a “Grand total” may count other tables. */
const TOTAL = new RegExp(
  `^(?:(?:sub|zwischen)-?)?(?:(?:sprint|phase|week|weekly|day|daily|suite|epic|section|team|sub) )?(?:${WORD})(?: ${OF}){0,2}$`,
  'iu',
);
const SUMMARY =
  /^(?:(?:grand|overall|project)\b.*|(?:averages?|avg\.?|mean|median|remaining|difference|delta|velocity|annual(?:ly)?|yearly|change|variance|previous|target|goal|durchschnitt|schnitt|promedio|m[eé]dia|平均)(?: \p{L}+)?)$/iu;
/** Parts of what stands above, or of something that is not in the table. */
const PART_OF =
  /^[\s*_(–—↳└>•·-]*(?:of which|including|incl\.|thereof|davon|de los cuales|dos quais|other|others|rest|more|etc)\b|…|\.{3}/iu;
/** What may stand in a table without counting. */
export const NOT_COUNTED =
  /~~|parallel|concurrent|simultan|overlap|\bbuffer|cancel|deferred|stretch|optional|removed|dropped|descoped|out of scope|not counted|excluded|adiad|optativ|opcional/iu;

/** The rows that a table calls a total, where it is plain what stands above them. */
export function totalRows({ rows }: Table): TotalRow[] {
  const isTotal = rows.map(row => TOTAL.test(labelOf(row)));
  if (!isTotal.includes(true) || rows.some(row => PART_OF.test(row.cells[0]?.value ?? ''))) return [];
  const lastOrdinary = rows.findLastIndex((row, at) => !isTotal[at] && !SUMMARY.test(labelOf(row)));
  const found: TotalRow[] = [];
  const before: TableRow[] = [];
  let own: TableRow[] = [];
  const totals: TableRow[] = [];
  for (const [at, row] of rows.entries()) {
    if (!isTotal[at]) {
      before.push(row);
      own.push(row);
      continue;
    }
    const isInside = at < lastOrdinary;
    // A lone total in the midst of a table may as well add up what follows.
    const isPlain = !isInside || isTotal.lastIndexOf(true) > lastOrdinary;
    if (isPlain && totals.length < MOST_TOTALS && before.length > 1)
      found.push({
        row,
        own: own.length && isInside ? own : [...before],
        others: [own, [...before], [...totals], ...picked(own), ...picked(before)],
      });
    totals.push(row);
    own = [];
  }
  return found;
}

/** Each is held against all rows before it. */
const MOST_TOTALS = 20;

/** The first cell that says something, without markup. */
function labelOf({ cells }: TableRow): string {
  const [first, second] = cells.map(({ value }) => value.replace(/[*_`]/g, '').trim());
  const bare = (first || second || '').replace(/\s*[:：]$/, '').replace(/\s*\([^)]*\)$/, '');
  return TOTAL.test(bare) || !second || !/^(?:\d{0,3}|[-–—#])$/.test(bare) ? bare : second.replace(/\s*[:：]$/, '');
}

/** The rows that alone may count: main rows in bold, main rows by their numbers, what is not crossed out. */
function picked(rows: readonly TableRow[]): (readonly TableRow[])[] {
  const first = ({ cells }: TableRow): Ranged<string>['value'] => cells[0]?.value ?? '';
  const depth = (row: TableRow): number =>
    (/^[\s*_]*\p{L}{0,6}-?(\d+(?:\.\d+)*)/u.exec(first(row))?.[1] ?? '').split('.').length;
  const most = rows.reduce((deepest, row) => Math.max(deepest, depth(row)), 0);
  const sets = [
    rows.filter(row => /^(?:\*\*|__)/.test(first(row))),
    rows.filter(row => !/^(?:\*\*|__)/.test(first(row))),
    rows.filter(row => !/^(?:[-–↳└├>•·]|&nbsp;|&emsp;)/u.test(first(row))),
    rows.filter(row => depth(row) === most),
    rows.filter(row => depth(row) < most),
    rows.filter(row => !SUMMARY.test(labelOf(row))),
    rows.filter(({ cells }) => !cells.some(({ value }) => NOT_COUNTED.test(value))),
  ];
  return sets.filter(({ length }) => length > 0 && length < rows.length);
}
