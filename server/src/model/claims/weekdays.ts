import { type Ranged, ranged } from '../../range';
import { readWeekday, WEEKDAY, type WeekdayReading } from '../calendarWords';
import { type DateMention, datesIn, type FullDate, isFull } from '../dates';
import { proseLines } from '../prose';
import { tablesOf } from '../sections';
import type { Part, Table } from '../sprint';

/** "Monday, October 27, 2025": a weekday beside the full date that it belongs to. */
export interface WeekdayClaim {
  readonly date: Ranged<FullDate>;
  /** What the name means in each language that may be meant: "sábado" is Spanish and Portuguese. */
  readonly weekday: Ranged<readonly WeekdayReading[]>;
}

const MARKUP = '[*_]{0,3}';
/** "Monday, ", "Mon. ", "Friday (", "Freitag, den " */
const GAP = `\\.?${MARKUP}(?:\\s?,\\s{0,2}|\\s{1,2}|\\s?[(（])(?:(?:the|den|dem|el|día|dia) )?${MARKUP}`;
const BEFORE = new RegExp(`(?<![\\p{L}\\d-])(${WEEKDAY})${GAP}$`, 'iu');
/** " (Friday)", "（周五）", ", Friday" at the end of a line, a cell or a sentence */
const IN_BRACKETS = new RegExp(`^(${MARKUP}\\s?[(（[]${MARKUP})(${WEEKDAY})\\.?${MARKUP}[,)）\\]]`, 'iu');
const AT_END = new RegExp(`^(${MARKUP}(?:,|\\s[-–—])?\\s{0,2})(${WEEKDAY})${MARKUP}\\s*(?:$|[|:;.)）。，])`, 'iu');
/** "Monday to Friday", "Mon/Wed", "~~Friday": several days, or one that was struck out */
const NOT_ALONE = new RegExp(
  `(?:${WEEKDAY}\\.?[*_]{0,3}\\s?(?:[-–—/&+,]|to|and|or|bis|und|oder|a|e|y|o|ou|al)|~~)\\s?[*_]{0,3}$`,
  'iu',
);
/** Longer than any name of a weekday and what may stand between. */
const NEAR = 40;

/** The weekdays that a part states beside dates with a year. */
export function* weekdayClaims(part: Part): Generator<WeekdayClaim> {
  if (!YEAR.test(part.prose)) return;
  for (const line of proseLines(part)) {
    if (!YEAR.test(line.value)) continue;
    for (const date of datesIn(line)) yield* claimAround(line, date);
  }
  for (const table of tablesOf(part.root)) yield* claimsOfTable(table);
}

const YEAR = /(?:19|20)\d\d/;

function claimAround(line: Ranged<string>, date: DateMention): WeekdayClaim[] {
  if (date.until) return [];
  const from = date.range.start - line.range.start;
  const to = date.range.end - line.range.start;
  const before = wordBefore(line.value.slice(Math.max(0, from - NEAR), from), date.range.start);
  const rest = line.value.slice(to, to + NEAR);
  const bracketed = wordAfter(IN_BRACKETS.exec(rest), date.range.end);
  const word = bracketed ?? before ?? wordAfter(AT_END.exec(rest), date.range.end);
  return claim(date, word);
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
function* claimsOfTable({ header, rows }: Table): Generator<WeekdayClaim> {
  const columnOf = (pattern: RegExp) => header.cells.findIndex(({ value }) => pattern.test(value.replace(/[*_]/g, '')));
  const [dayColumn, dateColumn] = [columnOf(DAY_COLUMN), columnOf(DATE_COLUMN)];
  if (dayColumn < 0 || dateColumn < 0) return;
  for (const { cells } of rows) {
    const [day, date] = [cells[dayColumn], cells[dateColumn]];
    if (day && date && readWeekday(day.value).length) for (const each of datesIn(date)) yield* claim(each, day);
  }
}

function claim(date: DateMention, word: Ranged<string> | undefined): WeekdayClaim[] {
  if (!word || !isFull(date.value)) return [];
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
