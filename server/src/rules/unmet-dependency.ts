import { type Target, targetOf, unfinished } from '../model/ids/dependencyTargets';
import { idKey, isStepOf } from '../model/ids/ids';
import { nameOf, stateName } from '../model/ids/taskNames';
import type { Dependency, Facts, StatedStatus, Status, Task } from '../model/sprint';
import type { Project } from '../project';
import type { Finding, Rule } from './rule';

/** Work begins when what it depends on is done. */
export const unmetDependency: Rule = {
  id: 'unmet-dependency',
  severity: 'warning',
  summary: 'A task is ready, claimed, in progress or done while something that it depends on is not done.',
  *checkInProject(doc, project) {
    for (const task of doc.tasks) {
      if (!task.id || !task.dependsOn.length || !task.status || !begins(task.status.value, doc)) continue;
      const unmet = unmetOf(task, doc, project);
      if (unmet.length) yield finding(doc, task, unmet);
    }
  },
};

const BEGUN: ReadonlySet<Status> = new Set(['claimed', 'in-progress', 'in-review', 'done']);

/** In a queue that tells ready from blocked, what is open may be started. */
export const begins = (status: Status, { queue }: Facts): boolean =>
  BEGUN.has(status) || (status === 'open' && queue?.openIsReady !== undefined);

/** What a task depends on and is not done. */
export interface Unmet {
  readonly dependency: Dependency;
  readonly target: Target;
  readonly state: StatedStatus;
}

export function unmetOf(task: Task, doc: Facts, project: Project): Unmet[] {
  return task.dependsOn.flatMap(dependency => {
    const target = dependency.loose ? undefined : targetOf(dependency, doc, project);
    const state = target && unfinished(target);
    // A story's own steps do not wait for the story: neither what stands inside, nor “5-1a” and “5-1.2” of 5-1.
    const inside =
      isStepOf(idKey(task.id?.value ?? ''), dependency.key) ||
      target?.tasks.some(({ range }) => range.start <= task.range.start && task.range.end <= range.end);
    return target && state && !inside ? [{ dependency, target, state }] : [];
  });
}

function finding(doc: Facts, { id, status }: Task, unmet: readonly Unmet[]): Finding {
  const [{ dependency, state }, ...others] = unmet as [Unmet, ...Unmet[]];
  const name = nameOf(id?.value ?? '');
  const needed = nameOf(dependency.value);
  const more = others.length
    ? `, nor ${others.length === 1 ? `is ${nameOf((others[0] as Unmet).dependency.value)}` : `are ${others.length} others`}`
    : '';
  const isOpen = status?.value === 'open';
  const advice = isOpen
    ? `Mark ${name} as [BLOCKED] until then.`
    : `Finish ${needed} first, or correct the state that is wrong.`;
  return {
    range: dependency.range,
    message: `${name} is ${isOpen ? 'marked as ready' : stateName(status?.value)}, but ${needed}, on which it depends, is not done (it is ${stateName(state.value)})${more}. ${advice}`,
    related: [
      ...(isOpen && doc.queue?.openIsReady
        ? [{ range: doc.queue.openIsReady, message: 'The rule by which it is ready' }]
        : []),
      ...unmet.slice(0, 10).map(each => ({
        uri: each.target.doc.uri,
        range: each.state.range,
        message: `${nameOf(each.dependency.value)} is ${stateName(each.state.value)} here`,
      })),
    ],
  };
}
