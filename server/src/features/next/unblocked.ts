import { targetOf } from '../../model/ids/dependencyTargets';
import { idKey, isStepOf } from '../../model/ids/ids';
import type { Dependency, Status, Task } from '../../model/sprint';
import type { Project, TaskInDoc } from '../../project';
import { oncePer } from '../oncePer';
import { countsOfReached } from './reach';
import { type Stories, type Story, storiesOf } from './stories';

/** A story, or a task without an id, for which nothing can wait. */
type Work = Story | TaskInDoc;

/** How much unfinished work waits for each of these, directly or through others; each piece counts once. */
export function countsOfUnblocked(stories: readonly Story[], project: Project): ReadonlyMap<Story, number> {
  const waiters = new Waiters(project);
  const works: Work[] = [...stories];
  const places = new Map<Work, number>(stories.map((story, at) => [story, at]));
  const edges: number[][] = [];
  for (const work of works) edges.push('key' in work ? Array.from(waiters.of(work), placeOf) : []);
  const counts = countsOfReached(stories.length, edges);
  return new Map(stories.map((story, at) => [story, counts[at] ?? 0]));

  function placeOf(work: Work): number {
    const known = places.get(work);
    if (known !== undefined) return known;
    places.set(work, works.length);
    return works.push(work) - 1;
  }
}

/** What waits for a story; worked out for all stories that share an id at once. */
class Waiters {
  readonly #project: Project;
  readonly #stories: Stories;
  readonly #byKey = new Map<string, ReadonlyMap<Story, Iterable<Work>>>();

  constructor(project: Project) {
    this.#project = project;
    this.#stories = storiesOf(project);
  }

  of(story: Story): Iterable<Work> {
    let known = this.#byKey.get(story.key);
    if (!known) {
      known = this.#waitingFor(story.key);
      this.#byKey.set(story.key, known);
    }
    return known.get(story) ?? [];
  }

  #waitingFor(key: string): ReadonlyMap<Story, Iterable<Work>> {
    const places = this.#project.waitingFor.get(key);
    if (!places) return NOBODY;
    const found = new Map<Story, Set<Work>>();
    for (const place of places) {
      const needed = this.#neededBy(place, key);
      const work = this.#stories.ofTask(place) ?? place;
      if (!needed || work === needed || isOver(work)) continue;
      const known = found.get(needed);
      if (known) known.add(work);
      else found.set(needed, new Set([work]));
    }
    return found;
  }

  #neededBy({ doc, task }: TaskInDoc, key: string): Story | undefined {
    const dependency = dependencyOn(task, key);
    const target = dependency && targetOf(dependency, doc, this.#project);
    // Its own steps do not wait for a story.
    return target && !isStepOf(idKey(task.id?.value ?? ''), key) ? this.#stories.of(target.doc, key) : undefined;
  }
}

const NOBODY: ReadonlyMap<Story, Iterable<Work>> = new Map();

function dependencyOn(task: Task, key: string): Dependency | undefined {
  const found = task.dependsOn.length > FEW ? byKey(task).get(key) : task.dependsOn.find(each => each.key === key);
  return found?.loose ? undefined : found;
}

/** A line can name thousands. */
const FEW = 8;
const byKey = oncePer(({ dependsOn }: Task) => new Map(dependsOn.map(each => [each.key, each])));

const OVER: ReadonlySet<Status | undefined> = new Set<Status>(['done', 'cancelled', 'deferred']);

/** Finished, or nobody waits for it any more. */
const isOver = (work: Work): boolean => ('key' in work ? work.tellings.some(isFinished) : isFinished(work));
const isFinished = ({ task }: TaskInDoc): boolean => OVER.has(task.status?.value);
