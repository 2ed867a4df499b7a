import { type Ranged, ranged } from '../../range';
import { type Language, MONTH, readMonth } from './calendarWords';

/** A day of the Gregorian calendar; the year is absent where the text leaves it out: "Feb 6". */
export interface CalendarDate {
  readonly year?: number;
  /** 1–12 */
  readonly month: number;
  readonly day: number;
}

export interface FullDate extends CalendarDate {
  readonly year: number;
}

/** A date as written. */
export interface DateMention extends Ranged<CalendarDate> {
  /** The last day of "Jan 7-10". */
  readonly until?: CalendarDate;
  /** The languages that write the month so; empty for a date of numbers. */
  readonly languages: readonly Language[];
}

/** "2025-10-27 to 2025-11-07" */
export interface DateSpan {
  readonly start: DateMention;
  readonly end: DateMention;
}

/** The dates of a line, in the order of the text. A date that two countries read differently (03/04/2025) is none. */
export function datesIn({ value, range }: Ranged<string>): DateMention[] {
  if (!/\d/.test(value)) return [];
  const forms = /\p{L}{2}/u.test(value) ? FORMS : NUMERIC_FORMS;
  const found = forms
    .flatMap(({ pattern, read }) =>
      [...value.matchAll(pattern)].flatMap(match => mention(match, read(match), range.start)),
    )
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  let end = -1;
  return found.filter(({ range }) => {
    if (range.start < end) return false;
    end = range.end;
    return true;
  });
}

const BETWEEN =
  /^[\s*_]{0,4}(?:-|–|—|→|~|to|until|till|through|thru|bis|hasta|até|al?|au|jusqu’au|jusqu'au|à|至|到)[\s*_]{0,4}$/iu;

/** Two dates of a line that say from when until when. */
export function spansIn(line: Ranged<string>): DateSpan[] {
  const dates = datesIn(line);
  return dates.flatMap((start, at) => {
    const end = dates[at + 1];
    const between = end && line.value.slice(start.range.end - line.range.start, end.range.start - line.range.start);
    return end && between !== undefined && BETWEEN.test(between) ? [{ start, end }] : [];
  });
}

export const isFull = (date: CalendarDate): date is FullDate => date.year !== undefined;

/** Days since 1970-01-01. */
export const dayNumber = ({ year, month, day }: FullDate): number => Date.UTC(year, month - 1, day) / 86_400_000;

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (date: FullDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7;

interface Form {
  readonly pattern: RegExp;
  readonly read: (match: RegExpMatchArray) => Omit<DateMention, 'range'> | undefined;
}

const YEAR = '((?:19|20)\\d{2})';
const TO = '\\s?[-–—]\\s?';
const TH = '(?:st|nd|rd|th|er|º|ª|°)?';

const NUMERIC_FORMS: readonly Form[] = [
  {
    pattern: new RegExp(`(?<![\\d\\p{L}.-])${YEAR}([-‐‑/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d|[-/.]\\d)`, 'gu'),
    read: ([, year, , month, day]) => numeric(year, month, day),
  },
  {
    pattern: new RegExp(`(?:${YEAR}\\s?年\\s?)?(?<!\\d)(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?[日号]`, 'gu'),
    read: ([, year, month, day]) => numeric(year, month, day),
  },
  {
    pattern: new RegExp(`(?<![\\d.])(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?${YEAR}(?!\\d|\\.\\d)`, 'gu'),
    read: ([, day, month, year]) => numeric(year, month, day),
  },
  {
    pattern: new RegExp(`(?<![\\d/-])(\\d{1,2})([-/])(\\d{1,2})\\2${YEAR}(?!\\d|[-/]\\d)`, 'gu'),
    read: ([, first, , second, year]) => clearOrder(year, first, second),
  },
];

const FORMS: readonly Form[] = [
  ...NUMERIC_FORMS,
  {
    // "October 28th, 2025", "Nov 3 – 14, 2025"
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(${MONTH})\\.?\\s{1,2}(\\d{1,2})${TH}(?:${TO}(\\d{1,2})${TH})?(?![\\d:%/\\p{L}]|[.,]\\d)(?:(?:\\s?,\\s?|\\s)${YEAR}(?!\\d))?`,
      'giu',
    ),
    read: ([, month, day, until, year]) => named({ year, month, day, until }),
  },
  {
    // "28 October 2025", "6. März 2026", "3 de fevereiro de 2026", "7–10 Jan"
    pattern: new RegExp(
      `(?<![\\p{L}\\d.:/,-])(?:(\\d{1,2})\\.?${TO})?(\\d{1,2})${TH}(?:\\.\\s?|\\s|-)(of |de |do )?(${MONTH})\\.?(?!\\p{L})(?:(?:,?\\s(?:del? |of )?|[-/])${YEAR}(?!\\d))?`,
      'giu',
    ),
    read: ([, from, day, of, month, year]) => named({ year, month, day: from ?? day, until: from && day, of }),
  },
];

interface Written {
  readonly year: string | undefined;
  readonly month: string | undefined;
  readonly day: string | undefined;
  readonly until?: string | undefined;
  readonly of?: string | undefined;
}

/** Without a year, "march 3" and "10 out" are rather words than dates. */
function named({ year, month = '', day, until, of }: Written): Omit<DateMention, 'range'> | undefined {
  if (!year && !of && /^\p{Ll}/u.test(month)) return undefined;
  const { month: number, languages } = readMonth(month);
  const value = dateOf(year, number, day);
  const last = until ? dateOf(year, number, until) : undefined;
  if (!value || (until && !last)) return undefined;
  return { value, languages, ...(last && { until: last }) };
}

function numeric(year?: string, month?: string, day?: string): Omit<DateMention, 'range'> | undefined {
  const value = dateOf(year, Number(month), day);
  return value && { value, languages: [] };
}

function clearOrder(year?: string, first?: string, second?: string): Omit<DateMention, 'range'> | undefined {
  const readings = [numeric(year, second, first), numeric(year, first, second)].filter(each => each !== undefined);
  return readings.length === 1 || first === second ? readings[0] : undefined;
}

/** Undefined for a day that does not exist; without a year, February has 29. */
function dateOf(year: string | undefined, month: number, day: string | undefined): CalendarDate | undefined {
  const date = new Date(Date.UTC(Number(year ?? 2024), month - 1, Number(day)));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== Number(day)) return undefined;
  return { ...(year && { year: Number(year) }), month, day: Number(day) };
}

function mention(match: RegExpMatchArray, read: ReturnType<Form['read']>, offset: number): DateMention[] {
  const start = offset + (match.index ?? 0);
  return read ? [{ ...read, ...ranged(read.value, start, start + match[0].length) }] : [];
}
