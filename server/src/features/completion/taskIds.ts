import { targetOf } from '../../model/ids/dependencyTargets';
import { idGroup, idKey } from '../../model/ids/ids';
import type { DefinedId } from '../../model/ids/knownIds';
import { nameOf, stateName } from '../../model/ids/taskNames';
import type { Facts, SprintDoc, Task } from '../../model/sprint';
import type { Project } from '../../project';
import { titleOf } from '../hover/taskLinks';
import { SortedIds } from './sortedIds';
import type { Suggestion } from './suggestions';

/** Which ids are wanted. */
export interface IdRequest {
  readonly project: Project;
  readonly doc: SprintDoc;
  readonly offset: number;
  readonly typed: string;
  /** Keys that must not be offered. */
  readonly without: ReadonlySet<string>;
  /** The key of the task that is being written. */
  readonly own?: string | undefined;
  /** Put in before an id: “Task ”. */
  readonly word?: string;
}

/** So many that a list is still one; more letters bring up the others. */
const MOST = 100;
const MOST_OTHERS = 30;

/** The document's own ids, those close by first, then those of the documents that its ids can mean. */
export function idSuggestions(request: IdRequest): Suggestion[] {
  const own = ownIds(request);
  const others = own.length < MOST ? otherIds(request) : [];
  return [...own, ...others].map(found => suggestion(request, found));
}

interface Found {
  readonly tasks: readonly Task[];
  readonly from: Facts;
}

function ownIds({ doc, offset, typed, without, own }: IdRequest): Found[] {
  const group = own && idGroup(own);
  const wanted = typed.toLowerCase();
  const found: { readonly id: DefinedId; readonly rank: number }[] = [];
  for (const [key, id] of doc.ids) {
    if (without.has(key) || !matches(id, wanted)) continue;
    found.push({ id, rank: rankOf(id, { offset, group, wanted }) });
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ id: { tasks } }) => ({ tasks, from: doc }));
}

const matches = ({ tasks: [task] }: DefinedId, wanted: string): boolean =>
  !wanted || (task !== undefined && isSpread(wanted, `${task.id?.value} ${task.title.value}`.toLowerCase()));

/** Whether the letters of one text stand in the other in their order, as editors compare them. */
function isSpread(letters: string, text: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

interface Near {
  readonly offset: number;
  readonly group: string | undefined;
  readonly wanted: string;
}

/** What begins so, then what belongs to the same sprint or epic; then the nearest one above, and those below last. */
function rankOf({ keys, tasks }: DefinedId, { offset, group, wanted }: Near): number {
  const id = tasks[0]?.id;
  const distance = offset - (id?.range.start ?? 0);
  const begins = wanted && id && nameOf(id.value).toLowerCase().startsWith(wanted) ? 0 : 1;
  const isOther = group !== undefined && keys.group !== group ? 1 : 0;
  return begins * 4 * FAR + isOther * 2 * FAR + (distance >= 0 ? distance : FAR - distance);
}

const FAR = 1e9;

/** Without letters to go by, those of other documents are asked for only where there is nothing closer. */
function otherIds({ project, doc, typed, without }: IdRequest): Found[] {
  if (!typed && doc.ids.size > without.size) return [];
  const found: Found[] = [];
  for (const key of project.derived(SortedIds.of).startingWith(typed, MOST_OTHERS * 2)) {
    if (found.length === MOST_OTHERS) break;
    if (without.has(key) || doc.ids.has(key)) continue;
    const target = targetOf({ key, value: key, range: doc.root.range }, doc, project);
    if (target) found.push({ tasks: target.tasks, from: target.doc });
  }
  return found;
}

function suggestion({ doc, word }: IdRequest, { from, tasks }: Found): Suggestion {
  const told = tasks.find(({ status }) => status) ?? tasks[0];
  const id = nameOf(tasks[0]?.id?.value ?? '');
  const title = told ? titleOf(told) : '';
  const place = from.uri === doc.uri ? '' : ` · ${from.path.slice(from.path.lastIndexOf('/') + 1)}`;
  return {
    label: id,
    ...(word && { text: word + id }),
    icon: 'id',
    title,
    note: stateName(told?.status?.value) + place,
    filter: `${id} ${title}`.trim(),
    task: { uri: doc.uri, key: idKey(id) },
  };
}
