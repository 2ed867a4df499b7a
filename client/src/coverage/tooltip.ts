import { l10n } from 'vscode';
import type {
  ChangedCoverage,
  CoverageAnswer,
  CoverageDemand,
  CoverageReportSummary,
  LineBudget,
} from '../../../server/src/protocol';
import { plainLine } from '../plainWords';
import { fileOf } from '../sprint/words';
import { toldLines } from './numbers';
import { ageWords, countWords, demandWords, pathWords, present } from './words';

const MOST_FILES = 5;
const MOST_REPORTS = 3;
const MOST_PROBLEMS = 3;

/** All that is known, a line each. Plain text, in which the words of documents and reports stay words. */
export const coverageTooltip = (answer: CoverageAnswer, now: number): string =>
  [[heading(answer)], present(...judgements(answer)), worstFiles(answer), present(...reports(answer, now))]
    .filter(part => part.length > 0)
    .map(part => part.join('\n'))
    .join('\n\n');

function heading({ sprint }: CoverageAnswer): string {
  if (!sprint) return l10n.t('Coverage');
  const { number, title } = sprint;
  return plainLine(
    title ? l10n.t('Coverage of sprint {0}: {1}', number, title) : l10n.t('Coverage of sprint {0}', number),
  );
}

function judgements(answer: CoverageAnswer): readonly (string | false | undefined)[] {
  const { state, minimum, branches, changed, budget } = answer;
  const lines = toldLines(answer);
  return [
    lines && l10n.t('Lines: {0}', present(countWords(lines), judgedWords(answer)).join(', ')),
    state === 'unknown' && l10n.t('There is no total: the reports are incomplete or empty.'),
    state === 'none' && noReport(),
    minimum && l10n.t('Minimum: {0} ({1})', demandWords(minimum), placeOf(minimum)),
    lines && branches && l10n.t('Branches: {0}', countWords(branches)),
    ...(changed ? changedWords(changed) : []),
    budget && budgetWords(budget),
  ];
}

function judgedWords({ state, minimum }: CoverageAnswer): string {
  if (state === 'stale') return l10n.t('out of date');
  if (!minimum) return l10n.t('no minimum');
  if (state === 'pass') return l10n.t('minimum met');
  return state === 'near' ? l10n.t('minimum nearly met') : l10n.t('minimum not met');
}

/** What to do where nothing has been measured. */
export const noReport = (): string =>
  l10n.t(
    'No coverage report was found. Run the tests with coverage, or say in “sprintmark.coverage.reports” where reports are.',
  );

function changedWords({ lines, isPartial, minimum, passes, base, files }: ChangedCoverage): string[] {
  const verdict = passes === null ? undefined : passes ? l10n.t('minimum met') : l10n.t('minimum not met');
  const inFiles = files === 1 ? l10n.t('in 1 file') : l10n.t('in {0} files', files);
  const told = lines
    ? present(`${countWords(lines)} ${inFiles}`, verdict).join(', ')
    : isPartial
      ? l10n.t('not known, as no report tells all their lines')
      : l10n.t('none that a report covers');
  return present(
    l10n.t('Lines changed since {0}: {1}', plainLine(base), told),
    minimum && l10n.t('Minimum of changed lines: {0} ({1})', demandWords(minimum), placeOf(minimum)),
  );
}

const budgetWords = ({ allowed, net, base }: LineBudget): string =>
  net > allowed
    ? l10n.t('Line budget: {0} of {1} lines added since {2}, over it', net, allowed, plainLine(base))
    : l10n.t('Line budget: {0} of {1} lines added since {2}', net, allowed, plainLine(base));

/** “coverage_min in sprint_2_plan.md, line 4” */
export const placeOf = ({ text, uri, range }: CoverageDemand): string =>
  l10n.t('{0} in {1}, line {2}', plainLine(text), plainLine(fileOf(uri)), range.start.line + 1);

function worstFiles(answer: CoverageAnswer): string[] {
  const { minimum, below, files, worst } = answer;
  if (!toldLines(answer) || worst.length === 0 || (minimum && below === 0)) return [];
  const title = minimum ? l10n.t('{0} of {1} files below the minimum:', below, files) : l10n.t('Least covered files:');
  const shown = worst.slice(0, MOST_FILES).map(file => `    ${file.lines.percent}%  ${pathWords(file)}`);
  return [title, ...shown];
}

function reports({ reports }: CoverageAnswer, now: number): string[] {
  const more = reports.length - MOST_REPORTS;
  return [
    ...reports.slice(0, MOST_REPORTS).flatMap(report => reportLines(report, now)),
    ...(more > 0 ? [more === 1 ? l10n.t('And 1 more report') : l10n.t('And {0} more reports', more)] : []),
  ];
}

function reportLines(report: CoverageReportSummary, now: number): string[] {
  const { newerSource, problems, format } = report;
  const about = present(format, ageWords(report, now)).join(', ');
  const name = pathWords(report);
  return [
    about ? l10n.t('Report: {0} ({1})', name, about) : l10n.t('Report: {0}', name),
    ...(newerSource ? [`    ${olderThan(newerSource)}`] : []),
    ...problems.slice(0, MOST_PROBLEMS).map(problem => `    ${plainLine(problem)}`),
  ];
}

/** Why what a report says may no longer hold, and what to do. */
export const olderThan = (source: { readonly path: string }): string =>
  l10n.t('The report is older than {0}: run the tests again.', pathWords(source));
