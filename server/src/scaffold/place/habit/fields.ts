import { fieldsOf } from '../../../model/fields';
import { sectionsOf } from '../../../model/sections';
import type { Section, SprintDoc } from '../../../model/sprint';
import { generalized, type Own } from './generalized';

interface For {
  readonly own: Own;
  /** Whether it looks back, so that its state is how the sprint came out. */
  readonly isReport: boolean;
  /** Whether it is about the sprint as a whole, so that its days are the sprint's: an incident has its own. */
  readonly isOfSprint: boolean;
}

/** Lines such as “**Date**: 2026-03-04” that stand below the title of at least half of the documents, as the newest writes them. */
export function headLines(
  documents: readonly SprintDoc[],
  builtIn: SprintDoc,
  { own, isReport, isOfSprint }: For,
): readonly string[] {
  const [newest, ...older] = documents.map(headFields);
  if (!newest) return [];
  const known = new Map(headFields(builtIn).map(({ key, value }) => [key, value]));
  const isUsual = (key: string): boolean =>
    (older.filter(fields => fields.some(each => each.key === key)).length + 1) * 2 >= documents.length;
  const valueFor = (key: string): string =>
    known.get(key) ??
    (isReport && key === 'status' ? '{{outcome}}' : valueIn(VALUES, key)) ??
    (isOfSprint ? valueIn(DAYS, key) : undefined) ??
    `{{todo: ${key.replace(/\b(?:sprint|iteration) \d[\d.]{0,8} /, '')}}}`;
  return newest
    .filter(({ key }, at) => isUsual(key) && newest.findIndex(each => each.key === key) === at)
    .flatMap(({ key, lead, value, end }) => {
      const name = generalized(lead, own);
      return name === undefined ? [] : [name + (ofSprint(key, value, own) ?? valueFor(key)) + end];
    });
}

interface HeadField {
  readonly key: string;
  /** "- **Date**: " */
  readonly lead: string;
  readonly value: string;
  /** Two spaces or a backslash, which break the line. */
  readonly end: string;
}

function headFields(doc: SprintDoc): readonly HeadField[] {
  const section = titleSection(doc);
  return section
    ? fieldsOf(section, doc.text)
        .slice(0, MOST)
        .flatMap(field => {
          const { line } = doc.lines.positionAt(field.name.range.start);
          const { start, end } = doc.lines.lineRange(line);
          const before = doc.text.slice(start, field.name.range.start);
          const between = doc.text.slice(field.name.range.end, field.value.range.start);
          const isOwnLine = /^[\s>*_-]{0,12}$/.test(before) && /^[\s*_]*:[\s*_]*$/.test(between);
          const key = field.name.value.toLowerCase();
          // Emphasis that is opened before the value and closed behind it goes.
          const lead = `${before}${field.name.value}${between.replace(/(:[*_]{0,3}\s*)[*_]+$/, '$1')}`;
          const rest = /(?: {2}|\\)$/.exec(doc.text.slice(field.value.range.end, end))?.[0] ?? '';
          // A list of commits is no head.
          return isOwnLine && !/^(?=.*\d)[\da-f]{7,40}$/.test(key)
            ? [{ key, lead: lead.replace(/\s*$/, ' '), value: field.value.value, end: rest }]
            : [];
        })
    : [];
}

const MOST = 12;

/** What stands below the title before a line across or the first other block. */
function titleSection(doc: SprintDoc): Section | undefined {
  const section = sectionsOf(doc.root).find(
    ({ heading }) => heading && heading.text.range.start === doc.title?.range.start,
  );
  if (!section) return undefined;
  const other = section.blocks.findIndex(({ type }) => type !== 'paragraph' && type !== 'list');
  return { ...section, blocks: section.blocks.slice(0, other < 0 ? 3 : Math.min(other, 3)) };
}

/** “1.2 - Harbor”, “Phase 0 Sprint 0.1 (Harbor)” */
function ofSprint(key: string, value: string, { number }: Own): string | undefined {
  if (/^sprint (?:number|no|nr)$/.test(key)) return '{{number}}';
  if (/^(?:previous|last|prior) sprint$/.test(key)) return 'Sprint {{previous_number}}';
  if (/^next sprint$/.test(key)) return 'Sprint {{next_number}}';
  if (!/^sprint$/.test(key) || !number) return undefined;
  const at = value.indexOf(number);
  if (at < 0 || !/^(?:sprint\s*)?$/i.test(value.slice(0, at))) return undefined;
  const [, mark, close = ''] = /^(\s*[-–—:·(]\s*)[^()]+?(\)?)$/u.exec(value.slice(at + number.length)) ?? [];
  return `${value.slice(0, at)}{{number}}${mark ? `${mark}{{sprint_title}}${close}` : ''}`;
}

type Values = readonly (readonly [RegExp, string])[];
const valueIn = (values: Values, key: string) => values.find(([name]) => name.test(key))?.[1];

const VALUES: Values = [
  [/^(?:sprint )?goal$/, '{{goal}}'],
  [/^story (?:id|number)$/, '{{next_id}}'],
  [/^(?:review date|report date|created|written on|updated|last updated)$/, '{{date}}'],
  [/^(?:outcome|result)$/, '{{outcome}}'],
  [/^(?:author|reviewer|written by|prepared by|report prepared by|facilitator)$/, '{{author}}'],
  [/^branch$/, '{{branch}}'],
  [/^coverage$/, '{{coverage}}'],
  [/^plan$/, '{{plan_link}}'],
];

const DAYS: Values = [
  [/^date$/, '{{date}}'],
  [/^(?:sprint )?(?:dates|period)$/, '{{start_date}} – {{end_date}}'],
  [/^(?:sprint )?(?:start date|started|start|begin)$/, '{{start_date}}'],
  [/^(?:sprint )?(?:end date|end|target completion|target date)$/, '{{end_date}}'],
];
