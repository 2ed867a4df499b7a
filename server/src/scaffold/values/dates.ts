import type { FullDate } from '../../model/calendar/dates';
import { type StartAndEnd, startAndEndOf, startsAndEndsIn } from '../../model/claims/startAndEnd';
import { documentDates, type StatedDate } from '../../model/claims/statedDates';
import type { Part, SprintDoc } from '../../model/sprint';
import { oncePer } from '../../oncePer';
import type { About } from '../scaffold';
import { groundOf } from './ground';

/** When a sprint takes place, "2026-03-02", as far as its documents state it. */
export interface SprintDates {
  readonly start?: string;
  readonly end?: string;
}

/** The first of the sprint's documents that states a start tells of both; else the first that states an end. */
export const sprintDates = oncePer((about: About): SprintDates => {
  const all = groundOf(about)
    .documents.slice(0, MOST_DOCUMENTS)
    .flatMap(({ uri }) => about.sources.world.read(uri) ?? [])
    .map(datesOf);
  return all.find(({ start }) => start) ?? all.find(({ end }) => end) ?? {};
});

const MOST_DOCUMENTS = 5;

/** Of the front matter, of the head, or of a span in one of the first parts: farther down, dates are those of tasks. */
function datesOf(doc: SprintDoc): SprintDates {
  const [pair] = [...startAndEndOf(doc), ...doc.parts.slice(0, HEAD).flatMap(part => part.read(pairsIn))].filter(
    ([start]) => isOfAll(start),
  );
  if (pair) return { start: dayOf(pair[0].date.value), end: dayOf(pair[1].date.value) };
  const stated = documentDates(doc).filter(isOfAll);
  const find = (role: StatedDate['role']) => stated.find(each => each.role === role)?.date.value;
  const [start, end] = [find('start'), find('end')];
  return { ...(start && { start: dayOf(start) }), ...(end && { end: dayOf(end) }) };
}

const HEAD = 3;
const pairsIn = (part: Part): readonly StartAndEnd[] => startsAndEndsIn(part);
/** “Feature Freeze Start” is that of something else. */
const isOfAll = ({ scope }: StatedDate): boolean => /^(?:|sprint|iteration|planned|actual)$/i.test(scope);

const dayOf = ({ year, month, day }: FullDate): string =>
  [String(year).padStart(4, '0'), ...[month, day].map(part => String(part).padStart(2, '0'))].join('-');
