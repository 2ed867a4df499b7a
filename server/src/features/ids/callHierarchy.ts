import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall } from 'vscode-languageserver';
import { idKey } from '../../model/ids/ids';
import { decoded } from '../../model/links/paths';
import type { Dependency, Facts, SprintDoc, Task } from '../../model/sprint';
import type { Project, TaskInDoc } from '../../project';
import type { Position } from '../../range';
import { fromLspRange, toLspRange } from '../lsp';
import { taskAt } from '../places';
import { itemOf, keyOfItem, missingItem } from './callItems';
import { idAt } from './idAt';
import { Meanings } from './meanings';

/** The task under the cursor as the root of a tree: of what it needs, and of what waits for it. */
export function prepareCallHierarchy(project: Project, doc: SprintDoc, position: Position): CallHierarchyItem[] {
  const offset = doc.lines.offsetAt(position);
  const place = idAt(doc, offset);
  const symbol = place && new Meanings(project, place.key).symbolFor(doc);
  if (symbol) return [...symbol.definitions.slice(0, 1), ...symbol.rivals].map(itemOf);
  const task = taskAt(doc, offset);
  return task?.id ? [itemOf({ doc, task })] : [];
}

/** What waits for a task. */
export function incomingCalls(project: Project, item: CallHierarchyItem): CallHierarchyIncomingCall[] {
  const key = keyOfItem(item);
  const doc = project.documentsByUri.get(decoded(item.uri));
  const meanings = key !== undefined ? new Meanings(project, key) : undefined;
  const symbol = doc && meanings?.symbolFor(doc);
  if (!meanings || !symbol) return [];
  const isMeant = meanings.judgeOf(symbol);
  const waiting = (project.waitingFor.get(symbol.key) ?? []).filter(place => isMeant(place.doc) !== false);
  return [...oncePerTask(project, waiting)].map(places => {
    const [first] = places as [TaskInDoc];
    const here = places.filter(each => each.doc === first.doc);
    const asked = here.flatMap(({ task }) => task.dependsOn.filter(each => each.key === symbol.key));
    return { from: itemOf(first), fromRanges: rangesIn(first.doc, asked) };
  });
}

/** What a task needs; what is needed and stands nowhere, too. */
export function outgoingCalls(project: Project, item: CallHierarchyItem): CallHierarchyOutgoingCall[] {
  const doc = project.documentsByUri.get(decoded(item.uri));
  if (!doc) return [];
  const calls = new Map<string, { readonly to: CallHierarchyItem; readonly asked: Dependency[] }>();
  for (const { doc: from, task } of placesOf(project, doc, item))
    for (const each of task.dependsOn) {
      const known = calls.get(each.key);
      const isHere = from.uri === doc.uri;
      if (known && isHere) known.asked.push(each);
      else if (!known) calls.set(each.key, { to: neededItem(project, from, each), asked: isHere ? [each] : [] });
    }
  return Array.from(calls.values(), ({ to, asked }) => ({
    to,
    // Another document says so, such as the story file.
    fromRanges: asked.length ? rangesIn(doc, asked) : [item.selectionRange],
  }));
}

/** A task with an id wherever it is told; one without only where it stands. */
function placesOf(project: Project, doc: Facts, item: CallHierarchyItem): readonly TaskInDoc[] {
  const key = keyOfItem(item);
  if (key !== undefined) return new Meanings(project, key).symbolFor(doc)?.definitions ?? [];
  const { start } = fromLspRange(doc.lines, item.selectionRange);
  const task = doc.tasks.find(({ id, title }) => !id && title.range.start === start);
  return task ? [{ doc, task }] : [];
}

function neededItem(project: Project, doc: Facts, dependency: Dependency): CallHierarchyItem {
  const [first] = new Meanings(project, dependency.key).symbolFor(doc)?.definitions ?? [];
  return first ? itemOf(first) : missingItem(doc, dependency);
}

/** A queue's row and its story file may both say that the task waits: that is one, in the place that is kept up. */
function oncePerTask(project: Project, places: readonly TaskInDoc[]): readonly (readonly TaskInDoc[])[] {
  const byId = new Map<string | Task, TaskInDoc[]>();
  for (const place of places) {
    const id = place.task.id ? idKey(place.task.id.value) : place.task;
    const known = byId.get(id);
    if (known) known.push(place);
    else byId.set(id, [place]);
  }
  return [...byId].flatMap(([id, group]) =>
    typeof id === 'string' && group.some(({ doc }) => doc !== group[0]?.doc)
      ? [...byMeaning(new Meanings(project, id), group)]
      : [group],
  );
}

function byMeaning(meanings: Meanings, places: readonly TaskInDoc[]): Iterable<readonly TaskInDoc[]> {
  const groups = new Map<Task, TaskInDoc[]>();
  const known = new Map<Facts, TaskInDoc>();
  for (const place of places) {
    const best = known.get(place.doc) ?? meanings.bestOf(place);
    known.set(place.doc, best);
    const group = groups.get(best.task);
    if (!group) groups.set(best.task, [place]);
    else if (place.doc === best.doc && group[0]?.doc !== best.doc) group.unshift(place);
    else group.push(place);
  }
  return groups.values();
}

const rangesIn = ({ lines }: Facts, asked: readonly Dependency[]) => {
  const starts = new Map(asked.map(({ range }) => [range.start, range]));
  return Array.from(starts.values(), range => toLspRange(lines, range));
};
