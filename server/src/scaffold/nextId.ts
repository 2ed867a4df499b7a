import { idKey } from '../model/ids/ids';
import type { SprintDoc, Task } from '../model/sprint';
import { idScopes } from '../model/tasks/idScopes';
import type { Project } from '../project';

/**
 * The next free id for a task at `offset`, written as the nearest one is: its prefix, group and padding.
 * Below "5-2" -> "5-3", below "T009" -> "T010"; undefined where no task near has an id. With a project, one that
 * another document took is passed over where the documents number their tasks together.
 */
export function nextId(doc: SprintDoc, offset: number, project?: Project): string | undefined {
  const model = modelAt(doc, offset);
  return model?.id && idAfter(doc, model.id.value, project);
}

/** The next free id of the same kind as `id`, which a task of the document has. */
export function idAfter(doc: SprintDoc, id: string, project?: Project): string | undefined {
  const scheme = schemeOf(id);
  if (!scheme) return undefined;
  const highest = isNumberedAnew(doc, idKey(id)) ? scheme.number : highestNumbers(doc).get(scheme.family);
  let number = Math.max(scheme.number, highest ?? 0) + 1;
  const isTaken = (each: number): boolean => {
    const tasks = project?.tasksById.get(idKey(written(scheme, each))) ?? [];
    return tasks.some(task => task.doc.uri !== doc.uri);
  };
  // What numbers its tasks by itself shares ids with others from the start.
  if (project && isTaken(number) && !isTaken(scheme.number))
    for (let tries = 0; tries < MOST_TRIES && isTaken(number); tries++) number++;
  return written(scheme, number);
}

const MOST_TRIES = 1000;

/** "BE-1.09b" -> before "BE-1.", number 9, two digits; a letter at the end is a variant and is not carried on. */
interface Scheme {
  readonly before: string;
  readonly number: number;
  readonly digits: number;
  /** What ids have in common that are counted together. */
  readonly family: string;
}

function schemeOf(id: string): Scheme | undefined {
  const [, before = '', digits = ''] = /^(.*?)(\d+)[a-z]?$/i.exec(id.replace(/[*_`~]/g, '').trim()) ?? [];
  if (!digits || digits.length > LONGEST_NUMBER) return undefined;
  return { before, number: Number(digits), digits: digits.length, family: familyOf(idKey(id)) };
}

const LONGEST_NUMBER = 6;

const written = ({ before, digits }: Scheme, number: number): string => before + String(number).padStart(digits, '0');

/** "5.2" -> "5.", "T12" -> "T" */
const familyOf = (key: string): string => key.replace(/\d+[A-Z]?$/, '');

/** The task above in the same section, or below, or the last one above at all. */
function modelAt(doc: SprintDoc, offset: number): Task | undefined {
  const withId = doc.tasks.filter(({ id }) => id && id.range.end > id.range.start);
  const at = withId.findLastIndex(({ id }) => id && id.range.start < offset);
  const [above, below] = [withId[at], withId[at + 1]];
  if (!above || !below) return above ?? below;
  return isSameSection(doc, above, offset) || !isSameSection(doc, below, offset) ? above : below;
}

const isSameSection = ({ parts }: SprintDoc, { range }: Task, offset: number): boolean =>
  !parts.some(({ start }) => start > Math.min(range.start, offset) && start <= Math.max(range.start, offset));

/** By family, the highest number that the document introduces. */
const highestNumbers = (doc: SprintDoc): ReadonlyMap<string, number> => doc.once(highestNumbers, readHighestNumbers);

function readHighestNumbers({ introduced }: SprintDoc): ReadonlyMap<string, number> {
  const highest = new Map<string, number>();
  for (const key of introduced) {
    const digits = /(\d+)[A-Z]?$/.exec(key)?.[1];
    if (!digits || digits.length > LONGEST_NUMBER) continue;
    const family = familyOf(key);
    highest.set(family, Math.max(highest.get(family) ?? 0, Number(digits)));
  }
  return highest;
}

/** Whether each list has its own “1.1, 1.2, …”, so that what others have is free here. */
const isNumberedAnew = (doc: SprintDoc, key: string): boolean => doc.once(isNumberedAnew, readRepeated).has(key);

function readRepeated(doc: SprintDoc): ReadonlySet<string> {
  const [seen, repeated] = [new Set<string>(), new Set<string>()];
  if (!doc.tasks.some(({ id, source }) => id && source === 'checkbox')) return repeated;
  for (const tasks of idScopes(doc)) {
    const keys = new Set(tasks.flatMap(({ id, source }) => (id && source === 'checkbox' ? [idKey(id.value)] : [])));
    for (const key of keys) (seen.has(key) ? repeated : seen).add(key);
  }
  return repeated;
}
