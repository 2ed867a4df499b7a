import { idKey, isId, leadingId } from '../../model/ids/ids';
import { nameOf } from '../../model/ids/taskNames';
import { decoded } from '../../model/links/paths';
import type { Facts, SprintDoc } from '../../model/sprint';
import { isSameWork } from '../../model/sprints/sameWork';
import { sprintKey } from '../../model/sprints/sprintRef';
import { idScopes } from '../../model/tasks/idScopes';
import type { Project, TaskInDoc } from '../../project';
import { ranged } from '../../range';
import { lineOf } from '../labels';
import type { IdPlace } from './idAt';
import { type IdSymbol, Meanings } from './meanings';
import { folderOf } from './sameTask';

/** Why something cannot be renamed: a sentence for the person who asked. */
export interface Refusal {
  readonly refused: string;
}

export const NO_ID: Refusal = { refused: 'There is no id here. Place the cursor on the id of a task.' };

/** What can be renamed for certain. */
export interface Renamable {
  readonly place: IdPlace;
  readonly symbol: IdSymbol;
  readonly meanings: Meanings;
}

/** The task that an id names, as far as the sprint documents of the workspace tell; refused where it may be another one. */
export function renamable(project: Project, doc: SprintDoc, place: IdPlace): Renamable | Refusal {
  const meanings = new Meanings(project, place.key);
  const symbol = meanings.symbolFor(doc);
  const [first] = symbol?.definitions ?? [];
  if (!symbol || !first)
    return { refused: `No task of this workspace has the id ${nameOf(place.text)}, so it may name anything.` };
  const [rival] = symbol.rivals;
  if (rival) return ambiguous(place, first, rival);
  const twice = namesakesIn(doc, place.key);
  if (twice) return ambiguous(place, ...twice);
  const near = meanings.othersThan(symbol).find(other => isBeside(doc, other.doc));
  if (near) return ambiguous(place, first, near);
  const [unclear] = meanings.documentsOf(symbol).uncertain;
  return unclear ? mayMeanAnother(place, unclear) : { place, symbol, meanings };
}

/**
 * Whether two documents count their tasks together, as far as that can be seen: of one folder and what is in it, unless they
 * are about different sprints. Features and teams have folders beside each other.
 */
function isBeside(doc: Facts, other: Facts): boolean {
  const [a, b] = [folderOf(doc.uri), folderOf(other.uri)];
  const [one, another] = [doc.sprint, other.sprint].map(sprint => sprint && sprintKey(sprint.number.value));
  return (a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`)) && !(one && another && one !== another);
}

/** A document may name this task or another one with the same id: to rename it there, or not to, could both be wrong. */
export const mayMeanAnother = ({ text }: IdPlace, { path }: Pick<Facts, 'path'>): Refusal => ({
  refused: `More than one task has the id ${nameOf(text)}, and “${path}” may mean either. Rename it by hand.`,
});

/** Two tasks of one table or list that have the same id, where they are different ones. */
export function namesakesIn(doc: SprintDoc, key: string): readonly [TaskInDoc, TaskInDoc] | undefined {
  if ((doc.ids.get(key)?.tasks.length ?? 0) < 2) return undefined;
  for (const scope of idScopes(doc)) {
    const [first, ...others] = scope.filter(({ id }) => id && idKey(id.value) === key);
    const other = first && others.find(({ title }) => !isSameWork(title.value, first.title.value));
    if (first && other)
      return [
        { doc, task: first },
        { doc, task: other },
      ];
  }
  return undefined;
}

export const ambiguous = ({ text }: Pick<IdPlace, 'text'>, one: TaskInDoc, other: TaskInDoc): Refusal => ({
  refused: `${nameOf(text)} is not one task: it is ${described(one)}, and ${described(other)}. Rename one of them by hand.`,
});

/** Whether `name` can be the new id of a task; undefined where it can. */
export function refusedName(project: Project, { symbol, place }: Renamable, name: string): Refusal | undefined {
  if (!isSoundId(name))
    return {
      refused: `“${lineOf(name)}” is no id that can be told from other text. Write one like T-12, 5-3 or STAGE-2.`,
    };
  const key = idKey(name);
  if (key === place.key) return undefined;
  const owner = ownersOf(project, key).find(each => !isApart(each.doc, symbol));
  if (owner) return { refused: `${name} is already the id of ${described(owner)}.` };
  const introducer = (project.mentioning.get(key) ?? []).find(doc => doc.introduced.has(key) && !isApart(doc, symbol));
  if (introducer) return { refused: `${name} already stands for something in “${introducer.path}”.` };
  return undefined;
}

const isSoundId = (name: string): boolean =>
  isId(name) && !/[*_`~[\]()\s]/.test(name) && leadingId(ranged(`Task ${name}`, 0, name.length + 5))?.value === name;

const ownersOf = (project: Project, key: string): readonly TaskInDoc[] => project.tasksById.get(key) ?? [];

/** A document that calls another task by the old id counts its tasks by itself, and may have the new one as well. */
function isApart(doc: Facts, { key, definitions }: IdSymbol): boolean {
  return doc.ids.has(key) && !definitions.some(each => decoded(each.doc.uri) === decoded(doc.uri));
}

function described({ doc, task }: TaskInDoc): string {
  const line = doc.lines.positionAt((task.id ?? task.title).range.start).line + 1;
  return `“${lineOf(task.title.value)}” in ${doc.path}, line ${line}`;
}
