import { isAboutSprint } from '../../evidence/aboutSprint';
import { type Demands, demandsOf } from '../../evidence/coverage/demands';
import { type Measured, measuredFor } from '../../evidence/coverage/measured';
import type { TestReport } from '../../evidence/evidence';
import type { Facts } from '../../model/sprint';
import { currentSprints } from '../../model/sprints/currentSprint';
import { productIn, productOf, sprintIdOf } from '../../model/sprints/sprints';
import type { About } from '../scaffold';
import { groundOf } from './ground';

/** What is asked of the sprint's code, and what reports show of it; what they show today is that of the sprint at hand. */
export interface Coverage {
  readonly demands: Demands;
  readonly measured: Measured | undefined;
}

export function coverageOf(about: About): Coverage {
  const { documents } = groundOf(about);
  const { project } = about.sources;
  return {
    demands: demandsOf(documents),
    measured: isNow(about) && project.coverage.reports.length ? measuredFor(standFor(about), project) : undefined,
  };
}

/** The test reports that are about the sprint, by their paths, or by what is under way. */
export function testReportsOf(about: About): readonly TestReport[] {
  const { project } = about.sources;
  const doc = standFor(about);
  const isAtHand = isNow(about);
  return project.evidence
    .filter((each): each is TestReport => each.type === 'test-report' && (isAboutSprint(each, doc) ?? isAtHand))
    .slice(0, MOST);
}

const MOST = 10;

/** As the status bar has it: one that is under way while the next is only planned; where none is, the newest. */
function isNow(about: About): boolean {
  const { reports, sprints, coverage } = about.sources.project;
  const current = currentSprints({ sprints, changes: coverage.changes });
  const { documents } = groundOf(about);
  if (documents.some(doc => current.has(sprintIdOf(doc) ?? ''))) return true;
  const products = new Set([...current].map(productIn));
  const own = documents.length ? documents : [standFor(about)];
  return own.every(doc => reports.isLatest(doc) && !products.has(productOf(doc)));
}

/** Where nothing is written of a sprint yet, it is that of the whole folder. */
function standFor(about: About): Pick<Facts, 'uri' | 'path' | 'sprint'> {
  const [doc] = groundOf(about).documents;
  if (doc) return doc;
  const number = { value: about.number, range: { start: 0, end: 0 } };
  return { uri: `${about.sources.root}/x.md`, path: 'x.md', sprint: { number } };
}
