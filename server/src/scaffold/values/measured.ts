import { isAboutSprint } from '../../evidence/aboutSprint';
import type { TestReport } from '../../evidence/evidence';
import type { Facts } from '../../model/sprint';
import { type Demands, demandsOf, type Measured, measuredFor } from '../../rules/sprintCoverage';
import type { About } from '../scaffold';
import { groundOf } from './ground';

/** What is asked of the sprint's code, and what reports show of it; what they show today is the newest sprint's. */
export interface Coverage {
  readonly demands: Demands;
  readonly measured: Measured | undefined;
}

export function coverageOf(about: About): Coverage {
  const { documents } = groundOf(about);
  const { project } = about.sources;
  const isNow = documents.every(doc => project.reports.isLatest(doc));
  return {
    demands: demandsOf(documents),
    measured: isNow && project.coverage.reports.length ? measuredFor(standFor(about), project) : undefined,
  };
}

/** The test reports that are about the sprint, by their paths, or by what is under way. */
export function testReportsOf(about: About): readonly TestReport[] {
  const { project } = about.sources;
  const doc = standFor(about);
  const isNow = groundOf(about).documents.every(each => project.reports.isLatest(each));
  return project.evidence
    .filter((each): each is TestReport => each.type === 'test-report' && (isAboutSprint(each, doc) ?? isNow))
    .slice(0, MOST);
}

const MOST = 10;

/** Where nothing is written of a sprint yet, it is that of the whole folder. */
function standFor(about: About): Pick<Facts, 'uri' | 'path' | 'sprint'> {
  const [doc] = groundOf(about).documents;
  if (doc) return doc;
  const number = { value: about.number, range: { start: 0, end: 0 } };
  return { uri: `${about.sources.root}/x.md`, path: 'x.md', sprint: { number } };
}
