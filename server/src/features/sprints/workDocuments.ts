import type { Facts } from '../../model/sprint';
import { isSetAside, type Sprint } from '../../model/sprints/sprints';
import { isForCopies, isTemplatePath } from '../../model/templates/templates';
import { fileName } from '../markdownText';
import { oncePer } from '../oncePer';

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
  (isSetAside(doc) ? 3 : 0) + (doc.kind !== 'plan' ? 2 : /plan/i.test(fileName(doc)) ? 0 : 1);
