import { type Ranged, ranged } from '../../range';
import { proseLines } from '../markdown/prose';
import { tablesOf } from '../sections';
import type { Part, Table } from '../sprint';
import { matchStatus } from '../statuses/status';
import { type Ratio, ratiosOf } from './ratios';
import type { StaleTotal } from './tableTotals';

/**
 * "**Overall**: 109/148 tasks" beside a table whose rows say "25/25", "14/20" …, or how many there are and how many are
 * done. Only where one of the two numbers is that of the table is it plain that the other one should be, too.
 */
export function staleOverallRatios(part: Part): StaleTotal[] {
  if (!MAY_HOLD.test(part.prose) || !part.prose.includes('|')) return [];
  const said = [...proseLines(part)].flatMap(overallIn);
  const sums = said.length ? [...tablesOf(part.root)].flatMap(sumsOf) : [];
  return sums.length ? said.flatMap(ratio => stale(part, ratio, sums) ?? []) : [];
}

const MAY_HOLD = /(?:overall|total|gesamt|gener?al|geral|global|进度)[^\n|]{0,80}\d ?\/ ?\d/i;
const OVERALL =
  /^[\s>*_#-]*(?:(?:overall|total|gesamt\p{L}*|(?:progreso|progresso|avance|avancement) (?:general|geral|total|global))(?!\p{L})[^|:\n]{0,40}|(?:总体?|整体)进度[*_]{0,2})[:：]/iu;
/** Such a number counts the rows, not what is in them. */
const OF_ROWS =
  /^(?:phases?|epics?|milestones?|sprints?|weeks?|stages?|modules?|categor(?:y|ies)|rows?|areas?|fases|etapas|semanas|m[oó]dulos|phasen|wochen)$/;

function overallIn(line: Ranged<string>): Ratio[] {
  if (!OVERALL.test(line.value)) return [];
  const [ratio, ...more] = ratiosOf(line);
  return ratio && !more.length && !OF_ROWS.test(ratio.unit) ? [ratio] : [];
}

interface Sums {
  readonly done: number;
  readonly total: number;
  readonly rows: number;
  /** The columns that add up to each of them. */
  readonly names: Readonly<Record<'done' | 'total', string>>;
  readonly table: Table;
  /** A row that has begun may well have something done. */
  readonly isLeast?: true;
}

/** What the rows add up to, by each column of ratios, or by a column of totals and one of what is done. */
function sumsOf(table: Table): Sums[] {
  const { header, rows } = table;
  if (rows.length < 2 || rows.some(({ cells }) => NO_ADDEND.test(cells[0]?.value ?? ''))) return [];
  const name = (column: number): string => plain(header.cells[column]?.value ?? '');
  const made = (pairs: readonly (readonly [number, number])[], columns: readonly [number, number]): Sums => ({
    done: pairs.reduce((sum, [done]) => sum + done, 0),
    total: pairs.reduce((sum, [, total]) => sum + total, 0),
    rows: rows.length,
    names: { done: name(columns[0]), total: name(columns[1]) },
    table,
  });
  const found = header.cells.flatMap((_, column) => {
    const ratios = rows.map(({ cells }) => ratiosOf(cells[column] ?? ranged('', 0, 0)));
    const pairs = ratios.flatMap(([ratio]): [number, number][] =>
      ratio ? [[ratio.done.value, ratio.total.value]] : [],
    );
    return ratios.every(each => each.length === 1) ? [made(pairs, [column, column])] : [];
  });
  const [done, total] = [DONE, TOTAL].map(wanted => header.cells.findIndex((_, column) => wanted.test(name(column))));
  if (done === undefined || total === undefined || done < 0 || total < 0)
    return [...found, ...sumsByState(table, made)];
  const numbers = rows.map(({ cells }) => [done, total].map(column => plain(cells[column]?.value ?? '')));
  if (!numbers.flat().every(cell => /^\d{1,6}$/.test(cell))) return found;
  return [
    ...found,
    made(
      numbers.map(([a, b]): [number, number] => [Number(a), Number(b)]),
      [done, total],
    ),
  ];
}

/** "| Phase 2 | 14 | ✅ |": how many there are, and what is done by the state of each row. */
function sumsByState(
  { header, rows }: Table,
  made: (pairs: readonly (readonly [number, number])[], columns: readonly [number, number]) => Sums,
): Sums[] {
  const [count, state] = [COUNT, STATE].map(wanted =>
    header.cells.findIndex(({ value }) => wanted.test(plain(value))),
  ) as [number, number];
  if (count < 0 || state < 0) return [];
  const pairs = rows.flatMap(({ cells }): [number, number][] => {
    const written = plain(cells[count]?.value ?? '');
    const status = matchStatus(plain(cells[state]?.value ?? ''))?.status;
    if (!/^\d{1,6}$/.test(written) || status === 'cancelled' || status === 'deferred') return [];
    return [[status === 'done' ? Number(written) : 0, Number(written)]];
  });
  return pairs.length === rows.length ? [{ ...made(pairs, [count, count]), isLeast: true }] : [];
}

const COUNT =
  /^(?:(?:total )?(?:tasks|files|items|stories|features|steps|tareas|tarefas|archivos|arquivos|aufgaben|dateien|tâches|fichiers)|(?:任务|文件|页面)数量?|total)$/i;
const STATE = /^(?:status|state|estado|statut|zustand|状态)$/i;

const plain = (text: string): string => text.replace(/[*_`]/g, '').trim();
const DONE = /^(?:completed?|done|finished|implemented|closed|conclu[ií]d[ao]s|completad[ao]s|erledigt)$/i;
const TOTAL = /^(?:total(?: (?:tasks|items|features|stories))?|gesamt)$/i;
/** A table that adds itself up is not needed for that, and what may not count leaves open what adds up. */
const NO_ADDEND = /\b(?:total|overall|sum|gesamt|summe|optional|deferred|subtotal)\b|~~/i;

function stale({ text }: Part, { done, total }: Ratio, sums: readonly Sums[]): StaleTotal | undefined {
  const isTrue = sums.some(sum => sum.rows === total.value || (sum.done === done.value && sum.total === total.value));
  if (isTrue) return undefined;
  for (const sum of sums) {
    // Small numbers are easily the same by chance.
    const isSame = { done: sum.done === done.value && sum.done >= FEWEST, total: sum.total === total.value };
    if (isSame.done === isSame.total || (sum.isLeast && !isSame.done)) continue;
    const [wrong, right, name] = isSame.done ? [total, sum.total, sum.names.total] : [done, sum.done, sum.names.done];
    if (right > FARTHEST * wrong.value || wrong.value > FARTHEST * right) continue;
    const { start, end } = wrong.range;
    const because = `the column “${name}” adds up to ${right}${isSame.done ? '' : ' done'}`;
    return {
      declared: wrong.range,
      written: text.slice(start, end),
      right: String(right),
      because,
      evidence: sum.table.range,
    };
  }
  return undefined;
}

const FEWEST = 4;
/** So far from the sum, a number counts something else. */
const FARTHEST = 2;
