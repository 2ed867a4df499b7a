import { oncePer } from '../../oncePer';
import type { Facts } from '../sprint';
import { isForCopies, isTemplatePath } from '../templates/templates';
import { isSetAside, type Sprint } from './sprints';

/** What tells of work that is planned or done, the plan first, and last what is kept for the record. */
export const workDocuments = oncePer(({ plans, queues, trackers, readiness }: Sprint): readonly Facts[] => {
  // A pattern for others is nobody's sprint.
  const all = [...plans, ...queues, ...trackers, ...readiness].filter(
    ({ path }) => !isTemplatePath(path) && !isForCopies(path),
  );
  return all.sort((a, b) => rankOf(a) - rankOf(b) || (a.uri < b.uri ? -1 : 1));
});

/** An index, or notes of a meeting, may count as a plan, too. */
const rankOf = (doc: Facts): number =>
  (isSetAside(doc) ? 3 : 0) +
  (doc.kind !== 'plan' ? 2 : /plan/i.test(doc.path.slice(doc.path.lastIndexOf('/') + 1)) ? 0 : 1);

/** Those that ask for something; what is kept for the record does not, unless nothing else is left. */
export function askingDocuments(sprint: Sprint | undefined): readonly Facts[] {
  const all = sprint ? workDocuments(sprint) : [];
  const current = all.filter(doc => !isSetAside(doc));
  return current.length ? current : all;
}
