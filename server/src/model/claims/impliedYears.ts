import { type CalendarDate, datesIn, dayNumber, type FullDate, isFull } from '../calendar/dates';
import { proseLines } from '../markdown/prose';
import type { Part, SprintDoc } from '../sprint';
import { inFrontMatter, YEAR } from './statedDates';

/** From the first to the last day that a document names with its year. */
export interface Period {
  readonly first: number;
  readonly last: number;
}

/** Undefined where there is no such day, or where they lie too far apart to tell the year of any other. */
export function periodOf(doc: SprintDoc): Period | undefined {
  const days = [
    ...inFrontMatter(doc).map(({ date }) => dayNumber(date.value)),
    ...doc.parts.flatMap(part => part.readPlain(fullDays)),
  ];
  const first = days.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const last = days.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY);
  return days.length && last - first <= LONGEST ? { first, last } : undefined;
}

/** With both, no second year can be as near: together they are less than a year. */
const LONGEST = 180;
const FARTHEST = 90;

function fullDays(part: Part): readonly number[] {
  if (!YEAR.test(part.prose)) return [];
  const lines = [...proseLines(part)].filter(({ value }) => YEAR.test(value));
  return lines.flatMap(line => datesIn(line).flatMap(({ value }) => (isFull(value) ? [dayNumber(value)] : [])));
}

/** "May 23" in the only year in which it lies near the document's other dates. */
export function inPeriod({ month, day }: CalendarDate, { first, last }: Period): FullDate | undefined {
  const year = new Date(first * 86_400_000).getUTCFullYear();
  return [year - 1, year, year + 1]
    .map(each => ({ year: each, month, day }))
    .find(date => {
      const at = dayNumber(date);
      return at >= first - FARTHEST && at <= last + FARTHEST;
    });
}
