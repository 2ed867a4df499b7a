import { type Ranged, ranged } from '../../range';
import { datesIn, type FullDate, isFull, spansIn } from '../calendar/dates';
import { fieldsOf } from '../fields';
import { sectionsOf, tablesOf } from '../sections';
import type { Block, Section, SprintDoc, Table } from '../sprint';
import { type DateRole, dateRole } from './dateLabels';

/** "**Last Updated**: January 7, 2026" */
export interface StatedDate extends DateRole {
  /** As written. */
  readonly label: string;
  readonly date: Ranged<FullDate>;
  /** As written. */
  readonly text: string;
  readonly inFrontMatter: boolean;
  /** A time beside a date: another time zone may make it another day. */
  readonly timed: boolean;
}

/**
 * The dates that hold for the document: those of its front matter, of its head — the title's section, or “Status
 * Summary” below it — and of its foot.
 */
export function documentDates(doc: SprintDoc): StatedDate[] {
  const sections = sectionsOf(doc.root).filter(({ blocks }) => blocks.some(isText));
  const prose = withPlainColons(doc.prose);
  const [first, second] = sections.slice(0, 2).map(section => ({ ...section, blocks: section.blocks.filter(isShort) }));
  const top = first ? inFields(first, prose) : [];
  const below = second ? inFields(second, prose).filter(({ role }) => !top.some(each => each.role === role)) : [];
  const last = sections.length > 2 ? sections.at(-1) : undefined;
  const foot = last ? inFields({ ...last, blocks: footOf(last.blocks).filter(isShort) }, prose) : [];
  return [...inFrontMatter(doc), ...top, ...below, ...foot.filter(({ role }) => role !== 'dated')];
}

/** "开始日期：2026-03-10" is a field as well; no offset changes. */
export const withPlainColons = (prose: string): string => (prose.includes('：') ? prose.replaceAll('：', ':') : prose);

export const YEAR = /(?:19|20)\d\d/;

/** What tells of the document as a whole is short. */
const isShort = (block: Block): boolean =>
  (block.type !== 'list' || block.list.items.length <= 40) && (block.type !== 'table' || block.table.rows.length <= 40);

const isText = ({ type }: Block): boolean => type === 'paragraph' || type === 'list' || type === 'table';

/** What stands below the last rule of a section, or its last block. */
function footOf(blocks: readonly Block[]): readonly Block[] {
  const rule = blocks.findLastIndex(({ type }) => type === 'rule');
  return rule >= 0 ? blocks.slice(rule + 1) : blocks.slice(-1);
}

export function inFrontMatter({ frontMatter }: SprintDoc): StatedDate[] {
  return (frontMatter?.entries ?? []).flatMap(({ key, value, source }) => {
    const { start } = value.range;
    return stated(key.value, ranged(source, start, start + source.length), true);
  });
}

export const inFields = (section: Section, prose: string): StatedDate[] => [
  ...fieldsOf(section, prose).flatMap(({ name, value }) => stated(name.value, value)),
  ...[...tablesOf({ ...section, sections: [] })].flatMap(inRows),
];

/** "| **Start Date** | 2026-01-05 |" */
const inRows = ({ rows }: Table): StatedDate[] =>
  rows.flatMap(({ cells: [label, value, ...others] }) =>
    label && value && others.length === 0 ? stated(label.value, value) : [],
  );

function stated(label: string, value: Ranged<string>, inFrontMatter = false): StatedDate[] {
  if (!YEAR.test(value.value)) return [];
  const role = dateRole(label);
  const date = role && role.role !== 'span' ? onlyDate(value) : undefined;
  return role && date ? [{ ...role, ...date, label: label.replace(/[*_]{2,}/g, ''), inFrontMatter }] : [];
}

/** The date that a value is, or the only one in it; a span is none. */
export function onlyDate(value: Ranged<string>): Pick<StatedDate, 'date' | 'text' | 'timed'> | undefined {
  const dates = datesIn(value);
  const [first, second] = dates;
  if (!first || !isFull(first.value) || first.until || (dates.length > 1 && spansIn(value).length)) return undefined;
  const from = first.range.start - value.range.start;
  const text = value.value.slice(from, first.range.end - value.range.start);
  if (second && /\p{L}/u.test(value.value.slice(0, from))) return undefined;
  return { date: { value: first.value, range: first.range }, text, timed: /\d:\d/.test(value.value) };
}
