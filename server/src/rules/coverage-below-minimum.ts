import { exactPercent } from '../coverage/percent';
import type { Count } from '../coverage/report';
import { type Demand, meets } from '../coverage/verdict';
import { demandsOf } from '../evidence/coverage/demands';
import { type Measured, measuredFor } from '../evidence/coverage/measured';
import { countedIn, newerSourceIn, pathText, reportsText, shareText } from '../evidence/coverage/wording';
import type { CoverageClaim } from '../model/claims/coverage';
import type { Facts, Kind } from '../model/sprint';
import { isOfToday } from '../model/sprints/currentSprint';
import { isInTheMaking } from '../model/sprints/lookBack';
import { sprintIdOf } from '../model/sprints/sprints';
import { askingDocuments } from '../model/sprints/workDocuments';
import type { Project } from '../project';
import type { Finding, Related, Rule } from './rule';

/** The code of the current sprint is covered as far as its plan asks and as its ticked criteria say. */
export const coverageBelowMinimum: Rule = {
  id: 'coverage-below-minimum',
  severity: 'warning',
  summary: 'A coverage report shows less than `coverage_min`, or refutes a criterion that is ticked.',
  *checkInProject(doc, project) {
    // Without a report, closed documents are not read for nothing.
    if (!project.coverage.reports.length || !KINDS.has(doc.kind)) return;
    const claims = doc.coverageClaims.filter(claim => isJudged(claim, doc, project));
    if (!claims.length || !isOfToday(doc, { sprints: project.sprints, changes: project.coverage.changes })) return;
    const measured = measuredFor(doc, project);
    if (!measured?.totals.isComplete) return;
    for (const claim of claims) {
      const shown = shownOf(claim, measured);
      if (shown && !isTrue(claim, shown.count)) yield findingOf(claim, { ...shown, measured });
    }
  },
};

/** What tells of a sprint as a whole; a roadmap tells of many, a story of a part of one. */
const KINDS: ReadonlySet<Kind | undefined> = new Set<Kind>(['plan', 'tracker', 'queue', 'review']);

/** What is only asked for is no lie, and a look back tells of its day once it is written. */
function isJudged({ source, box }: CoverageClaim, doc: Facts, { sprints }: Project): boolean {
  if (source === 'front matter') return doc.kind === 'plan' && isAsking(doc, sprints);
  return box?.value === true && (doc.kind !== 'review' || (doc.sprint !== undefined && isInTheMaking(doc)));
}

/** Of several plans of one sprint, it is the first that asks for a minimum. */
function isAsking(doc: Facts, sprints: Project['sprints']): boolean {
  const documents = askingDocuments(sprints.get(sprintIdOf(doc) ?? ''));
  const asking = documents.length ? demandsOf(documents).minimum?.doc : undefined;
  return !asking || asking.uri === doc.uri;
}

interface Shown {
  readonly count: Count;
  /** “lines”, “lines changed since origin/main”. */
  readonly what: string;
}

/** Undefined where nothing can be covered; of changed lines, also where a report is older than they are, or does not tell of all. */
export function shownOf({ changedOnly }: Pick<CoverageClaim, 'changedOnly'>, measured: Measured): Shown | undefined {
  const { totals, changed } = measured;
  if (!changedOnly) return totals.lines.total ? { count: totals.lines, what: countedIn(measured) } : undefined;
  if (!changed?.isWhole || !changed.lines.total || totals.isStale) return undefined;
  return { count: changed.lines, what: `the lines changed since ${pathText(changed.base)}` };
}

/** What is only said to be reached may be rounded. */
export function isTrue({ percent, above, source, decimals }: CoverageClaim, count: Count): boolean {
  const tolerated = source === 'statement' ? 0.5 * 10 ** -decimals : 0;
  const demand: Demand = { percent: percent.value - tolerated, ...(above && { above }) };
  return meets(count, demand) || exactPercent(count) >= 100;
}

function findingOf(claim: CoverageClaim, { count, what, measured: { totals } }: Shown & Evidence): Finding {
  const { percent, box } = claim;
  const newer = newerSourceIn(totals);
  const stale = newer ? `, though ${pathText(newer.path)} has changed since` : '';
  return {
    range: percent.range,
    message: `${saysOf(claim)}, but ${shows(totals)} ${shareText(count, what, percent.value)}${stale}.`,
    ...(newer && { severity: 'information' }),
    related: relatedOf(totals),
    ...(box?.by === 'checkbox' && {
      remedy: { title: 'Untick this criterion', edits: [{ range: box.range, text: '[ ]' }] },
    }),
  };
}

interface Evidence {
  readonly measured: Measured;
}

function saysOf({ source, percent, above, box }: CoverageClaim): string {
  if (source === 'front matter') return `coverage_min asks for ${above ? 'more than ' : ''}${percent.value}%`;
  return box?.by === 'checkbox' ? 'This is ticked' : 'This is said to be met';
}

const shows = (totals: Measured['totals']): string =>
  `${reportsText(totals)} ${totals.reports.length > 1 ? 'show' : 'shows'}`;

const START = { start: 0, end: 0 };
const MOST_REPORTS = 5;

function relatedOf({ reports }: Measured['totals']): readonly Related[] {
  return reports
    .slice(0, MOST_REPORTS)
    .flatMap(({ uri, path, newerSource }) => [
      { uri, range: START, message: `The report ${pathText(path)}` },
      ...(newerSource
        ? [{ uri: newerSource.uri, range: START, message: `${pathText(newerSource.path)} is newer than the report` }]
        : []),
    ]);
}
