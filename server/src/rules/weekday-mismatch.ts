import { type FullDate, weekdayOf } from '../model/calendar/dates';
import { inPeriod, periodOf } from '../model/claims/impliedYears';
import { YEAR } from '../model/claims/statedDates';
import { claimsWithoutYear, type WeekdayClaim, weekdayClaims } from '../model/claims/weekdays';
import type { Fix, Part } from '../model/sprint';
import type { Finding, Rule } from './rule';

/** A weekday must be that of the full date beside it. */
export const weekdayMismatch: Rule = {
  id: 'weekday-mismatch',
  severity: 'warning',
  summary: 'A weekday beside a date is not the day of that date.',
  *checkPart(part) {
    for (const claim of weekdayClaims(part)) {
      const { value, range } = claim.date;
      if (claim.weekday.value.some(({ day }) => day === weekdayOf(value))) continue;
      yield finding(part, claim, claim.inSpan ? isoOf(value) : part.text.slice(range.start, range.end));
    }
  },
  *check(doc) {
    if (!YEAR.test(doc.text)) return;
    const claims = doc.parts.flatMap(part => part.read(claimsWithoutYear));
    const period = claims.length ? periodOf(doc) : undefined;
    for (const { date, weekday } of period ? claims : []) {
      const value = period && inPeriod(date.value, period);
      if (!value || weekday.value.some(({ day }) => day === weekdayOf(value))) continue;
      const named = `${isoOf(value)} (in the year of the other dates)`;
      yield finding(doc, { date: { value, range: date.range }, weekday }, named);
    }
  },
};

/** `named` is what the message calls the date. */
function finding({ text }: Pick<Part, 'text'>, { date, weekday }: WeekdayClaim, named: string): Finding {
  const right = weekdayOf(date.value);
  const written = text.slice(weekday.range.start, weekday.range.end);
  const names = [...new Set(weekday.value.map(({ names }) => inCaseOf(written, names[right] ?? '')))];
  const shown = names.length === 1 ? names[0] : undefined;
  const fix: Fix | undefined = shown
    ? { title: `Change ${written} to ${shown}`, edits: [{ range: weekday.range, text: shown }] }
    : undefined;
  return {
    range: weekday.range,
    message: `${named} is a ${ENGLISH[right]}, not a ${ENGLISH[weekday.value[0]?.day ?? 0]}. Correct the weekday or the date.`,
    ...(fix && { fix }),
  };
}

const isoOf = ({ year, month, day }: FullDate): string =>
  [year, month, day].map(part => String(part).padStart(2, '0')).join('-');

const ENGLISH = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** "FRI" and "saturday" -> "SATURDAY" */
function inCaseOf(written: string, name: string): string {
  const [initial = '', ...rest] = written;
  if (written === written.toUpperCase() && written !== written.toLowerCase()) return name.toUpperCase();
  return initial === initial.toUpperCase() && rest.length ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
