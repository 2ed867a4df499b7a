import { idKey, isId } from '../../../model/ids/ids';
import { nameOf } from '../../../model/ids/taskNames';
import type { SprintDoc, Task } from '../../../model/sprint';
import type { Project } from '../../../project';
import { idAfter } from '../../nextId';
import { advanced } from '../../place/numbering';

/** The id after the last of a queue's open table, as the documents number; undefined where it has none with an id. */
export function storyIdIn(doc: SprintDoc, project: Project): string | undefined {
  const model = lastStory(doc);
  const next = model?.id && idAfter(doc, nameOf(model.id.value), project);
  return next && free(next, project);
}

/** Where the next story belongs: the last row that is not kept for the record. */
export const lastStory = ({ tasks }: Pick<SprintDoc, 'tasks'>): Task | undefined =>
  tasks.findLast(({ id, source, status }) => id && source === 'row' && status && status.value !== 'done') ??
  tasks.findLast(({ id, source }) => id && (source === 'row' || source === 'completed-row'));

/** Whether a story's file says so of itself, rather than of a task in it. */
export const isOwnId = ({ source }: Task): boolean => source === 'heading' || source === 'front-matter';

const MOST_TRIES = 1000;

/** The id itself, or the first one after it that no task of the workspace has. */
export function free(id: string, project: Project): string | undefined {
  let found = id;
  for (let tries = 0; tries < MOST_TRIES && project.tasksById.has(idKey(found)); tries++) found = advanced(found, 1);
  return isId(found) && !project.tasksById.has(idKey(found)) ? found : undefined;
}
