import { displayWidth } from '../../../model/markdown/displayWidth';
import type { List, SprintDoc, Table } from '../../../model/sprint';
import { sectionLike, tellingWords } from './sameSection';

/** What a team's documents have below a heading: a list of some kind, or a table with these columns. */
export type Form =
  | { readonly type: 'bullets' | 'numbers' | 'boxes' }
  | { readonly type: 'table'; readonly columns: readonly string[] };

/** The form in which all of the documents that have such a section write it; undefined where they do not agree. */
export function formOf(documents: readonly SprintDoc[], heading: string): Form | undefined {
  const words = tellingWords(heading);
  const [newest, ...others] = documents.flatMap(doc => formIn(doc, words) ?? []);
  return newest && others.every(each => isSameForm(newest, each)) ? newest : undefined;
}

/** A body of the built-in template in that form, as far as all of it is left open; `{{todo: hint}}` where it has none. */
export function inForm(body: string, hint: string, form: Form | undefined): string {
  if (form?.type === 'table') return !body || OPEN_TABLE.test(body) ? openTable(form.columns, hintsIn(body)) : body;
  const whole = body || `{{todo: ${hint}}}`;
  if (!form) return whole;
  let at = 0;
  const marked = whole.replace(OPEN_ITEM, (_, open: string) => `${markOf(form.type, ++at)} ${open}`);
  return marked.replace(body ? LIST_VARIABLE : WHOLE, open => `${markOf(form.type, 1)} ${open}`);
}

/** Items that say nothing but what is left open. */
const OPEN_ITEM = /^(?:[-*+]|\d{1,2}\.)(?: \[ \])? (\{\{todo: [^{}\n]{0,200}\}\})$/gm;
/** What stands for a list, of which an item takes the place. */
const LIST_VARIABLE = /^\{\{acceptance_criteria\}\}$/m;
const WHOLE = /^\{\{todo: [^{}\n]{0,200}\}\}$/;

const markOf = (type: Exclude<Form['type'], 'table'>, at: number): string =>
  type === 'numbers' ? `${at}.` : type === 'boxes' ? '- [ ]' : '-';

function formIn(doc: SprintDoc, words: readonly string[]): Form | undefined {
  const section = sectionLike(doc, words);
  const [first, second] = section?.blocks ?? [];
  // A line may lead to it; behind more text it is no more than an example.
  const isLed = first?.type === 'paragraph' && first.range.end - first.range.start < LONGEST_LEAD;
  const block = isLed ? second : first;
  if (block?.type === 'list') return { type: typeOf(block.list) };
  return block?.type === 'table' ? tableForm(block.table) : undefined;
}

function typeOf({ items, ordered }: List): Exclude<Form['type'], 'table'> {
  if (items.every(({ checkbox }) => checkbox)) return 'boxes';
  return ordered ? 'numbers' : 'bullets';
}

/** Columns that are named for one sprint are no habit. */
function tableForm({ header }: Table): Form | undefined {
  const columns = header.cells.map(({ value }) => value);
  const isUsual =
    columns.every(each => each.length < LONGEST && !/\d|\{\{/.test(each)) && columns.length <= MOST_COLUMNS;
  return isUsual && columns.length > 1 ? { type: 'table', columns } : undefined;
}

const LONGEST_LEAD = 120;
const LONGEST = 60;
const MOST_COLUMNS = 8;

const isSameForm = (a: Form, b: Form): boolean =>
  a.type === 'table' && b.type === 'table'
    ? a.columns.join('|').toLowerCase() === b.columns.join('|').toLowerCase()
    : a.type === b.type;

/** Of a table in which every row is left open. */
const OPEN_TABLE = /^\|[^\n]*\n\|[\s:|-]*\n(?:\| *\{\{todo: [^\n]*\|(?:\n|$))+$/;

/** What the rows of the built-in table ask for first: “repair”, “lasting fix”. */
const hintsIn = (body: string): readonly string[] =>
  [...body.matchAll(/^\| *\{\{todo: ([^{}\n]{1,200})\}\}/gm)].map(([, hint = '']) => hint);

function openTable(columns: readonly string[], hints: readonly string[]): string {
  const first = columns.findIndex(each => !COUNTED.test(each));
  const rows = (hints.length ? hints : [undefined]).map((hint, row) =>
    columns.map((column, at) =>
      COUNTED.test(column) ? String(row + 1) : at === first && hint ? hint : hintOf(column),
    ),
  );
  const isOpen = columns.map(column => !COUNTED.test(column));
  const widths = columns.map((column, at) =>
    Math.max(3, displayWidth(column), ...rows.map(row => (row[at] ?? '').length + (isOpen[at] ? OPENED : 0))),
  );
  const padded = (text: string, at: number, width = displayWidth(text)) =>
    text + ' '.repeat(Math.max(0, (widths[at] ?? 0) - width));
  const cell = (hint: string, at: number) =>
    isOpen[at] ? padded(`{{todo: ${hint}}}`, at, hint.length + OPENED) : padded(hint, at);
  const lines = [columns.map((column, at) => padded(column, at)), widths.map(width => '-'.repeat(width))];
  return [...lines, ...rows.map(row => row.map(cell))].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

/** “[TODO: ]” */
const OPENED = 8;
const COUNTED = /^(?:#|no\.?|nr\.?)$/i;

const hintOf = (column: string): string =>
  (column.match(/[\p{L}\p{N}’'&/-]+/gu) ?? []).slice(0, 3).join(' ').toLowerCase() || 'value';
