import { nameOf } from '../../model/ids/taskNames';
import { decoded } from '../../model/links/paths';
import { isSameWork } from '../../model/sprints/sameWork';
import type { TaskInDoc } from '../../project';

/**
 * Whether places that define one id tell of the same task: in one document, under nearly the same title, or where one
 * leads to the other. `isCommon`: very many documents have the id, and only the very same title counts.
 */
export function sameTaskAs(first: TaskInDoc, isCommon: boolean): (other: TaskInDoc) => boolean {
  const title = first.task.title.value;
  const files = filesOf(first);
  return other => {
    if (other.doc === first.doc || other.task.title.value === title || files.has(fileName(other))) return true;
    if (isCommon) return false;
    if (isUntitled(first) || isUntitled(other) || isSameWork(other.task.title.value, title)) return true;
    return filesOf(other).has(fileName(first)) || isStoryOf(first, other) || isStoryOf(other, first);
  };
}

const filesOf = ({ task }: TaskInDoc): ReadonlySet<string> => new Set(task.storyFile?.value.split(/[\s`()/\\]+/));

const fileName = ({ doc: { path } }: TaskInDoc): string => path.slice(path.lastIndexOf('/') + 1);

const isUntitled = ({ task }: TaskInDoc): boolean =>
  task.title === task.id || nameOf(task.title.value) === nameOf(task.id?.value ?? '');

/** A story file below a queue tells of the queue's story, however it words it. */
const isStoryOf = ({ doc: queue }: TaskInDoc, { doc: story }: TaskInDoc): boolean =>
  story.kind === 'story' && queue.kind !== 'story' && folderOf(story.uri).startsWith(`${folderOf(queue.uri)}/`);

export const folderOf = (uri: string): string => decoded(uri).slice(0, decoded(uri).lastIndexOf('/'));

const SOURCES = ['row', 'front-matter', 'heading', 'checkbox', 'bullet', 'completed-row'];
/** Where tasks are kept up; plans and reports say what was true on their day. */
const KINDS = ['queue', 'tracker', 'story'];

export const bestFirst = (places: readonly TaskInDoc[]): TaskInDoc[] =>
  places.length < 2 ? [...places] : [...places].sort((a, b) => rankOf(a) - rankOf(b));

const rankOf = ({ doc, task }: TaskInDoc): number =>
  SOURCES.indexOf(task.source) + (KINDS.includes(doc.kind ?? '') ? 0 : SOURCES.length);
