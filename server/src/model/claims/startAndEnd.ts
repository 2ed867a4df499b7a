import type { Ranged } from '../../range';
import { isFull, spansIn } from '../calendar/dates';
import { fieldsOf } from '../fields';
import { sectionsOf, tablesOf } from '../sections';
import type { Block, List, Part, Section, SprintDoc, Table } from '../sprint';
import { dateRole } from './dateLabels';
import { inFields, inFrontMatter, onlyDate, type StatedDate, withPlainColons, YEAR } from './statedDates';

/** What should begin before it ends. */
export type StartAndEnd = readonly [start: StatedDate, end: StatedDate];

/** The start and the end that the front matter states. */
export const startAndEndOf = (doc: SprintDoc): StartAndEnd[] => paired(inFrontMatter(doc));

/** Starts and ends that belong together in a part: in a list, in paragraphs, in a row or as a span. */
export function startsAndEndsIn(part: Part): StartAndEnd[] {
  if (!YEAR.test(part.prose)) return [];
  const { root } = part;
  const prose = withPlainColons(part.prose);
  const sections = sectionsOf(root);
  return [
    ...sections.flatMap(spansOfHeading),
    ...sections.flatMap(section => runsOf(section, prose)).flatMap(run => paired(inFields(run, prose))),
    ...sections.flatMap(section => spansOf(section, prose)),
    ...[...tablesOf(root)].flatMap(table => [...pairsOfTable(table), ...spansOfColumn(table)]),
  ];
}

/**
 * What stands together in a section: a list without those inside it, or paragraphs of which each goes on with fields.
 * What began in one task did not end in the next.
 */
function runsOf(section: Section, text: string): Section[] {
  const runs: Block[][] = [];
  for (const block of section.blocks) {
    const last = runs.at(-1);
    if (block.type === 'list') runs.push(...flatLists(block.list).map(list => [{ ...block, list }]));
    else if (last?.at(-1)?.type === 'paragraph' && beginsWithField(block, text)) last.push(block);
    else runs.push([block]);
  }
  return runs.map(blocks => ({ ...section, blocks, sections: [] }));
}

const beginsWithField = ({ type, range }: Block, text: string): boolean =>
  type === 'paragraph' && /^[*_>\s-]{0,4}[^\r\n:：]{1,40}[:：]/.test(text.slice(range.start, range.start + 60));

const flatLists = (list: List): List[] => [
  { ...list, items: list.items.map(item => ({ ...item, lists: [] })) },
  ...list.items.flatMap(item => item.lists.flatMap(flatLists)),
];

/** An end belongs to the start of its kind before it: "Planned End" to "Planned Start". */
function paired(dates: readonly StatedDate[]): StartAndEnd[] {
  const open = new Map<string, StatedDate>();
  const pairs: StartAndEnd[] = [];
  for (const date of dates) {
    const start = open.get(date.scope);
    if (date.role === 'start') open.set(date.scope, date);
    if (date.role !== 'end' || !start) continue;
    open.delete(date.scope);
    pairs.push([start, date]);
  }
  return pairs;
}

/** "**Duration**: 2025-10-28 – 2025-10-18" */
function spansOf(section: Section, prose: string): StartAndEnd[] {
  return fieldsOf(section, prose).flatMap(({ name, value }) =>
    YEAR.test(value.value) && dateRole(name.value)?.role === 'span'
      ? spansIn(value).flatMap(span => spanOf(name.value, value, span))
      : [],
  );
}

/** "## Sprint 3 (2026-03-10 – 2026-03-21)" */
function spansOfHeading({ heading }: Section): StartAndEnd[] {
  const text = heading?.text;
  if (!text || !YEAR.test(text.value) || !OF_WORK.test(text.value) || MOVED.test(text.value)) return [];
  return spansIn(text).flatMap(span => spanOf('', text, span));
}

const OF_WORK = /\b(?:sprint|iteration|phase|fase|week|woche|semana|milestone)[\s#-]{0,2}\d/i;

/** There the first date is the old one. */
const MOVED =
  /~~|→|->|\b(?:moved|was|shifted|rescheduled|postponed|verschoben|reprogramad[oa]|adiad[oa]|report[ée])\b/i;

/** The column “Dates” of a table. */
function* spansOfColumn({ header, rows }: Table): Generator<StartAndEnd> {
  const at = header.cells.findIndex(({ value }) => dateRole(value)?.role === 'span');
  for (const { cells } of at < 0 ? [] : rows) {
    const cell = cells[at];
    if (cell && YEAR.test(cell.value) && !MOVED.test(cell.value))
      yield* spansIn(cell).flatMap(span => spanOf('', cell, span));
  }
}

function spanOf(label: string, value: Ranged<string>, { start, end }: ReturnType<typeof spansIn>[number]) {
  const side = (role: 'start' | 'end', { value: date, range }: typeof start): StatedDate[] => {
    const text = value.value.slice(range.start - value.range.start, range.end - value.range.start);
    return isFull(date)
      ? [{ role, scope: '', label, date: { value: date, range }, text, inFrontMatter: false, timed: false }]
      : [];
  };
  const [first, last] = [...side('start', start), ...side('end', end)];
  return first && last ? [[first, last] as const] : [];
}

/** Rows of a table with a column for the start and one for the end. */
function* pairsOfTable({ header, rows }: Table): Generator<StartAndEnd> {
  const roles = header.cells.map(({ value }) => dateRole(value));
  const start = roles.findIndex(each => each?.role === 'start');
  const end = roles.findIndex(each => each?.role === 'end' && each.scope === roles[start]?.scope);
  if (start < 0 || end < 0) return;
  const dateAt = (cells: readonly Ranged<string>[], column: number): StatedDate | undefined => {
    const [role, cell, label] = [roles[column], cells[column], header.cells[column]];
    const date = cell && onlyDate(cell);
    return (
      role && date && label && { ...role, ...date, label: label.value.replace(/[*_]{2,}/g, ''), inFrontMatter: false }
    );
  };
  for (const { cells } of rows) {
    const first = dateAt(cells, start);
    const last = first && dateAt(cells, end);
    if (first && last) yield [first, last];
  }
}
