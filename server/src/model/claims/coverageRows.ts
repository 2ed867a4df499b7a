import type { Ranged } from '../../range';
import { glyphPattern } from '../damage/glyphs';
import { tablesOf } from '../sections';
import type { Part, Table, TableRow } from '../sprint';
import type { CoverageClaim, MetMark } from './coverage';
import { claimsInText, readPercent } from './coverageLines';
import { isStep } from './coverageScope';
import { LEAST, NAME, OK, PLAIN } from './coverageWords';

/**
 * The claims of a part's tables: a row named “Coverage” with what is asked for and what is reached, or a row that begins with a
 * criterion. Tables of tasks are left out: what stands there is asked of a task. Offsets count from the part's start.
 */
export const coverageRows = (part: Part): readonly CoverageClaim[] =>
  [...tablesOf(part.root)].flatMap(table => {
    const columns = columnsOf(table);
    return columns ? table.rows.flatMap(row => claimsOfRow(row, columns)) : [];
  });

/** `elsewhen`: what was before the sprint, or is hoped for after it. */
type Role = 'target' | 'actual' | 'state' | 'elsewhen';

const ROLES: readonly (readonly [Role, RegExp])[] = [
  [
    'elsewhen',
    /baseline|before|previous|prior|start|last|old|vorher|antes|stretch|long.?term|next|future|ideal|aspir|eventual|\bmax|\bq[1-4]\b|20\d\d|之前|下一/i,
  ],
  [
    'target',
    /target|goal|minimum|threshold|required?|expected|planned|criteri|soll|ziel|meta|objetivo|esperado|cible|目标|要求/i,
  ],
  [
    'actual',
    /actual|current|result|achieved|reached|measured|value|now|after|^ist$|aktuell|atual|real|obtenido|atteint|实际|当前/i,
  ],
  ['state', /status|state|met\b|pass|\bok\b|done|verdict|^✅|erfüllt|estado|situação|cumpl|atingid|statut|状态|达成/i],
];
const OF_TASKS =
  /\b(?:tasks?|stor(?:y|ies)|tickets?|issues?|owners?|assignees?|effort|estimates?|depends|phases?|sprints?|weeks?|modules?|components?|services?|packages?|languages?|repos?|repositor(?:y|ies)|areas?|layers?|teams?|platforms?|apps?|scope|due|deadline|tarefas?|tareas?|aufgaben?)\b/i;

type Columns = readonly (Role | undefined)[];

/** Undefined for a table that is not about the whole. */
function columnsOf({ header, rows }: Table): Columns | undefined {
  if (!rows.length || header.cells.some(({ value }) => OF_TASKS.test(value))) return undefined;
  return header.cells.map(({ value }) => ROLES.find(([, pattern]) => pattern.test(value))?.[0]);
}

const NAMED = new RegExp(`^[*_]{0,2}${NAME}(?: ?\\(?%\\)?)?[*_]{0,2}[:：]?[*_]{0,2}$`, 'iu');
const BARE = /^(?:#?\d{1,3}[.)]?)?$/;

function claimsOfRow({ cells, range }: TableRow, columns: Columns): readonly CoverageClaim[] {
  const at = BARE.test(cells[0]?.value ?? '') ? 1 : 0;
  const name = cells[at];
  if (!name || cells.some(({ value }) => isStep(value))) return [];
  const box = markIn(cells, columns);
  const named = NAMED.exec(name.value);
  if (!named)
    return columns[at] === 'elsewhen'
      ? []
      : claimsInText(name, () => box).map(claim => ({ ...claim, ...(box && { box }) }));
  const last = cells.at(-1)?.range.end ?? range.end;
  const text = { value: rowText(cells.slice(at)), range: { start: name.range.start, end: last } };
  const linesOnly = /line/i.test(named.groups?.lead ?? '') ? { linesOnly: true } : {};
  const claims = cells.slice(at + 1).flatMap((cell, index) => claimOfCell(cell, columns[at + 1 + index]) ?? []);
  const asked = claims.find(({ is }) => is === 'minimum');
  return claims.map(claim => ({ ...claim, text, ...linesOnly, ...(claim === (asked ?? claims[0]) && box && { box }) }));
}

const CELL = new RegExp(`^[*_]{0,2}(?:${LEAST}|${PLAIN})[*_]{0,2}${OK}[*_]{0,2}$`, 'diu');

function claimOfCell(
  { value, range }: Ranged<string>,
  role: Role | undefined,
): Omit<CoverageClaim, 'text'> | undefined {
  const match = value.length > LONGEST || role === 'elsewhen' ? undefined : CELL.exec(value);
  const groups = match?.groups ?? {};
  const group = ['least', 'more', 'plain'].find(each => groups[each] !== undefined) ?? '';
  const [start, end] = match?.indices?.groups?.[group] ?? [0, 0];
  const percent = readPercent(groups[group] ?? '', range.start + start, range.start + end);
  // “85%+” as a result says no more than that it is enough.
  if (!percent || (role === 'actual' && !groups.plain)) return undefined;
  const isAsked = !groups.plain || role === 'target';
  if (!isAsked && role !== 'actual') return undefined;
  return {
    ...{ is: isAsked ? 'minimum' : 'actual', ...percent, source: isAsked ? 'criterion' : 'statement' },
    ...(groups.sign === '>' && { above: true }),
  };
}

const LONGEST = 40;
const YES = new RegExp(
  `^[*_]{0,2}(?:${glyphPattern('✅✔☑')}[*_ ]*)?(?:met|done|achieved|exceeded|pass(?:ed)?|ok|yes|reached|completed?|erfüllt|erreicht|ja|cumplid[oa]|sí|atingid[oa]|sim|达成|完成|是)?[*_]{0,2}$`,
  'iu',
);
const NO = new RegExp(
  `^[*_]{0,2}(?:${glyphPattern('❌⏳🔄🚧🔴🟡⬜🔲☐')}|(?:not|no|below|missed|fail|open|pending|tbd|in progress|offen|nein|pendiente|pendente|não|未)(?![\\p{L}\\d]))`,
  'iu',
);

/** What the column of states says; “Result” is a column of figures or of states. “[x]” there is a state as well. */
function markIn(cells: readonly Ranged<string>[], columns: Columns): MetMark | undefined {
  const marked = (role: Role) =>
    cells.flatMap(({ value, range }, at) => {
      const isMet = columns[at] === role && value.length <= LONGEST ? isYes(value) : undefined;
      return isMet === undefined ? [] : [{ value: isMet, range, by: 'cell' } as const];
    })[0];
  return marked('state') ?? marked('actual');
}

function isYes(value: string): boolean | undefined {
  if (value && (YES.test(value) || /^\[x\]$/i.test(value))) return true;
  return NO.test(value) || /^\[ \]$/.test(value) ? false : undefined;
}

const rowText = (cells: readonly Ranged<string>[]): string => cells.map(({ value }) => value).join(' | ');
