import type { Ranged } from '../../range';
import { tablesOf } from '../sections';
import type { Part, Table, TableRow } from '../sprint';
import { type Percent, percentOf } from './ratios';

/** A row's percentage, and the counts beside it that it should be made of. */
export interface RowPercent {
  readonly percent: Percent;
  readonly done: number;
  readonly total: number;
}

const TOTAL =
  /^(?:total(?: \p{L}+)?|tasks?|tasks total|planned(?: tasks)?|stories|items|tests|aufgaben|gesamt|tareas|tarefas|tâches|任务数|总任务数|总步骤|总数|總數|任務數)$/iu;
const DONE =
  /^(?:done|completed?|finished|closed|passed|passing|tasks (?:done|completed?)|(?:done|completed?) tasks|erledigt|fertig|completad[ao]s|hech[ao]s|conclu[ií]d[ao]s|terminées?|已完成|完成|完成数)$/iu;
const PERCENT =
  /^(?:%|% ?(?:done|complete)|percent(?:age)?|completion(?: rate)?|progress|pass rate|fortschritt|avance|progreso|progresso|avancement|进度|完成率)(?: ?\(?%\)?)?$/iu;

const COUNTED = '(?:(?:story )?points?|sp|pts|tasks?|stories|items|features)';
/** What columns are called where none has one of those names. */
const OTHERWISE: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:planned|committed|estimated) ${COUNTED}|${COUNTED} (?:planned|committed|total)|committed|pruebas|testes|(?:puntos|pontos) (?:planificad|planejad|comprometid)os|geplant(?:e punkte)?|(?:sp|points) (?:planifiés|engagés)|计划(?:故事点|点数|任务)?|文件数|测试数)$`,
    'iu',
  ),
  new RegExp(
    `^(?:(?:completed|delivered|done|earned|actual) ${COUNTED}|${COUNTED} (?:completed|delivered|done|earned)|delivered|pasad[ao]s|passando|aprobad[ao]s|aprovad[ao]s|(?:puntos|pontos) (?:completad|conclu[ií]d|entregue)o?s|(?:sp|points) (?:livrés|réalisés)|完成(?:故事点|点数|任务)|已完成(?:故事点|点数|任务)?|通过)$`,
    'iu',
  ),
  /^(?:velocity(?: ?\(?%\)?)?|efficiency|success rate|completion ?%|% ?completion|rate|status|estado|statut|tasa|taxa|状态|通过率)$/iu,
];

/**
 * Percentages of a table with a column of totals and one of what is done. Only where most of the other rows show that
 * this is what its percentages are made of; a progress by effort is another one.
 */
export function rowPercents({ root }: Part): readonly RowPercent[] {
  return [...tablesOf(root)].flatMap(percentsOf);
}

function percentsOf({ header, rows }: Table): readonly RowPercent[] {
  const columns = [TOTAL, DONE, PERCENT].map((name, at) => columnNamed(header, name) ?? otherwiseNamed(header, at));
  if (columns.includes(-1)) return [];
  const [total = -1, done = -1, percent = -1] = columns;
  const read = rows.flatMap(({ cells }) => {
    const counts = [cells[total], cells[done]].map(wholeNumber);
    const [all, finished] = counts;
    const said = cells[percent] && percentIn(cells[percent]);
    return said && all && finished !== undefined && finished <= all
      ? [{ percent: said, done: finished, total: all }]
      : [];
  });
  const telling = read.filter(({ done, total }) => done > 0 && done < total);
  const wrong = telling.filter(row => !isNear(row));
  return telling.length >= FEWEST && wrong.length * 2 < telling.length ? read : [];
}

/** A single row may agree by chance. */
const FEWEST = 2;

/** The one column of this name, if any; with two, it stays open which is meant. */
function columnNamed({ cells }: TableRow, name: RegExp): number | undefined {
  const places = cells.flatMap(({ value }, at) => (name.test(bare(value)) ? [at] : []));
  return places.length > 1 ? -1 : places[0];
}

const otherwiseNamed = (header: TableRow, at: number): number => columnNamed(header, OTHERWISE[at] ?? /^$/) ?? -1;

const isNear = ({ percent, done, total }: RowPercent): boolean => Math.abs(percent.value - (100 * done) / total) < 1;

const bare = (text: string): string => text.replace(/[*_`]/g, '').trim();

function wholeNumber(cell: Ranged<string> | undefined): number | undefined {
  const text = bare(cell?.value ?? '');
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function percentIn({ value, range }: Ranged<string>): Percent | undefined {
  const match = /^([^\d~≈<>]{0,8})(\d{1,3}(?:\.\d{1,2})?) ?%[^\p{L}\d]*$/u.exec(value);
  return match?.[2] ? percentOf(match[2], range.start + (match[1]?.length ?? 0)) : undefined;
}
