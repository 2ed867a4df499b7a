import { DEFAULT_SETTINGS } from '../../server/src/config';
import { type Coverage, NO_COVERAGE } from '../../server/src/coverage/coverage';
import { matchReport } from '../../server/src/coverage/matching/match';
import { type IndexedFile, SourceIndex } from '../../server/src/coverage/matching/sourceIndex';
import { type FoundReport, mergeReports } from '../../server/src/coverage/merge';
import { ReportReader } from '../../server/src/coverage/readReport';
import { atOnce } from '../../server/src/coverage/steps';
import { type Changes, DiffReader } from '../../server/src/diff';
import { anyOf } from '../../server/src/settingsTree';
import { ROOT, uriOf } from './listed';

/** A file of a case. `diff`: it is none, but says what has changed since which branch, and on which. */
export interface CoverageFixture {
  readonly path: string;
  readonly text: string;
  /** Written after the reports. */
  readonly isNewer?: boolean;
  readonly diff?: { readonly base: string | undefined; readonly branch: string | undefined } | undefined;
}

const REPORT_TIME = Date.UTC(2026, 2, 2, 9, 30);

const isReport = anyOf(DEFAULT_SETTINGS.coverage.reports);

/** What the reports and the diff among the files of a case show. */
export function coverageOfFixtures(files: readonly CoverageFixture[]): Coverage {
  const sources = files.filter(({ path, diff }) => !diff && !isReport(path));
  const reports = files.filter(({ path, diff }) => !diff && isReport(path)).flatMap(file => foundReport(file, sources));
  const changes = new Map(files.flatMap(({ text, diff }) => (diff ? [[ROOT, changesOf(text, diff)] as const] : [])));
  if (!reports.length && !changes.size) return NO_COVERAGE;
  const modified = new Map(
    sources.map(({ path, isNewer }) => [uriOf(path), isNewer ? REPORT_TIME + 3_600_000 : REPORT_TIME - 3_600_000]),
  );
  return atOnce(mergeReports(reports, { modified, changes }));
}

function foundReport({ path, text }: CoverageFixture, files: readonly CoverageFixture[]): FoundReport[] {
  const reader = new ReportReader();
  reader.write(text);
  const report = reader.end();
  if (!report) return [];
  const place = { folder: segmentsOf(path).slice(0, -1), workspaceFolders: [segmentsOf()] };
  const index = atOnce(SourceIndex.of(files.map(file => indexed(file.path))));
  const sources = atOnce(matchReport(report, index, place));
  const { format, isComplete, problems } = report;
  const state = { key: uriOf(path), uri: uriOf(path), path, format, modified: REPORT_TIME, isComplete, problems };
  return [{ state: { ...state, files: report.files.length }, files: report.files, sources }];
}

const segmentsOf = (path = ''): string[] => ['fixture', ...path.split('/').filter(Boolean)];
const indexed = (path: string): IndexedFile => ({
  ...{ key: uriOf(path), uri: uriOf(path), path },
  ...{ segments: segmentsOf(path), depth: path.split('/').length },
});

function changesOf(text: string, { base, branch }: NonNullable<CoverageFixture['diff']>): Changes {
  const reader = new DiffReader();
  reader.write(new TextEncoder().encode(text.endsWith('\n') ? text : `${text}\n`));
  const diff = reader.end();
  if (!diff) throw new Error(`This is no diff as “git diff -U0” writes it:\n${text}`);
  return { branch, since: base === undefined ? undefined : { base, ...diff } };
}
