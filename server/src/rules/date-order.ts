import { dayNumber } from '../model/calendar/dates';
import { type StartAndEnd, startAndEndOf, startsAndEndsIn } from '../model/claims/startAndEnd';
import { documentDates, type StatedDate } from '../model/claims/statedDates';
import type { Finding, Rule } from './rule';

/** A document is created before it is updated, starts before it ends, and is reviewed next after its own date. */
export const dateOrder: Rule = {
  id: 'date-order',
  severity: 'warning',
  summary: 'A date lies before one that it must follow: updated before created, end before start.',
  *checkPart(part) {
    for (const pair of startsAndEndsIn(part)) yield* endBeforeStart(pair);
  },
  *check(doc) {
    const dates = documentDates(doc);
    yield* updatedBeforeCreated(dates);
    for (const pair of startAndEndOf(doc)) yield* endBeforeStart(pair);
    yield* nextBeforeNow(dates);
  },
};

const ofRole = (dates: readonly StatedDate[], role: StatedDate['role']): StatedDate[] =>
  dates.filter(date => date.role === role);

/** Where two dates of creation are stated, either may be meant. */
function* updatedBeforeCreated(dates: readonly StatedDate[]): Generator<Finding> {
  const created = ofRole(dates, 'created').reduce<StatedDate | undefined>(earlier, undefined);
  if (!created) return;
  const source = `“${created.label}”${created.inFrontMatter ? ' in the front matter' : ''}`;
  for (const updated of ofRole(dates, 'updated'))
    if (isBefore(updated, created))
      yield {
        range: updated.date.range,
        message: `“${updated.label}” is ${updated.text}, but ${source} is ${created.text}. Correct one of the two dates.`,
        related: [{ range: created.date.range, message: `Created on ${created.text}` }],
      };
}

function* endBeforeStart([start, end]: StartAndEnd): Generator<Finding> {
  if (!isBefore(end, start)) return;
  const names = start.label === end.label ? 'The end' : `“${end.label}”`;
  const other = start.label === end.label ? 'the start' : `“${start.label}”`;
  yield {
    range: end.date.range,
    message: `${names}, ${end.text}, is before ${other}, ${start.text}. Correct one of the two dates.`,
    related: [{ range: start.date.range, message: `Starts on ${start.text}` }],
  };
}

/** The document's date is that of its last update, else the one at its top. */
function* nextBeforeNow(dates: readonly StatedDate[]): Generator<Finding> {
  const updated = ofRole(dates, 'updated');
  const own = updated.length ? updated : ofRole(dates, 'dated');
  const now = own.reduce<StatedDate | undefined>(earlier, undefined);
  for (const next of now ? ofRole(dates, 'next') : [])
    if (now && isBefore(next, now))
      yield {
        range: next.date.range,
        message: `“${next.label}” is ${next.text}, which is before “${now.label}”, ${now.text}. Set a later date.`,
        related: [{ range: now.date.range, message: `The document is of ${now.text}` }],
      };
}

const earlier = (first: StatedDate | undefined, date: StatedDate): StatedDate =>
  first && dayNumber(first.date.value) <= dayNumber(date.date.value) ? first : date;

function isBefore(a: StatedDate, b: StatedDate): boolean {
  const tolerance = a.timed || b.timed ? 1 : 0;
  return dayNumber(a.date.value) + tolerance < dayNumber(b.date.value);
}
