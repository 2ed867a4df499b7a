import type { ReportState } from '../../coverage/coverage';
import { exactPercent, percentOf } from '../../coverage/percent';
import { type Count, FORMATS } from '../../coverage/report';
import { meets } from '../../coverage/verdict';
import { type Measured, measuredFor } from '../../evidence/coverage/measured';
import { countedIn, numberText } from '../../evidence/coverage/wording';
import type { CoverageClaim } from '../../model/claims/coverage';
import { lineBudget } from '../../model/claims/lineBudget';
import type { SprintDoc } from '../../model/sprint';
import { isOfToday } from '../../model/sprints/currentSprint';
import type { Project } from '../../project';
import { addedFor } from '../../rules/loc-budget-exceeded';
import { asIs, linkToUri, shown } from '../markdownText';
import { holds } from '../places';
import type { Place, Told } from './hover';

/** On what a document says of coverage, and on the value of `loc_budget`: how it stands beside what was measured. */
export function coverageHover({ doc, offset, project }: Place): Told | undefined {
  const claim = claimAt(doc, offset);
  if (claim) return { range: claim.text.range, markdown: coverageText(claim, doc, project) };
  const budget = doc.kind === 'plan' ? lineBudget(doc) : undefined;
  const markdown = budget && holds(budget.range, offset) ? budgetText(doc, project) : undefined;
  return budget && markdown ? { range: budget.range, markdown } : undefined;
}

/** What was measured, below the meaning of a key of the front matter. */
export function measuredByKey(key: string, { doc, project }: Place): string | undefined {
  const claim = doc.coverageClaims.find(({ source }) => source === 'front matter');
  if (key === 'coverage_min' && claim) return coverageText(claim, doc, project);
  return key === 'loc_budget' && doc.kind === 'plan' ? budgetText(doc, project) : undefined;
}

/** Of what a line asks for and what it says is reached, the one that is pointed at. */
const claimAt = ({ coverageClaims }: SprintDoc, offset: number): CoverageClaim | undefined =>
  coverageClaims.find(({ percent }) => holds(percent.range, offset)) ??
  coverageClaims.find(({ text }) => holds(text.range, offset));

function coverageText(claim: CoverageClaim, doc: SprintDoc, project: Project): string {
  const measured = measuredFor(doc, project);
  if (!measured) return 'No coverage report was found in this workspace.';
  const { totals, changed } = measured;
  const isToday = isOfToday(doc, { sprints: project.sprints, changes: project.coverage.changes });
  const lines = [
    ...(totals.isComplete && totals.branches.total ? [`Branches: ${figures(totals.branches)}`] : []),
    ...(totals.isComplete && !totals.isStale && changed && !claim.changedOnly ? [changedText(changed)] : []),
    ...totals.reports.slice(0, MOST).flatMap(reportLines),
    ...(totals.reports.length > MOST ? [`and ${totals.reports.length - MOST} more reports`] : []),
    ...(isToday ? [] : ['The report may be of another sprint than this document.']),
  ];
  return `${headline(claim, measured, isToday)}\n\n${lines.map(line => `- ${line}`).join('\n')}`;
}

const MOST = 5;

function headline(claim: CoverageClaim, measured: Measured, isToday: boolean): string {
  const { totals, changed } = measured;
  if (!totals.isComplete) return 'What is covered is not known: a report is damaged or incomplete.';
  // What an old report shows may be true no longer.
  const when = totals.isStale ? ' when it was measured' : '';
  const judged = (count: Count) => (isToday ? ` · ${verdict(claim, count)}${when}` : '');
  if (!claim.changedOnly)
    return totals.lines.total
      ? `Coverage of ${asIs(countedIn(measured))}: ${figures(totals.lines, claim.percent.value)}${judged(totals.lines)}`
      : 'The report tells of no line that can be covered.';
  if (!changed) return 'Which lines have changed is not known: there is no base branch to compare with.';
  if (totals.isStale) return 'Which of the changed lines are covered is not known: the report is older than the code.';
  if (!changed.isWhole) return `Which of the changed lines are covered is not known: ${UNTOLD}.`;
  const since = `since ${asIs(changed.base, 80)}`;
  if (!changed.lines.total) return `No line that tests can cover has changed ${since}.`;
  return `Coverage of the lines changed ${since}: ${figures(changed.lines, claim.percent.value)}${judged(changed.lines)}`;
}

const UNTOLD = 'reports or git do not tell the lines of a changed file';

/** “minimum 85%: met”, “stated 92%: less is covered”. */
function verdict({ is, percent: { value: percent }, above, decimals }: CoverageClaim, count: Count): string {
  if (is === 'minimum') {
    const isMet = meets(count, { percent, ...(above && { above }) });
    return `minimum ${above ? 'above ' : ''}${percent}%: ${isMet ? 'met' : 'not met'}`;
  }
  const rounded = Number(exactPercent(count).toFixed(decimals));
  return `stated ${percent}%: ${rounded === percent ? 'true' : rounded < percent ? 'less is covered' : 'more is covered'}`;
}

/** “**87.2%** (3,421 of 3,923)” */
const figures = (count: Count, minimum?: number): string =>
  `**${percentOf(count, minimum) ?? 0}%** (${numberText(count.covered)} of ${numberText(count.total)})`;

const changedText = ({ lines, base, isWhole }: NonNullable<Measured['changed']>): string =>
  !isWhole
    ? `Which lines changed since ${asIs(base, 80)} are covered is not known: ${UNTOLD}`
    : lines.total
      ? `Lines changed since ${asIs(base, 80)}: ${figures(lines)}`
      : `No line that tests can cover has changed since ${asIs(base, 80)}`;

function reportLines({ uri, path, format, modified, newerSource, problems }: ReportState): string[] {
  const written = modified === undefined ? undefined : timeText(modified);
  return [
    `Report: ${linkToUri(uri, path)} · ${FORMATS[format]}${written ? ` · written ${written}` : ''}`,
    ...(newerSource ? [`Older than ${linkToUri(newerSource.uri, newerSource.path)}: run the tests again`] : []),
    ...problems.slice(0, MOST).map(problem => shown(problem, 240)),
  ];
}

/** “2026-03-02 09:30 UTC”; undefined for what is no time. */
const timeText = (time: number): string | undefined =>
  Math.abs(time) <= LAST_TIME ? `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC` : undefined;

/** The last that a `Date` can hold (ECMA-262, “Time Values and Time Range”). */
const LAST_TIME = 8.64e15;

function budgetText(doc: SprintDoc, project: Project): string | undefined {
  const budget = lineBudget(doc);
  const added = budget && addedFor(doc, project);
  if (!budget || !added) return undefined;
  const verdict = added.lines > budget.value ? 'exceeded' : 'kept';
  return `Lines added on balance since ${asIs(added.base, 80)}: **${numberText(added.lines)}** · budget ${numberText(budget.value)}: ${verdict}`;
}
