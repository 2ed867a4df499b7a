import { isAboutSprint } from '../evidence/aboutSprint';
import type { TestReport } from '../evidence/evidence';
import type { Facts } from '../model/sprint';
import { type Project, sprintOf } from '../project';
import { missingFile } from './mandatedFile';
import type { Related, Rule } from './rule';

/** Where CI failed and the plan demands a root cause analysis, there is one. */
export const missingRca: Rule = {
  id: 'missing-rca',
  severity: 'warning',
  summary: 'CI failed, the plan demands a root cause analysis, and there is none.',
  creates: true,
  *checkInProject(doc, project) {
    const failure = doc.plan?.mandated.rca && (statedFailure(doc, project) ?? failedReport(doc, project));
    const missing = failure && missingFile(doc, project, 'rca');
    if (!missing || !doc.sprint) return;
    yield {
      range: missing.range,
      message: `This plan asks for the root cause analysis “${missing.value}”${missing.onlyIfCiFails ? ' if CI fails' : ''}. ${failure.what}, but there is no such file. Write the analysis, or correct its name.`,
      related: [failure.where],
      ...(missing.place && {
        fix: { title: `Create ${missing.place}`, edits: [], create: { path: missing.place, document: 'rca' } },
      }),
    };
  },
};

interface Failure {
  /** "CI failed, as docs/sprint_3_review.md says" */
  readonly what: string;
  readonly where: Related;
}

function statedFailure(doc: Facts, project: Project): Failure | undefined {
  const sprint = sprintOf(project, doc);
  for (const { uri, path, review, tracker } of [...(sprint?.reviews ?? []), ...(sprint?.trackers ?? [])]) {
    const range = (review ?? tracker)?.ciFailures[0]?.range;
    if (range) return { what: `CI failed, as ${path} says`, where: { uri, range, message: 'Here CI failed' } };
  }
  return undefined;
}

/** A report is about the sprint that its path names; otherwise about the one that is under way. */
function failedReport(doc: Facts, project: Project): Failure | undefined {
  const report = project.evidence.find(
    (each): each is TestReport => each.type === 'test-report' && isFailed(each) && isAbout(each, doc, project),
  );
  if (!report) return undefined;
  const { uri, path, tests, failures, errors } = report;
  const failed = failures + errors;
  const count = `${failed} of ${Math.max(tests, failed)} tests failed`;
  return {
    what: `By ${path}, ${count}`,
    where: { uri, range: { start: 0, end: 0 }, message: count },
  };
}

const isFailed = ({ failures, errors }: TestReport): boolean => failures + errors > 0;

const isAbout = (report: TestReport, doc: Facts, project: Project): boolean =>
  isAboutSprint(report, doc) ?? (doc.status?.value !== 'done' && project.reports.isLatest(doc));
