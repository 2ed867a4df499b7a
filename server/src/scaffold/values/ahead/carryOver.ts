import type { Sprint } from '../../../model/sprints/sprints';
import { oncePer } from '../../../oncePer';
import type { About } from '../../scaffold';
import { isOver, joinedWork, listingDocuments, standingOf, type WorkTask } from '../work/joined';
import { entryOf, type Planned, tasksIn } from './planned';
import { previousSprint } from './previous';
import { bareTitle, withoutTaskNumber } from './titles';

/** What the sprint before has left. */
export interface CarryOver {
  readonly sprint: Sprint;
  readonly done: readonly WorkTask[];
  readonly open: readonly WorkTask[];
  /** Of which no document says how they stand. */
  readonly untold: readonly WorkTask[];
}

/** Undefined where there is no sprint right before. */
export const carryOver = oncePer((about: About): CarryOver | undefined => {
  const sprint = previousSprint(about);
  if (!sprint) return undefined;
  const documents = listingDocuments(sprint, undefined);
  const tasks = joinedWork(documents, about.sources.project).filter(({ isDropped }) => !isDropped);
  const isEnded = documents.some(({ kind, status }) => kind === 'plan' && status?.value === 'done');
  const told = new Set(tasks.filter(task => standingOf(task) !== 'unknown').map(titleOf));
  const untold = isEnded ? [] : tasks.filter(task => standingOf(task) === 'unknown' && !told.has(titleOf(task)));
  const done = tasks.filter(task => isOver(task) || (isEnded && standingOf(task) === 'unknown'));
  const open = tasks.filter(task => standingOf(task) !== 'unknown' && !isOver(task));
  return { sprint, done, untold, open };
});

/** Work as it enters a new plan. */
export interface Incoming extends Pick<Planned, 'id' | 'title' | 'criteria'> {
  readonly from: 'previous' | 'roadmap';
}

/** What the sprint before left open, then what the roadmap plans for this one. */
export function incomingWork(about: About): readonly Incoming[] {
  const left = carryOver(about);
  const planned = left ? listingDocuments(left.sprint, undefined).flatMap(tasksIn) : [];
  const carried = (left?.open ?? []).map((task): Incoming => {
    const title = titleOf(task);
    const own = planned.find(
      each => each.criteria.length && (each.title === title || (task.id && each.id === task.id)),
    );
    return { ...(idOf(task) && { id: idOf(task) as string }), title, criteria: own?.criteria ?? [], from: 'previous' };
  });
  const titles = new Set(carried.map(({ title }) => title.toLowerCase()));
  const roadmap = (entryOf(about)?.tasks ?? [])
    .map(({ value }) => withoutTaskNumber(value))
    .filter(title => !titles.has(title.toLowerCase()))
    .map((title): Incoming => ({ title, criteria: [], from: 'roadmap' }));
  return [...carried, ...roadmap];
}

/** Without the id that it begins with. */
export const titleOf = ({ id, title }: Pick<WorkTask, 'id' | 'title'>): string => {
  const at = id === undefined ? -1 : title.indexOf(id);
  const isLed = id !== undefined && at >= 0 && at < MOST_MARKS;
  const range = { start: at, end: at + (id?.length ?? 0) };
  const whole = { value: title, range: { start: 0, end: title.length } };
  return withoutTaskNumber(isLed ? bareTitle({ id: { value: id, range }, title: whole }) : title);
};

/** “**”, “[DONE] ” */
const MOST_MARKS = 20;

/** “1” is a place in a list, and no id elsewhere. */
export const idOf = ({ id }: Pick<WorkTask, 'id'>): string | undefined =>
  id !== undefined && !/^[\d\s*_`.)]*$/.test(id.replace(/(?<=\d)[.-](?=\d)/, 'x'))
    ? id.replace(/[*_`]/g, '')
    : undefined;
