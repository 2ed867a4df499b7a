import { judgedFiles } from '../../coverage/judged';
import { FORMATS } from '../../coverage/report';
import type { Totals } from '../../coverage/totals';
import { meets } from '../../coverage/verdict';
import type { StatedDemand } from '../../evidence/coverage/demands';
import type { Project } from '../../project';
import type {
  ChangedCoverage,
  CoverageAnswer,
  CoverageDemand,
  CoverageParams,
  CoverageReportSummary,
  LineBudget,
} from '../../protocol';
import { lineOf } from '../labels';
import { toLspRange } from '../lsp';
import { countOf, pathLine } from './counts';
import { type Standing, standingOf } from './standing';
import { summaryOf } from './summaries';

/** How coverage stands beside what the active sprint asks for. What a client sends may be anything. */
export const coverageAnswer = (project: Project, params: CoverageParams): CoverageAnswer =>
  answerOf(standingOf(project, params));

export function answerOf(standing: Standing): CoverageAnswer {
  const { state, sprint, demands, demand, measured } = standing;
  const judged = measured && judgedFiles(measured.totals, demand);
  const [changed, budget] = [changedOf(standing), budgetOf(standing)];
  return {
    ...{ state, sprint: sprint ? nameOf(sprint) : null },
    ...(demands.minimum && { minimum: demandOf(demands.minimum) }),
    ...(measured?.totals.isComplete && countsOf(measured.totals, demand?.percent)),
    ...(changed && { changed }),
    ...(budget && { budget }),
    below: judged?.below.length ?? 0,
    files: judged?.files.length ?? 0,
    worst: (judged?.worst ?? []).slice(0, MOST_FILES).map(file => summaryOf(file, demand?.percent)),
    reports: reportsOf(measured?.totals),
  };
}

const MOST_FILES = 10;

const nameOf = ({ id, number, title }: NonNullable<Standing['sprint']>): CoverageAnswer['sprint'] => ({
  ...{ id, number },
  ...(title !== undefined && { title }),
});

/** The totals of what broke off say nothing. */
function countsOf({ lines, branches }: Totals, minimum?: number): Pick<CoverageAnswer, 'lines' | 'branches'> {
  const [count, ofBranches] = [countOf(lines, minimum), countOf(branches)];
  return { ...(count && { lines: count }), ...(ofBranches && { branches: ofBranches }) };
}

const demandOf = ({ percent, above, text, doc, range }: StatedDemand): CoverageDemand => ({
  percent,
  ...(above && { above }),
  text: lineOf(text),
  ...{ uri: doc.uri, range: toLspRange(doc.lines, range) },
});

/** Where reports broke off, tell no lines or are older than the code, nobody knows which lines have changed: then nothing passes or fails. */
function changedOf({ demands: { changed: demand }, measured }: Standing): ChangedCoverage | undefined {
  const { changed, totals } = measured ?? {};
  if (!changed || !totals) return undefined;
  const lines = totals.isComplete && changed.isWhole ? countOf(changed.lines, demand?.percent) : undefined;
  const isJudged = demand && lines && !totals.isStale;
  return {
    passes: isJudged ? meets(changed.lines, demand) : null,
    ...(demand && { minimum: demandOf(demand) }),
    ...(lines && { lines }),
    ...(!changed.isWhole && { isPartial: true }),
    ...{ files: changed.files.length, base: changed.base },
  };
}

function budgetOf({ demands: { budget }, added }: Standing): LineBudget | undefined {
  if (!budget || !added) return undefined;
  const { lines, doc, range } = budget;
  return { allowed: lines, net: added.lines, base: added.base, uri: doc.uri, range: toLspRange(doc.lines, range) };
}

const reportsOf = (totals: Totals | undefined): CoverageReportSummary[] =>
  (totals?.reports ?? []).map(({ uri, path, format, modified, files, problems, isComplete, newerSource }) => ({
    ...{ uri, path: pathLine(path), format: FORMATS[format] },
    ...(modified !== undefined && { modified }),
    ...{ files, problems: problems.map(pathLine), isComplete },
    ...(newerSource && { newerSource: { ...newerSource, path: pathLine(newerSource.path) } }),
  }));
