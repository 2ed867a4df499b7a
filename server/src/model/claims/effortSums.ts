import { ranged } from '../../range';
import { type Effort, type EffortUnit, effortsOf, measured, unitNamed, wholeEffort } from '../effort';
import { type Field, fieldsOf } from '../fields';
import { itemsOf } from '../sections';
import type { Block, List, ListItem, Section, Table } from '../sprint';
import { NOT_COUNTED } from './totalRows';

/**
 * The efforts of things that stand side by side: none where there are none, undefined where one of them has no exact
 * effort, or two.
 */
export type Efforts = readonly Effort[] | undefined;

/** The efforts of a list or a table; other blocks only tell of them. */
export function effortsOfBlock(block: Block, of: EffortUnit, prose: string): Efforts {
  if (block.type === 'list') return effortsOfItems(block.list.items, of, prose);
  return block.type === 'table' ? effortsOfTable(block.table, of) : [];
}

/** Of each item its own; where only the items inside have some, theirs. */
export function effortsOfItems(items: readonly ListItem[], of: EffortUnit, prose: string): Efforts {
  const own = items.map(({ text: { range } }) => exactIn(prose, range, of));
  if (own.every(efforts => efforts?.length === 0)) {
    const inner = items.flatMap(({ lists }) => lists.flatMap((list: List) => list.items));
    return inner.length ? effortsOfItems(inner, of, prose) : [];
  }
  return each(own);
}

/** The one column of efforts; rows that may not count leave open what adds up, and a table with several, such as “Estimated” and “Actual”, which is meant. */
export function effortsOfTable({ header, rows }: Table, of: EffortUnit): Efforts {
  if (rows.some(({ cells }) => cells.some(({ value }) => NOT_COUNTED.test(value)))) return undefined;
  const addends = rows.filter(({ cells }) => !TOTAL_ROW.test(cells[0]?.value || cells[1]?.value || ''));
  const columns = header.cells.flatMap((name, column) => {
    const known = unitNamed(name.value);
    const cells = addends.map(row => row.cells[column] ?? ranged('', 0, 0));
    const efforts = cells.map(cell => wholeEffort(cell, known));
    const some = efforts.some(effort => effort && unitOf(effort) === of);
    return some ? [efforts.map(effort => (effort && isExact(effort, of) ? [effort] : undefined))] : [];
  });
  const [first, ...more] = columns;
  if (!first) return [];
  return more.length ? undefined : each(first);
}

const TOTAL_ROW =
  /^[\s*_]*(?:(?:sub|zwischen|grand|overall|net|netto)[ -]?)?(?:total|sum|summe|gesamt|insgesamt|suma|soma|net|netto|总计|合计|小计)/iu;

/** What sections side by side say of themselves: in the heading, in a field, or as the sum of what they list. */
export function effortsOfSections(sections: readonly Section[], of: EffortUnit, prose: string): Efforts {
  if (sections.length < 2) return [];
  const said = [inHeading, inField].map(read => sections.map(section => read(section, of, prose)));
  const known = said.find(all => all.some(efforts => efforts?.length !== 0));
  return known ? each(known) : listed(sections, of, prose);
}

/** "**Effort**: 3 hours" */
export const isEffortField = ({ name }: Field): boolean =>
  /^(?:estimated |total |planned )?(?:effort|estimates?|estimated|est|time|story points|points|sp|hours|aufwand|esfuerzo|esforço|horas|tiempo|tempo|puntos|pontos)$/i.test(
    name.value.trim(),
  );

/** The effort that a field states, with the unit that its name may hold. */
export function effortOfField({ name, value }: Field): Effort | undefined {
  const [first, ...more] = effortsOf(value);
  if (!first) return wholeEffort(value, unitNamed(name.value));
  const before = value.value.slice(0, first.range.start - value.range.start);
  return more.length || /[\p{L}\d]/u.test(before) ? undefined : first;
}

const inHeading = ({ heading }: Section, of: EffortUnit, prose: string): Efforts =>
  heading ? exactIn(prose, heading.text.range, of) : [];

function inField(section: Section, of: EffortUnit, prose: string): Efforts {
  const fields = fieldsOf(section, prose).filter(field => isEffortField(field) && !/total/i.test(field.name.value));
  const [first, ...more] = fields.map(effortOfField).filter(effort => !effort || unitOf(effort) === of);
  if (!fields.length) return [];
  return first && !more.length && isExact(first, of) ? [first] : undefined;
}

function listed(sections: readonly Section[], of: EffortUnit, prose: string): Efforts {
  const blocks = sections.map(({ blocks }) => blocks.map(block => effortsOfBlock(block, of, prose)));
  if (blocks.flat().includes(undefined)) return undefined;
  const sums = blocks.map(each => each.flatMap(efforts => efforts ?? []));
  return sums.every(({ length }) => length > 0) ? sums.flat() : undefined;
}

function exactIn(prose: string, { start, end }: { start: number; end: number }, of: EffortUnit): Efforts {
  const efforts = effortsOf(ranged(prose.slice(start, end), start, end)).filter(effort => unitOf(effort) === of);
  return efforts.every(effort => isExact(effort, of)) ? efforts : undefined;
}

/** Hours and minutes are added up together. */
export const unitOf = ({ unit }: Effort): EffortUnit => (unit === 'hours' ? 'minutes' : unit);

const isExact = (effort: Effort, of: EffortUnit): boolean => measured(effort)?.of === of;

const each = (efforts: readonly Efforts[]): Efforts =>
  efforts.every(one => one?.length === 1) ? efforts.flatMap(one => one ?? []) : undefined;

/** In minutes, days, weeks or points. */
export const total = (efforts: readonly Effort[]): number =>
  Math.round(efforts.reduce((sum, effort) => sum + (measured(effort)?.amount ?? 0), 0) * 100) / 100;

/** The efforts of all items of a section’s own lists, however they stand. */
export const looseEfforts = (block: Block, prose: string): Effort[] =>
  block.type === 'list'
    ? [...itemsOf(block.list)].flatMap(({ text: { range } }) =>
        effortsOf(ranged(prose.slice(range.start, range.end), range.start, range.end)),
      )
    : [];
