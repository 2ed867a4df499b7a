import { targetOf } from '../../model/ids/dependencyTargets';
import { idKey, isStepOf } from '../../model/ids/ids';
import type { Dependency, Status, Task } from '../../model/sprint';
import { oncePer } from '../../oncePer';
import type { Project, TaskInDoc } from '../../project';
import { countsOfReached } from './reach';
import { type Stories, type Story, storiesOf } from './stories';

/** A story, or a task without an id, for which nothing can wait. */
type Work = Story | TaskInDoc;

/**
 * How much unfinished work waits for each of these, directly or through others; each piece counts once. Without those that
 * nothing waits for, which most are.
 */
export function countsOfUnblocked(stories: readonly Story[], project: Project): ReadonlyMap<Story, number> {
  const waiters = new Waiters(project);
  const waiting = stories.map(story => waiters.of(story));
  const starts = stories.filter((_, at) => waiting[at]);
  const works: Work[] = [...starts];
  const places = new Map<Work, number>(starts.map((story, at) => [story, at]));
  const edges = waiting.flatMap(each => (each ? [each.map(placeOf)] : []));
  for (let work = works[edges.length]; work; work = works[edges.length])
    edges.push('key' in work ? (waiters.of(work)?.map(placeOf) ?? []) : []);
  const counts = countsOfReached(starts.length, edges);
  return new Map(starts.map((story, at) => [story, counts[at] ?? 0]));

  function placeOf(work: Work): number {
    const known = places.get(work);
    if (known !== undefined) return known;
    places.set(work, works.length);
    return works.push(work) - 1;
  }
}

/** What waits for a story. */
class Waiters {
  readonly #project: Project;
  readonly #stories: Stories;
  readonly #byKey = new Map<string, ReadonlyMap<Story, readonly Work[]>>();

  constructor(project: Project) {
    this.#project = project;
    this.#stories = storiesOf(project);
  }

  /** Undefined where nothing does. */
  of(story: Story): readonly Work[] | undefined {
    const places = this.#project.waitingFor.get(story.key);
    if (!places) return undefined;
    // Of most ids there is but one story.
    if (story.tellings.length === this.#project.tasksById.get(story.key)?.length)
      return this.#waitingForOnly(story, places);
    const known = this.#byKey.get(story.key) ?? this.#byStory(story.key, places);
    this.#byKey.set(story.key, known);
    return known.get(story);
  }

  #waitingForOnly(story: Story, places: readonly TaskInDoc[]): readonly Work[] | undefined {
    const found: Work[] = [];
    for (const place of places) {
      const work = this.#unfinished(place);
      if (work && work !== story && this.#neededBy(place, story.key)) found.push(work);
    }
    if (!found.length) return undefined;
    return found.length > 1 ? [...new Set(found)] : found;
  }

  /** Worked out for all stories that share an id at once. */
  #byStory(key: string, places: readonly TaskInDoc[]): ReadonlyMap<Story, readonly Work[]> {
    const found = new Map<Story, Set<Work>>();
    for (const place of places) {
      const work = this.#unfinished(place);
      const needed = work && this.#neededBy(place, key);
      if (!needed || work === needed) continue;
      const known = found.get(needed);
      if (known) known.add(work);
      else found.set(needed, new Set([work]));
    }
    return new Map(Array.from(found, ([story, works]) => [story, [...works]]));
  }

  #unfinished(place: TaskInDoc): Work | undefined {
    const story = this.#stories.ofTask(place);
    return (story ? story.tellings.some(isFinished) : isFinished(place)) ? undefined : (story ?? place);
  }

  #neededBy({ doc, task }: TaskInDoc, key: string): Story | undefined {
    const dependency = dependencyOn(task, key);
    const target = dependency && targetOf(dependency, doc, this.#project);
    // Its own steps do not wait for a story.
    return target && !isStepOf(idKey(task.id?.value ?? ''), key) ? this.#stories.of(target.doc, key) : undefined;
  }
}

function dependencyOn(task: Task, key: string): Dependency | undefined {
  const found = task.dependsOn.length > FEW ? byKey(task).get(key) : task.dependsOn.find(each => each.key === key);
  return found?.loose ? undefined : found;
}

/** A line can name thousands. */
const FEW = 8;
const byKey = oncePer(({ dependsOn }: Task) => new Map(dependsOn.map(each => [each.key, each])));

const OVER: ReadonlySet<Status | undefined> = new Set<Status>(['done', 'cancelled', 'deferred']);

/** Finished, or given up. */
const isFinished = ({ task }: TaskInDoc): boolean => OVER.has(task.status?.value);
