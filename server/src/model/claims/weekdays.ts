import { type Ranged, ranged } from '../../range';
import { readWeekday, WEEKDAY, type WeekdayReading } from '../calendar/calendarWords';
import { type CalendarDate, type DateMention, datesIn, type FullDate, isFull, weekdayOf } from '../calendar/dates';
import { proseLines } from '../markdown/prose';
import { tablesOf } from '../sections';
import type { Part, Table } from '../sprint';

/** "Monday, October 27, 2025": a weekday beside the date that it belongs to. */
export interface WeekdayClaim<D extends CalendarDate = FullDate> {
  readonly date: Ranged<D>;
  /** What the name means in each language that may be meant: "sábado" is Spanish and Portuguese. */
  readonly weekday: Ranged<readonly WeekdayReading[]>;
  /** The date is an end of “May 23–24”, and the range that of both. */
  readonly inSpan?: true;
}

const MARKUP = '[*_]{0,3}';
/** "Monday, ", "Mon. ", "Friday (", "Freitag, den " */
const GAP = `\\.?${MARKUP}(?:\\s?,\\s{0,2}|\\s{1,2}|\\s?[(（])(?:(?:the|den|dem|el|le|día|dia) )?${MARKUP}`;
const BEFORE = new RegExp(`(?<![\\p{L}\\d-])(${WEEKDAY})${GAP}$`, 'iu');
/** " (Friday)", "（周五）", ", Friday" at the end of a line, a cell or a sentence */
const IN_BRACKETS = new RegExp(`^(${MARKUP}\\s?[(（[]${MARKUP})(${WEEKDAY})\\.?${MARKUP}[,)）\\]]`, 'iu');
const AT_END = new RegExp(`^(${MARKUP}(?:,|\\s[-–—])?\\s{0,2})(${WEEKDAY})${MARKUP}\\s*(?:$|[|:;.)）。，])`, 'iu');
/** "Monday to Friday", "Mon/Wed", "every Friday", "~~Friday": several days, or one that was struck out */
const NOT_ALONE = new RegExp(
  `(?:(?<!\\p{L})(?:every|each|jeden|cada|todo[as]?|chaque)|${WEEKDAY}\\.?[*_]{0,3}\\s?(?:[-–—/&+,]|to|and|or|bis|und|oder|a|e|y|o|ou|al|et|au|à)|~~)\\s?[*_]{0,3}$`,
  'iu',
);
/** "every Friday (2026-01-12 at the latest)": a date in brackets that goes on is no other name of the day. */
const IS_REMARK = /[(（][*_]{0,3}$/;
const GOES_ON = /^[*_]{0,3}\s\p{L}/u;
/** Longer than any name of a weekday and what may stand between. */
const NEAR = 40;

/** The weekdays that a part states beside dates with a year. */
export function* weekdayClaims(part: Part): Generator<WeekdayClaim> {
  for (const claim of claimsIn(part, YEAR)) {
    const { value, range } = claim.date;
    if (isFull(value)) yield { ...claim, date: { value, range } };
  }
}

/** "Fri, May 23" and "May 23–24 (Fri–Sat)": the weekdays that a part states beside dates without a year. */
export const claimsWithoutYear = (part: Part): readonly WeekdayClaim<CalendarDate>[] =>
  [...claimsIn(part, ANY_WEEKDAY)].filter(({ date }) => !isFull(date.value));

const ANY_WEEKDAY = new RegExp(`(?<!\\p{L})${WEEKDAY}(?!\\p{L})`, 'iu');

/** Those in lines that hold what `wanted` finds. */
function* claimsIn(part: Part, wanted: RegExp): Generator<WeekdayClaim<CalendarDate>> {
  if (!wanted.test(part.prose)) return;
  for (const line of proseLines(part)) {
    if (!wanted.test(line.value)) continue;
    let previous: DateMention | undefined;
    for (const date of datesIn(line)) {
      yield* claimAround(line, date, previous);
      previous = date;
    }
  }
  for (const table of tablesOf(part.root)) yield* claimsOfTable(table);
}

const YEAR = /(?:19|20)\d\d/;

/** "2025-12-24 Wed, 2025-12-25 Thu": a name right behind the date before may be that date's. */
function belongsTo(previous: DateMention | undefined, { value, range }: Ranged<string>): boolean {
  if (!previous || !isFull(previous.value)) return false;
  const gap = range.start - previous.range.end;
  const day = weekdayOf(previous.value);
  return gap >= 0 && gap <= FARTHEST_NAME && readWeekday(value).some(each => each.day === day);
}

const FARTHEST_NAME = 4;

function claimAround(
  line: Ranged<string>,
  date: DateMention,
  previous: DateMention | undefined,
): WeekdayClaim<CalendarDate>[] {
  const from = date.range.start - line.range.start;
  const to = date.range.end - line.range.start;
  const rest = line.value.slice(to, to + NEAR);
  if (date.until) return claimsOfSpan(date, date.until, SPAN_IN_BRACKETS.exec(rest));
  const lead = line.value.slice(Math.max(0, from - NEAR), from);
  const near = IS_REMARK.test(lead) && GOES_ON.test(rest) ? undefined : wordBefore(lead, date.range.start);
  const before = near && !belongsTo(previous, near) ? near : undefined;
  const bracketed = wordAfter(IN_BRACKETS.exec(rest), date.range.end);
  const word = bracketed ?? before ?? wordAfter(AT_END.exec(rest), date.range.end);
  return claim(date, word);
}

/** " (Mon–Fri)" */
const SPAN_IN_BRACKETS = new RegExp(
  `^(${MARKUP}\\s?[(（[]${MARKUP})(${WEEKDAY})(\\.?\\s?(?:[-–—]|to)\\s?)(${WEEKDAY})\\.?${MARKUP}[,)）\\]]`,
  'iu',
);

/** The first and the last day of "May 23–24 (Fri–Sat)". */
function claimsOfSpan(first: DateMention, last: CalendarDate, match: RegExpExecArray | null) {
  if (!match) return [];
  const [, lead = '', from = '', to = '', until = ''] = match;
  const start = first.range.end + lead.length;
  const end = start + from.length + to.length;
  const ends = [
    ...claim(first, ranged(from, start, start + from.length)),
    ...claim({ ...first, value: last }, ranged(until, end, end + until.length)),
  ];
  return ends.map(each => ({ ...each, inSpan: true as const }));
}

function wordBefore(text: string, end: number): Ranged<string> | undefined {
  const match = BEFORE.exec(text);
  if (!match?.[1] || NOT_ALONE.test(text.slice(0, match.index))) return undefined;
  const start = end - text.length + match.index;
  return ranged(match[1], start, start + match[1].length);
}

function wordAfter(match: RegExpExecArray | null, offset: number): Ranged<string> | undefined {
  if (!match) return undefined;
  const [, lead = '', word = ''] = match;
  return ranged(word, offset + lead.length, offset + lead.length + word.length);
}

const DAY_COLUMN = /^(?:day|weekday|tag|wochentag|día|dia|星期)$/i;
const DATE_COLUMN = /^(?:date|datum|fecha|data|日期)$/i;

/** A column “Day” beside a column “Date”. */
function* claimsOfTable({ header, rows }: Table): Generator<WeekdayClaim<CalendarDate>> {
  const columnOf = (pattern: RegExp) => header.cells.findIndex(({ value }) => pattern.test(value.replace(/[*_]/g, '')));
  const [dayColumn, dateColumn] = [columnOf(DAY_COLUMN), columnOf(DATE_COLUMN)];
  if (dayColumn < 0 || dateColumn < 0) return;
  for (const { cells } of rows) {
    const [day, date] = [cells[dayColumn], cells[dateColumn]];
    if (day && date && readWeekday(day.value).length) for (const each of datesIn(date)) yield* claim(each, day);
  }
}

function claim(date: DateMention, word: Ranged<string> | undefined): WeekdayClaim<CalendarDate>[] {
  if (!word) return [];
  const value = readingsBeside(date, word.value);
  return [{ date: { value: date.value, range: date.range }, weekday: { value, range: word.range } }];
}

/** The language of the month tells that of the weekday; of several lengths, the first is taken. */
function readingsBeside({ languages }: DateMention, word: string): readonly WeekdayReading[] {
  const all = readWeekday(word).filter(
    ({ language }, at, readings) => readings.findIndex(each => each.language === language) === at,
  );
  const same = all.filter(({ language }) => languages.includes(language));
  return same.length ? same : all;
}
