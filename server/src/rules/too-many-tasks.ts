import type { PlanTask } from '../model/plan/tables';
import { isPlanCopy } from '../model/templates/planSections';
import type { Rule } from './rule';

/** A sprint takes on no more tasks than its plan allows. */
export const tooManyTasks: Rule = {
  id: 'too-many-tasks',
  severity: 'warning',
  summary: 'A plan has more tasks than it allows.',
  *check(doc) {
    const { plan } = doc;
    const stated = plan?.mostTasks;
    const most = stated?.value ?? (isPlanCopy(doc) ? BUILT_IN : Number.POSITIVE_INFINITY);
    const tasks = firstRows(plan?.tasks ?? []);
    const first = tasks[most];
    if (!first) return;
    const line = stated && doc.lines.positionAt(stated.range.start).line + 1;
    const source = stated ? `line ${line} allows ${most}` : `its template allows ${most}`;
    yield {
      range: first.title.range,
      message: `This plan has ${tasks.length} tasks, but ${source}. Move ${tasks.length > most + 1 ? 'this one and those after it' : 'this one'} to another sprint.`,
      ...(stated ? { related: [{ range: stated.range, message: `${most} at most` }] } : {}),
    };
  },
};

const BUILT_IN = 3;

/** Each task once: `2a` and `2b` are one in two rows. */
export function firstRows(tasks: readonly PlanTask[]): readonly PlanTask[] {
  const seen = new Set<string>();
  return tasks.filter(({ number, dropped }) => {
    const key = number?.replace(/(?<=\d)(?:[a-z]|\..*)$/i, '');
    if (dropped || (key && seen.has(key))) return false;
    if (key) seen.add(key);
    return true;
  });
}
