import type { InlayHint } from 'vscode-languageserver';
import { dayNumber, type FullDate } from '../../model/calendar/dates';
import { type StartAndEnd, startAndEndOf, startsAndEndsIn } from '../../model/claims/startAndEnd';
import { documentDates } from '../../model/claims/statedDates';
import type { Part, Phase, SprintDoc } from '../../model/sprint';
import { contains, type Range, type Ranged } from '../../range';
import { allTasks } from '../phases';
import { progressOf } from '../progress';

/** "3 days left" behind the end of a timebox that is running, soon begins, or has just run out. */
export function dayHints(doc: SprintDoc, today: FullDate, isWanted: (range: Range) => boolean): InlayHint[] {
  const told = new Set<number>();
  return timeboxesOf(doc).flatMap(timebox => {
    const { end } = timebox;
    if (!isWanted(end.range) || told.has(end.range.end)) return [];
    const hint = isFinished(doc, end.range) ? undefined : hintOf(timebox, today);
    if (!hint) return [];
    told.add(end.range.end);
    return [{ position: doc.lines.positionAt(hint.at), label: hint.label, paddingLeft: true }];
  });
}

/** The document, or the phase around a place, says that it is done, or all of its tasks are. */
function isFinished({ status, phases, title }: SprintDoc, place: Range): boolean {
  const isAround = ({ range, name }: Phase) => contains(range, place) && name.range.start !== title?.range.start;
  const phase = phases.flatMap(each => [each, ...each.phases]).findLast(isAround);
  return status?.value === 'done' || (phase !== undefined && progressOf(allTasks(phase)).status === 'done');
}

interface Timebox {
  readonly start?: Ranged<FullDate>;
  readonly end: Ranged<FullDate>;
  /** It says when something really ended: “Completed: 2026-03-20”. */
  readonly states: boolean;
}

/** Those of the front matter, of spans and fields anywhere, and an end in the document's head without a start. */
function timeboxesOf(doc: SprintDoc): Timebox[] {
  const pairs = [...startAndEndOf(doc), ...doc.parts.flatMap(part => part.read(pairsOfPart))].map(timeboxOf);
  const ends = doc
    .once(documentDates, documentDates)
    .filter(({ role }) => role === 'end')
    .map(({ date, label }) => ({ end: date, states: FACT.test(label) }));
  return [...pairs, ...ends];
}

const pairsOfPart = (part: Part): readonly StartAndEnd[] => startsAndEndsIn(part);

const timeboxOf = ([start, end]: StartAndEnd): Timebox => ({
  start: start.date,
  end: end.date,
  states: FACT.test(end.label) || FACT.test(start.label),
});

const FACT = /\b(?:actual|ended|finished|completed|completion)\b/i;

/** Further off, a date is a plan or history, and no timebox that anyone watches. */
const SOON = 30;
const LONGEST = 400;

interface Hint {
  readonly label: string;
  /** What it is about: the end, or the start before that has come. */
  readonly at: number;
}

function hintOf({ start, end, states }: Timebox, today: FullDate): Hint | undefined {
  if (states) return undefined;
  const left = dayNumber(end.value) - dayNumber(today);
  const until = start ? dayNumber(start.value) - dayNumber(today) : 0;
  if (left < until || left - until > LONGEST) return undefined;
  if (start && until > 0)
    return until <= SOON ? { label: `starts in ${days(until)}`, at: placeOf(start, end) } : undefined;
  const at = end.range.end;
  if (left > 0) return { label: `${days(left)} left`, at };
  if (left === 0) return { label: 'last day', at };
  return start && -left <= SOON ? { label: `ended ${days(-left)} ago`, at } : undefined;
}

/** A span in one line is one thing: “2026-03-16 – 2026-03-27”. */
const placeOf = (start: Ranged<FullDate>, end: Ranged<FullDate>): number =>
  Math.abs(end.range.start - start.range.end) <= SPAN ? end.range.end : start.range.end;
const SPAN = 6;

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;
