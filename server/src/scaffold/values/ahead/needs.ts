import { idKey, isId } from '../../../model/ids/ids';
import { nameOf } from '../../../model/ids/taskNames';
import type { Project } from '../../../project';
import type { About } from '../../scaffold';
import type { Planned } from './planned';
import { storyId } from './queues';

/** The ids that a person has chosen for a new story to depend on, each once: known ones, none of which waits for the story. */
export function needsOf(about: About): readonly string[] {
  const { project } = about.sources;
  const own = storyId(about);
  const waiting = own === undefined ? new Set<string>() : waitingFor(own, project);
  const asked = (about.answers.depends_on ?? '').split(/[,;\s]+/).map(nameOf);
  const found = asked.filter(id => isId(id) && project.tasksById.has(idKey(id)) && !waiting.has(idKey(id)));
  return [...new Map(found.map(id => [idKey(id), id])).values()].slice(0, MOST);
}

const MOST = 50;

/** By their keys, an id and all that waits for it already, which must not be waited for in turn. */
export function waitingFor(id: string, { waitingFor: waiting }: Project): ReadonlySet<string> {
  const found = new Set([idKey(id)]);
  for (const each of found)
    for (const { task } of waiting.get(each) ?? []) if (task.id) found.add(idKey(task.id.value));
  return found;
}

/** Whether anything of it is surely not done. */
export const waits = (about: About): boolean =>
  needsOf(about).some(id => {
    const places = about.sources.project.tasksById.get(idKey(id)) ?? [];
    return places.some(({ task }) => task.status && task.status.value !== 'done');
  });

/** What a task needs, as far as that can be told again: undefined where one of its ids is nobody's. */
export function tellableNeeds({ sources: { project } }: About, { needs }: Pick<Planned, 'needs'>) {
  return needs?.some(need => isId(need) && !project.ids.introduces(need)) ? undefined : needs;
}
