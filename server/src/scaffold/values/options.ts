import { idKey } from '../../model/ids/ids';
import { nameOf, stateName } from '../../model/ids/taskNames';
import { plainUri, rootOf } from '../../model/links/paths';
import type { Facts, Status } from '../../model/sprint';
import { isSetAside, productOf } from '../../model/sprints/sprints';
import type { TaskInDoc } from '../../project';
import { gistOf } from '../place/gist';
import type { About, Prompt } from '../scaffold';
import { waitingFor } from './ahead/needs';
import { queueOf, queuesFor, storyId } from './ahead/queues';
import { bareTitle } from './ahead/titles';
import { wordsOf } from './phrases';

type Options = NonNullable<Prompt['options']>;

/** What a prompt of a template offers by the name `tasks` or `queues`, the likely first. */
export const optionsOf = (name: 'tasks' | 'queues', about: About): Options =>
  name === 'tasks' ? tasksFor(about) : queuesFor(about).map(doc => ({ value: doc.path, ...detail(doc.title?.value) }));

const detail = (words = ''): { readonly detail?: string } => (words ? { detail: wordsOf(words, LONGEST) } : {});
const LONGEST = 100;

/** What a new story may depend on: what its queue has open, what else its product has open, what is done. */
function tasksFor(about: About): Options {
  const { project } = about.sources;
  const queue = queueOf(about);
  const own = storyId(about);
  const waiting = own === undefined ? new Set<string>() : waitingFor(own, project);
  const found = new Map<string, TaskInDoc>();
  for (const place of placesNear(about, queue)) {
    const { id, status } = place.task;
    const key = idKey(id?.value ?? '');
    if (!id || waiting.has(key) || GIVEN_UP.has(status?.value)) continue;
    if (!found.has(key)) found.set(key, place);
  }
  const rank = ({ doc, task }: TaskInDoc): number => (task.status?.value === 'done' ? 2 : 0) + (doc === queue ? 0 : 1);
  return [...found.values()]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST)
    .map(({ task }) => ({
      value: nameOf(task.id?.value ?? ''),
      ...detail(`${bareTitle(task)} (${stateName(task.status?.value)})`),
    }));
}

const MOST = 200;
const GIVEN_UP: ReadonlySet<Status | undefined> = new Set<Status>(['cancelled', 'deferred']);

const NEAR: ReadonlySet<Facts['kind']> = new Set<Facts['kind']>(['queue', 'story']);

/** Where tasks are kept up, the queue's own first; without one, all of the workspace folder. Checkboxes are steps. */
function* placesNear({ sources: { project, root } }: About, queue: Facts | undefined): Generator<TaskInDoc> {
  const here = plainUri(root);
  const isNear = (doc: Facts): boolean =>
    queue ? productOf(doc) === productOf(queue) : plainUri(rootOf(doc)) === here;
  const near = project.documents.filter(
    doc => doc !== queue && NEAR.has(gistOf(doc).kind) && !isSetAside(doc) && isNear(doc),
  );
  for (const doc of queue ? [queue, ...near] : near)
    for (const task of doc.tasks)
      if (task.id && task.status && task.source !== 'checkbox' && task.source !== 'bullet') yield { doc, task };
}
