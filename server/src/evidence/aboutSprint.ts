import { rootOf } from '../model/links/paths';
import type { Facts } from '../model/sprint';
import { sprintKey } from '../model/sprints/sprintRef';
import { productOf } from '../model/sprints/sprints';
import type { TestReport } from './evidence';

/**
 * Whether a report is about the sprint of a document, as its path names it; undefined where that names none, so that it
 * tells of what is under way. A report of another product is about none of this one's sprints.
 */
export function isAboutSprint(
  report: Pick<TestReport, 'uri' | 'path'>,
  doc: Pick<Facts, 'uri' | 'path' | 'sprint'>,
): boolean | undefined {
  const { uri, path } = report;
  const product = productOf(doc).slice(rootOf(doc).length + 1);
  if (!uri.startsWith(`${rootOf(doc)}/`) && rootOf(doc)) return false;
  if (product && !path.startsWith(`${product}/`)) return false;
  const named = /(?:^|[/_.-])(?:sprint|s)[-_]?(\d{1,4}(?:\.\d{1,3})?)(?=[/_.-])/i.exec(path)?.[1];
  return named === undefined ? undefined : sprintKey(named) === sprintKey(doc.sprint?.number.value ?? '');
}
