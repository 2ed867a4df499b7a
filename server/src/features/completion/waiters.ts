import { DependencyGraph, type IdNode } from '../../model/ids/dependencyGraph';
import { keysOf } from '../../model/ids/knownIds';
import type { Facts } from '../../model/sprint';
import type { Project } from '../../project';
import { Meanings } from '../ids/meanings';

/** The keys of everything that waits for a task, directly or by way of others: depending on one of them would make a circle. */
export function waitersOf(project: Project, doc: Facts, key: string): ReadonlySet<string> {
  const graph = new DependencyGraph(project);
  // A queue's row and a story file tell of one task, and others wait for it there.
  const told = new Meanings(project, key).symbolFor(doc)?.definitions.map(place => place.doc) ?? [];
  const open: Pick<IdNode, 'doc' | 'key'>[] = [...new Set([doc, ...told])].map(each => ({ doc: each, key }));
  const reached = new Set(open.map(node => nameOf(node.doc, key)));
  const keys = new Set([key]);
  for (const node of open)
    for (const waiter of waitingFor({ project, graph, reached }, node)) {
      reached.add(nameOf(waiter.doc, waiter.key));
      keys.add(waiter.key);
      open.push(waiter);
    }
  return keys;
}

const nameOf = (doc: Facts, key: string): string => `${doc.uri}#${key}`;

interface Search {
  readonly project: Project;
  readonly graph: DependencyGraph;
  readonly reached: ReadonlySet<string>;
}

/** Those not reached before, each once: working out what an id depends on is most of the work. */
function* waitingFor({ project, graph, reached }: Search, node: Pick<IdNode, 'doc' | 'key'>): Generator<IdNode> {
  const seen = new Set<string>();
  for (const { doc, task } of project.waitingFor.get(node.key) ?? []) {
    const key = keysOf(task)?.key;
    const tasks = key === undefined ? undefined : doc.ids.get(key)?.tasks;
    if (key === undefined || !tasks) continue;
    const name = nameOf(doc, key);
    if (reached.has(name) || seen.has(name)) continue;
    seen.add(name);
    const waiter = { doc, key, tasks };
    // The id may mean another document's task.
    if (graph.edges(waiter).some(({ to }) => to.key === node.key && to.doc.uri === node.doc.uri)) yield waiter;
  }
}
