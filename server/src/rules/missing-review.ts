import type { Facts } from '../model/sprint';
import { type Project, sprintOf } from '../project';
import { missingFile } from './mandatedFile';
import type { Related, Rule } from './rule';

/** A finished sprint whose plan names a review has one. */
export const missingReview: Rule = {
  id: 'missing-review',
  severity: 'information',
  summary: 'A sprint is done, its plan names a review, and there is none.',
  creates: true,
  *checkInProject(doc, project) {
    const done = doc.plan?.mandated.review && whereDone(doc, project);
    const missing = done && missingFile(doc, project, 'review');
    if (!missing || !doc.sprint) return;
    yield {
      range: missing.range,
      message: `This plan asks for the review “${missing.value}”. The sprint is done, but there is no such file. Write the review, or correct its name.`,
      related: [done],
      ...(missing.place && {
        fix: { title: `Create ${missing.place}`, edits: [], create: { path: missing.place, document: 'review' } },
      }),
    };
  },
};

/** Where it is said that the sprint is done, and nowhere that it is not. */
function whereDone(doc: Facts, project: Project): Related | undefined {
  const sprint = sprintOf(project, doc);
  const own = [doc, ...(sprint?.trackers ?? [])].flatMap(({ uri, status }) => (status ? { uri, ...status } : []));
  if (own.some(({ value }) => value !== 'done')) return undefined;
  const later = (sprint?.successors ?? []).flatMap(({ uri, readiness }) =>
    readiness?.previous?.status?.value === 'done' ? { uri, ...readiness.previous.status } : [],
  );
  const [first] = [...own, ...later];
  return first && { uri: first.uri, range: first.range, message: 'Here the sprint is called done' };
}
