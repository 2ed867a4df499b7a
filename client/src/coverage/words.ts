import { env, l10n } from 'vscode';
import type {
  CoverageAnswer,
  CoverageCount,
  CoverageDemand,
  CoverageReportSummary,
  CoveredFileSummary,
} from '../../../server/src/protocol';
import { plainLine } from '../plainWords';
import { ageOf, failsOnChanged, toldLines, uncovered } from './numbers';

/** The answer in one sentence, for those who hear it: “Coverage 87.2 percent of lines, minimum 85 percent, met”. */
export function spokenCoverage(answer: CoverageAnswer): string {
  const lines = toldLines(answer);
  return present(
    lines ? l10n.t('Coverage {0} percent of lines', lines.percent) : unmeasured(answer),
    answer.minimum && spokenMinimum(answer.minimum),
    verdictWords(answer),
    failsOnChanged(answer) && l10n.t('changed lines below their minimum'),
  ).join(', ');
}

const unmeasured = ({ state }: CoverageAnswer): string =>
  state === 'none' ? l10n.t('No coverage report') : l10n.t('Coverage unknown');

const spokenMinimum = ({ percent, above }: CoverageDemand): string =>
  above ? l10n.t('minimum more than {0} percent', percent) : l10n.t('minimum {0} percent', percent);

/** What the state says; empty where there is nothing to judge. */
function verdictWords({ state, minimum }: CoverageAnswer): string {
  if (state === 'stale') return l10n.t('out of date');
  if (!minimum) return state === 'unjudged' ? l10n.t('no minimum') : '';
  if (state === 'pass') return l10n.t('met');
  if (state === 'near') return l10n.t('nearly met');
  return state === 'fail' ? l10n.t('not met') : '';
}

/** “87.2% (1,234 of 1,415)” */
export const countWords = ({ percent, covered, total }: CoverageCount): string =>
  l10n.t('{0}% ({1} of {2})', percent, covered.toLocaleString(env.language), total.toLocaleString(env.language));

/** “85%”, or “more than 85%” */
export const demandWords = ({ percent, above }: CoverageDemand): string =>
  above ? l10n.t('more than {0}%', percent) : `${percent}%`;

/** “71.4% · 57 lines uncovered” */
export function shareWords(lines: CoverageCount): string {
  const missing = uncovered(lines);
  const words = missing === 1 ? l10n.t('1 line uncovered') : l10n.t('{0} lines uncovered', missing);
  return missing ? `${lines.percent}% · ${words}` : `${lines.percent}%`;
}

/** “LCOV · 3 minutes ago”; nothing where the report could not be read as any and has no time. */
export const reportWords = (report: CoverageReportSummary, now = Date.now()): string =>
  present(report.format, ageWords(report, now), report.newerSource && l10n.t('out of date')).join(' · ');

export const ageWords = ({ modified }: CoverageReportSummary, now = Date.now()): string =>
  modified === undefined
    ? ''
    : new Intl.RelativeTimeFormat(env.language, { numeric: 'auto' }).format(...ageOf(modified, now));

export const pathWords = ({ path }: Pick<CoveredFileSummary, 'path'>): string => plainLine(path);

export const present = (...parts: readonly (string | false | undefined)[]): string[] =>
  parts.filter((part): part is string => Boolean(part));
