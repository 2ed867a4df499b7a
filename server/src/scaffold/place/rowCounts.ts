import { proseLines } from '../../model/markdown/prose';
import { sectionsOf } from '../../model/sections';
import type { Edit, Section, SprintDoc, Table } from '../../model/sprint';
import { contains, type Range, type Ranged } from '../../range';

/** What counts a queue's stories by hand and was right, once there is one more in the table: “Stories (5)”, “Total: 12 tasks”, “4/12 done”. */
export function rowCounts(doc: SprintDoc, table: Table, isOpen: boolean): readonly Edit[] {
  const tables = sectionsOf(doc.root).filter(({ blocks }) => blocks.some(block => block.type === 'table'));
  const around = sectionsOf(doc.root).filter(({ range }) => contains(range, table.range));
  const rows = new Set(doc.tasks.map(({ range }) => doc.lines.positionAt(range.start).line));
  const known = new Map<Section, Counts>();
  const countsFor = (scope: Section): Counts => {
    const counts = known.get(scope) ?? countsOf(doc, scope.range);
    known.set(scope, counts);
    return counts;
  };
  return [...proseLines(doc)].flatMap(line => {
    if (!MAY_COUNT.test(line.value) || rows.has(doc.lines.positionAt(line.range.start).line)) return [];
    const inside = around.filter(section => isOwnLine(section, line.range));
    // Another table's section counts its own rows.
    const isOfOther = tables.some(section => !around.includes(section) && contains(section.range, line.range));
    const [scope = isOfOther ? undefined : doc.root] = inside;
    if (!scope) return [];
    const isHeading = scope.heading !== undefined && contains(scope.heading.range, line.range);
    // A heading's number is part of what links call it.
    if (isHeading && doc.links.some(({ target }) => /#.*\d/.test(target.value))) return [];
    return edited(line, countsFor(scope), { isHeading, isOpen });
  });
}

const MAY_COUNT = /\d/;

/** The heading, and what stands right below it. */
const isOwnLine = ({ heading, range, sections }: Section, line: Range): boolean =>
  heading !== undefined && contains(range, line) && !sections.some(each => contains(each.range, line));

interface Counts {
  readonly totals: ReadonlySet<number>;
  readonly done: ReadonlySet<number>;
  readonly open: number;
  readonly left: number;
}

/** The ways of counting that people have: all rows, those that are not kept for the record, and each story once. */
function countsOf({ tasks }: SprintDoc, scope: Range): Counts {
  const rows = tasks.filter(({ source, range }) => /row$/.test(source) && contains(scope, range));
  const idsOf = (of: typeof rows): number => new Set(of.map(({ id, range }) => id?.value ?? range.start)).size;
  const done = rows.filter(({ status }) => status?.value === 'done');
  const current = rows.filter(({ source }) => source === 'row');
  return {
    totals: new Set([rows, current, rows.filter(({ status }) => status)].flatMap(each => [each.length, idsOf(each)])),
    done: new Set([done.length, done.filter(({ source }) => source === 'row').length, idsOf(done)]),
    open: rows.filter(({ status }) => status?.value === 'open').length,
    left: idsOf(rows) - idsOf(done),
  };
}

interface Line {
  readonly isHeading: boolean;
  readonly isOpen: boolean;
}

function edited(line: Ranged<string>, { totals, done, open, left }: Counts, { isHeading, isOpen }: Line): Edit[] {
  const found = (pattern: RegExp, isRight: (number: number, match: RegExpMatchArray) => boolean): Edit[] =>
    [...line.value.slice(0, LONGEST).matchAll(pattern)].flatMap(match => {
      const written = match.groups?.n ?? '';
      const start = line.range.start + (match.indices?.groups?.n?.[0] ?? 0);
      const range = { start, end: start + written.length };
      return isRight(Number(written), match) ? [{ range, text: String(Number(written) + 1) }] : [];
    });
  const edits = [
    ...(isHeading ? found(IN_HEADING, number => totals.has(number)) : []),
    ...found(TOTAL, number => totals.has(number)),
    ...found(RATIO, (number, { groups }) => totals.has(number) && done.has(Number(groups?.done))),
    ...found(IN_TOTAL, number => totals.has(number)),
    ...found(LEFT, number => number === left),
    ...(isOpen ? found(OPEN, number => number === open) : []),
  ];
  return edits.filter(({ range }, at) => edits.findIndex(each => each.range.start === range.start) === at);
}

const LONGEST = 500;
const UNIT = '(?:stories|tasks|items|tickets|issues)';
/** “Stories (5)”, “Tier 1 (5 stories)”, “Tier 1 – 5 stories” */
const IN_HEADING = new RegExp(`(?:\\(|[-–—:·] )(?<n>\\d{1,4})(?:(?: ${UNIT})?\\)| ${UNIT}[*_ ]*$)`, 'dgi');
/** “Total: 12 tasks”, “**Total Stories**: 12” */
const TOTAL = labeled(`total(?: (?:number of )?${UNIT})?`);
/** “12 stories in total” */
const IN_TOTAL = new RegExp(
  `(?<![\\d.,/~+-]|of )(?<n>\\d{1,4})[*_]{0,2}(?: ${UNIT})?(?: in)? total\\b(?! \\p{L})`,
  'dgiu',
);
/** “4/12 done”, “4 of 12 stories” */
const RATIO = new RegExp(
  `(?<![\\d./~-])(?<done>\\d{1,4})(?: ?/ ?| of )(?<n>\\d{1,4})(?=[*_]{0,2} (?:${UNIT}|done|completed?|finished)\\b)`,
  'dgi',
);
const OPEN = labeled(`(?:open|available|to ?do)(?: ${UNIT})?`);
const LEFT = labeled(`(?:remaining|left|not done)(?: ${UNIT})?`);

/** A name, and the number alone or with its unit: of “Total: 12 hours”, it is none of stories. */
function labeled(name: string): RegExp {
  const behind = `[*_]{0,2}(?: ${UNIT}\\b|[^\\p{L}\\d%]*(?:$|[(|·•–—,;]))`;
  return new RegExp(`(?<!\\p{L} )\\b${name}[*_]{0,2}:[*_]{0,2} {0,3}[*_]{0,2}(?<n>\\d{1,4})(?=${behind})`, 'dgiu');
}
