import { weekdayOf } from '../model/calendar/dates';
import { type WeekdayClaim, weekdayClaims } from '../model/claims/weekdays';
import type { Fix, Part } from '../model/sprint';
import type { Finding, Rule } from './rule';

/** A weekday must be that of the full date beside it. */
export const weekdayMismatch: Rule = {
  id: 'weekday-mismatch',
  severity: 'warning',
  summary: 'A weekday beside a date is not the day of that date.',
  *checkPart(part) {
    for (const claim of weekdayClaims(part)) {
      const right = weekdayOf(claim.date.value);
      if (claim.weekday.value.some(({ day }) => day === right)) continue;
      yield finding(part, claim, right);
    }
  },
};

function finding({ text }: Part, { date, weekday }: WeekdayClaim, right: number): Finding {
  const written = text.slice(weekday.range.start, weekday.range.end);
  const names = [...new Set(weekday.value.map(({ names }) => inCaseOf(written, names[right] ?? '')))];
  const shown = names.length === 1 ? names[0] : undefined;
  const fix: Fix | undefined = shown
    ? { title: `Change ${written} to ${shown}`, edits: [{ range: weekday.range, text: shown }] }
    : undefined;
  return {
    range: weekday.range,
    message: `${text.slice(date.range.start, date.range.end)} is a ${ENGLISH[right]}, not a ${ENGLISH[weekday.value[0]?.day ?? 0]}. Correct the weekday or the date.`,
    ...(fix && { fix }),
  };
}

const ENGLISH = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** "FRI" and "saturday" -> "SATURDAY" */
function inCaseOf(written: string, name: string): string {
  const [initial = '', ...rest] = written;
  if (written === written.toUpperCase() && written !== written.toLowerCase()) return name.toUpperCase();
  return initial === initial.toUpperCase() && rest.length ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
