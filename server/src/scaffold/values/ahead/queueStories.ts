import { idKey, isId } from '../../../model/ids/ids';
import { oncePer } from '../../../oncePer';
import type { About } from '../../scaffold';
import { groundOf } from '../ground';
import { isOver, standingOf, type WorkTask } from '../work/joined';
import { idOf, titleOf } from './carryOver';
import { type KnownStory, knownStory } from './knownStories';
import { tellableNeeds } from './needs';
import { type Planned, workOf } from './planned';
import { firstIdOf, idBehind, isOfTheirForm } from './queueIds';

/** A task of the sprint as its queue lists it. */
export interface QueuedStory extends Pick<Planned, 'title' | 'owner' | 'needs' | 'priority' | 'effort'> {
  readonly id: string;
  readonly isDone: boolean;
  readonly state: ReturnType<typeof standingOf>;
}

/** The sprint's tasks, each with an id: its own, that of a story that the team has of it, or the next free one. */
export const queuedStories = oncePer((about: About): readonly QueuedStory[] => {
  const known = groundOf(about).tasks;
  const used = new Set<string>();
  let next = firstIdOf(about);
  return (workOf(about)?.tasks ?? []).flatMap(task => {
    const joined = known.find(each => (task.id && each.id === task.id) || titleOf(each) === task.title);
    const story = task.id && isId(task.id) ? undefined : knownStory(about, task);
    const id = [task.id, story?.id, joinedId(about, joined), next].find(
      each => isId(each ?? '') && !used.has(idKey(each ?? '')),
    );
    if (!id) return [];
    used.add(idKey(id));
    if (id === next) next = idBehind(next, about);
    const whole = merged(task, story?.id === id ? story : undefined);
    const { needs: _, ...rest } = whole;
    const needs = tellableNeeds(about, whole);
    return storyOf({ ...rest, id, ...(needs && { needs }) }, joined);
  });
});

/** “Task 4.2” of a readiness assessment is no story’s id where those are called “FN-31”. */
function joinedId(about: About, joined: WorkTask | undefined): string | undefined {
  const id = joined && idOf(joined);
  return id !== undefined && isOfTheirForm(about, id) ? id : undefined;
}

/** What the plan does not say of it, its story may. */
const merged = (task: Planned, story: KnownStory | undefined): Planned =>
  story
    ? { ...story, ...task, ...(task.needs?.length ? {} : { needs: story.needs ?? [] }), ...stateOf(task, story) }
    : task;

const stateOf = ({ status }: Planned, story: KnownStory): Pick<Planned, 'status'> => {
  const known = status ?? story.status;
  return known ? { status: known } : {};
};

function storyOf(planned: Planned & { readonly id: string }, joined: WorkTask | undefined): QueuedStory {
  const { id, title, owner, needs, status, priority, effort = joined?.effort } = planned;
  const told = joined ? standingOf(joined) : 'unknown';
  const state = told === 'unknown' ? (status ?? told) : told;
  const isDone =
    told === 'unknown' ? status === 'done' || status === 'cancelled' : joined !== undefined && isOver(joined);
  return {
    ...{ id, title, state, isDone },
    ...{ ...(owner && { owner }), ...(needs && { needs }), ...(priority && { priority }), ...(effort && { effort }) },
  };
}

/** Whether a task that is needed is surely not done. */
export const isOpenElsewhere = ({ sources: { project } }: About, id: string): boolean =>
  isId(id) && (project.tasksById.get(idKey(id)) ?? []).some(({ task }) => task.status && task.status.value !== 'done');
