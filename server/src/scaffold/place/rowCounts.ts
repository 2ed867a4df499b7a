import { proseLines } from '../../model/markdown/prose';
import { sectionsOf } from '../../model/sections';
import type { Edit, Section, SprintDoc, Table } from '../../model/sprint';
import { contains, type Range, type Ranged } from '../../range';

/** What counts a queue's stories by hand and was right, once there is one more in the table: “Stories (5)”, “Total: 12 tasks”, “4/12 done”. */
export function rowCounts(doc: SprintDoc, table: Table, isOpen: boolean): readonly Edit[] {
  const scopeOf = scopes(doc, table);
  const rows = new Set(doc.tasks.map(({ range }) => doc.lines.positionAt(range.start).line));
  const known = new Map<Section, Counts>();
  const countsFor = (scope: Section): Counts => {
    const counts = known.get(scope) ?? countsOf(doc, scope.range);
    known.set(scope, counts);
    return counts;
  };
  const edits = [...proseLines(doc)].flatMap(line => {
    if (!MAY_COUNT.test(line.value) || NO_COUNT.test(line.value.slice(0, LONGEST))) return [];
    if (rows.has(doc.lines.positionAt(line.range.start).line)) return [];
    const scope = scopeOf(line.range);
    if (!scope) return [];
    const isHeading = scope.heading !== undefined && contains(scope.heading.range, line.range);
    // A heading's number is part of what links call it.
    if (isHeading && doc.links.some(({ target }) => /#.*\d/.test(target.value))) return [];
    return edited(line, countsFor(scope), { isHeading, isOpen });
  });
  return edits.length > MOST_COUNTS ? [] : edits;
}

/** More of them are nothing that a person keeps. */
export const MOST_COUNTS = 300;

const MAY_COUNT = /\d/;
/** A limit, or how it was on a day. */
const NO_COUNT =
  /\b(?:max(?:imum)?|min(?:imum)?|limit(?:s|ed)?|at (?:most|least)|up to|more than|capacity|target|per (?:person|agent|developer|day|week))\b|^[\s>*+_-]*[[(]?\d{4}-\d\d-\d\d/i;

/** The section whose stories a line may count: one around the table, or all of the document; lines come in the order of the text. */
function scopes({ root }: SprintDoc, table: Table): (line: Range) => Section | undefined {
  const all = sectionsOf(root);
  const tables = all.filter(({ blocks }) => blocks.some(block => block.type === 'table'));
  const isAround = ({ range }: Section): boolean => contains(range, table.range);
  let at = 0;
  return line => {
    while ((all[at + 1]?.range.start ?? Number.POSITIVE_INFINITY) <= line.start) at++;
    const own = all[at] ?? root;
    if (isAround(own)) return own.heading ? own : root;
    // Another section counts what is its own, unless it tells of them all.
    const isOfAll = OVERVIEW.test(own.heading?.text.value ?? '');
    return isOfAll && !tables.some(each => !isAround(each) && contains(each.range, line)) ? root : undefined;
  };
}

const OVERVIEW =
  /\b(?:summary|overview|progress|status|statistics|stats|metrics|totals?|dashboard|at a glance|queue|stories|backlog)\b/i;

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
  // Of several shares, only one would follow.
  const hasShares = (line.value.match(SHARE)?.length ?? 0) > 1;
  const edits = [
    ...(isHeading ? found(IN_HEADING, number => totals.has(number)) : []),
    ...found(TOTAL, number => totals.has(number)),
    ...found(RATIO, (number, { groups }) => !hasShares && totals.has(number) && done.has(Number(groups?.done))),
    ...found(IN_TOTAL, number => totals.has(number)),
    ...found(LEFT, number => number === left),
    ...(isOpen ? found(OPEN, number => number === open) : []),
  ];
  return edits.filter(({ range }, at) => edits.findIndex(each => each.range.start === range.start) === at);
}

const LONGEST = 500;
const SHARE = /\d ?%/g;
const UNIT = '(?:stories|tasks|items|tickets|issues)';
/** “Phase 1 of 3” is called so. */
const UNNAMED =
  '(?<!\\b(?:sprint|iteration|phase|stage|tier|level|week|day|month|quarter|wave|round|batch|epic|milestone|version|release|part|step|track|priority)[ #]{0,2})';
/** “Stories (5)”, “Tier 1 (5 stories)”, “Tier 1 – 5 stories” */
const IN_HEADING = new RegExp(`(?:${UNNAMED}\\(|[-–—:·] )(?<n>\\d{1,4})(?:(?: ${UNIT})?\\)| ${UNIT}[*_ ]*$)`, 'dgi');
/** “Total: 12 tasks”, “**Total Stories**: 12” */
const TOTAL = labeled(`total(?: (?:number of )?${UNIT})?`);
/** “12 stories in total”, “(12 total)”; of “Team: 12 total”, it is none of stories. */
const IN_TOTAL = new RegExp(
  `(?<![\\d.,/~+–-]|of )${UNNAMED}(?<n>\\d{1,4})[*_]{0,2}(?: ${UNIT}|(?<=(?:^|[(|·•,;]|${UNIT}[*_]{0,2}:)[ *_]{0,3}\\d{1,4}[*_]{0,2}))(?: in)? total\\b(?! \\p{L})`,
  'dgiu',
);
/** “4/12 done”, “4 of 12 stories” */
const RATIO = new RegExp(
  `(?<![\\d./~–-])${UNNAMED}(?<done>\\d{1,4})(?: ?/ ?| of )(?<n>\\d{1,4})(?=[*_]{0,2} (?:${UNIT}|done|completed?|finished)\\b)`,
  'dgi',
);
const OPEN = labeled(`(?:open|available|to ?do)(?: ${UNIT})?`);
const LEFT = labeled(`(?:remaining|left|not done)(?: ${UNIT})?`);

/** A name, and the number alone or with its unit: of “Total: 12 hours”, it is none of stories. */
function labeled(name: string): RegExp {
  const behind = `[*_]{0,2}(?: ${UNIT}\\b|[^\\p{L}\\d%(–—]*(?:$|[|·•,;]|[–—](?! ?\\d)|\\((?=\\d|${UNIT})))`;
  return new RegExp(`(?<!\\p{L} )\\b${name}[*_]{0,2}:[*_]{0,2} {0,3}[*_]{0,2}(?<n>\\d{1,4})(?=${behind})`, 'dgiu');
}
