import { idKey } from '../../model/ids/ids';
import type { Facts, Kind, Task } from '../../model/sprint';
import { sprintKey } from '../../model/sprints/sprintRef';
import { isSetAside, productOf } from '../../model/sprints/sprints';
import { oncePer } from '../../oncePer';
import type { Project, TaskInDoc } from '../../project';
import { sameTaskAs } from '../ids/sameTask';

/** One piece of work with an id, however many documents tell of it. */
export interface Story {
  readonly key: string;
  /** Every place that tells of it; the first is the one to show and to change. */
  readonly tellings: readonly TaskInDoc[];
}

/** The stories of a project, each put together when it is asked for. */
export class Stories {
  readonly #project: Project;
  readonly #byKey = new Map<string, Known>();

  constructor(project: Project) {
    this.#project = project;
  }

  /** What an id means in a document; undefined where no task there has it. */
  of(doc: Facts, key: string): Story | undefined {
    let known = this.#byKey.get(key);
    if (!known) {
      known = storiesOfKey(key, this.#project.tasksById.get(key) ?? []);
      this.#byKey.set(key, known);
    }
    return 'key' in known ? (known.tellings[0]?.doc === doc ? known : undefined) : known.get(doc);
  }

  /** Of a task that has an id. */
  ofTask({ doc, task }: TaskInDoc): Story | undefined {
    return task.id && this.of(doc, idKey(task.id.value));
  }
}

export const storiesOf = oncePer((project: Project) => new Stories(project));

/** Most ids stand in one document: then no more is kept than its story. */
type Known = Story | ReadonlyMap<Facts, Story>;

/** Where work is claimed comes first, then its own file, then what was written before the work. */
const KINDS: readonly (Kind | undefined)[] = ['queue', 'story', 'plan', 'tracker', 'roadmap', 'readiness'];
const SOURCES: readonly Task['source'][] = ['row', 'front-matter', 'heading', 'checkbox', 'bullet', 'completed-row'];

/** The places of one id in one document; the ids of different products, or of different sprints, are different ones. */
interface Told {
  readonly doc: Facts;
  readonly places: readonly TaskInDoc[];
  readonly product: string;
  readonly sprint: string | undefined;
}

interface Group {
  readonly key: string;
  readonly first: Told;
  readonly tellings: TaskInDoc[];
  sprint: string | undefined;
}

/** An id that more stories of one product have is a common number; then only the very same title makes two places one. */
const MOST_NAMESAKES = 20;

function storiesOfKey(key: string, places: readonly TaskInDoc[]): Known {
  const [only] = places;
  if (only && (places.length === 1 || places.every(({ doc }) => doc === only.doc)))
    return { key, tellings: bestFirst(places) };
  const found = new Map<Facts, Story>();
  const groups = new Map<string, Group[]>();
  const byTitle = new Map<string, Group>();
  for (const told of toldIn(places)) {
    const own = groups.get(told.product) ?? [];
    groups.set(told.product, own);
    const title = `${told.product}\n${told.places[0]?.task.title.value}`;
    const group =
      own.length > MOST_NAMESAKES
        ? [byTitle.get(title)].find(each => each && isOfSprint(each, told))
        : own.find(each => isSame(each, told));
    if (group) {
      group.tellings.push(...told.places);
      group.sprint ??= told.sprint;
      found.set(told.doc, group);
      continue;
    }
    const fresh = { key, first: told, tellings: [...told.places], sprint: told.sprint };
    own.push(fresh);
    byTitle.set(title, fresh);
    found.set(told.doc, fresh);
  }
  return found;
}

function toldIn(places: readonly TaskInDoc[]): Told[] {
  const byDocument = new Map<Facts, TaskInDoc[]>();
  for (const place of places) {
    const known = byDocument.get(place.doc);
    if (known) known.push(place);
    else byDocument.set(place.doc, [place]);
  }
  return [...byDocument]
    .map(([doc, own]) => ({ doc, places: bestFirst(own), ...scopeOf(doc) }))
    .sort((a, b) => rankOf(KINDS, a.doc.kind) - rankOf(KINDS, b.doc.kind) || (a.doc.path < b.doc.path ? -1 : 1));
}

/** What is kept for the record says nothing of how things stand. */
const scopeOf = oncePer((doc: Facts) => ({
  product: isSetAside(doc) ? doc.uri : productOf(doc),
  sprint: doc.sprint && sprintKey(doc.sprint.number.value),
}));

/** What has a state, and where it is written. */
const bestFirst = (places: readonly TaskInDoc[]): readonly TaskInDoc[] =>
  places.length < 2
    ? places
    : places.toSorted(
        (a, b) =>
          Number(!a.task.status) - Number(!b.task.status) ||
          rankOf(SOURCES, a.task.source) - rankOf(SOURCES, b.task.source),
      );

function rankOf<T>(order: readonly T[], value: T): number {
  const at = order.indexOf(value);
  return at < 0 ? order.length : at;
}

const isOfSprint = (group: Group, { sprint }: Told): boolean =>
  group.sprint === undefined || sprint === undefined || group.sprint === sprint;

function isSame(group: Group, told: Told): boolean {
  const [first] = group.first.places;
  return Boolean(
    first && isOfSprint(group, told) && told.places.slice(0, MOST_COMPARED).some(sameTaskAs(first, false)),
  );
}

/** One document rarely tells of a task in more places. */
const MOST_COMPARED = 4;
