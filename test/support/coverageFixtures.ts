import { DEFAULT_SETTINGS } from '../../server/src/config';
import { type Coverage, NO_COVERAGE } from '../../server/src/coverage/coverage';
import { matchReport } from '../../server/src/coverage/matching/match';
import { type IndexedFile, SourceIndex } from '../../server/src/coverage/matching/sourceIndex';
import { type FoundReport, mergeReports } from '../../server/src/coverage/merge';
import { ReportReader } from '../../server/src/coverage/readReport';
import type { ChangedFile, Changes } from '../../server/src/diff';
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

export const REPORT_TIME = Date.UTC(2026, 2, 2, 9, 30);

const isReport = anyOf(DEFAULT_SETTINGS.coverage.reports);

/** What the reports and the diff among the files of a case show. */
export function coverageOf(files: readonly CoverageFixture[]): Coverage {
  const sources = files.filter(({ path, diff }) => !diff && !isReport(path));
  const reports = files.filter(({ path, diff }) => !diff && isReport(path)).flatMap(file => foundReport(file, sources));
  const changes = new Map(files.flatMap(({ text, diff }) => (diff ? [[ROOT, changesOf(text, diff)] as const] : [])));
  if (!reports.length && !changes.size) return NO_COVERAGE;
  const modified = new Map(
    sources.map(({ path, isNewer }) => [uriOf(path), isNewer ? REPORT_TIME + 3_600_000 : REPORT_TIME - 3_600_000]),
  );
  return mergeReports(reports, { modified, changes });
}

function foundReport({ path, text }: CoverageFixture, files: readonly CoverageFixture[]): FoundReport[] {
  const reader = new ReportReader();
  reader.write(text);
  const report = reader.end();
  if (!report) return [];
  const place = { folder: segmentsOf(path).slice(0, -1), workspaceFolders: [segmentsOf()] };
  const sources = matchReport(report, new SourceIndex(files.map(file => indexed(file.path))), place);
  const { format, isComplete, problems } = report;
  const state = { key: uriOf(path), uri: uriOf(path), path, format, modified: REPORT_TIME, isComplete, problems };
  return [{ state: { ...state, files: report.files.length }, files: report.files, sources }];
}

const segmentsOf = (path = ''): string[] => ['fixture', ...path.split('/').filter(Boolean)];
const indexed = (path: string): IndexedFile => ({
  ...{ key: uriOf(path), uri: uriOf(path), path },
  ...{ segments: segmentsOf(path), depth: path.split('/').length },
});

/** Reads a unified diff as people write one in a fixture. */
function changesOf(text: string, { base, branch }: NonNullable<CoverageFixture['diff']>): Changes {
  const files = new Map<string, ChangedFile>();
  let netLines = 0;
  let added: (readonly [number, number])[] = [];
  let line = 0;
  for (const each of text.split('\n')) {
    const [, path] = /^\+\+\+ b\/(.+)$/.exec(each) ?? [];
    const [, start] = /^@@ -\S+ \+(\d+)(?:,\d+)? @@/.exec(each) ?? [];
    if (path) {
      added = [];
      files.set(path, { added });
    } else if (start) line = Number(start);
    else if (each.startsWith('+')) {
      const last = added.at(-1);
      if (last && last[0] + last[1] === line) added[added.length - 1] = [last[0], last[1] + 1];
      else added.push([line, 1]);
      line++;
      netLines++;
    } else if (each.startsWith('-') && !each.startsWith('--- ')) netLines--;
    else if (each.startsWith(' ')) line++;
  }
  return { branch, since: base === undefined ? undefined : { base, files, netLines } };
}
