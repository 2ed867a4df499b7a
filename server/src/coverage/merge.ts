import type { Changes } from '../diff';
import type { Coverage, FileCoverage, ReportState } from './coverage';
import { joined } from './joined';
import type { ReportedFile } from './report';
import type { Steps } from './steps';

/** A file of the workspace that a report tells of. */
export interface Source {
  /** URI key. */
  readonly key: string;
  readonly uri: string;
  /** Relative to its workspace folder. */
  readonly path: string;
}

/** A report whose paths were looked up. */
export interface FoundReport {
  readonly state: Omit<ReportState, 'newerSource'>;
  readonly files: readonly ReportedFile[];
  /** By the path as written; what is missing is not in the workspace. */
  readonly sources: ReadonlyMap<string, Source>;
}

export interface MergeOptions {
  /** When sources were last written, by URI key, in milliseconds since 1970; absent where nobody can tell. */
  readonly modified: ReadonlyMap<string, number>;
  readonly changes: ReadonlyMap<string, Changes>;
}

/** What one report says of one file. */
export interface Telling {
  readonly report: FoundReport;
  readonly file: ReportedFile;
}

/** Clocks and file systems differ by that much, in milliseconds. */
const TOLERANCE = 2000;

/** All reports as one: what was covered by any of them counts as covered. The order of the reports does not matter. */
export function* mergeReports(reports: readonly FoundReport[], { modified, changes }: MergeOptions): Steps<Coverage> {
  const sorted = [...reports].sort((a, b) => (a.state.key < b.state.key ? -1 : 1));
  const files = new Map<string, FileCoverage>();
  const newest = new Map<string, Source & { readonly at: number }>();
  for (const [key, { source, tellings }] of yield* grouped(sorted)) {
    yield;
    const at = source && modified.get(source.key);
    const used = usedOf(tellings, at);
    files.set(key, fileOf(source, used));
    if (!source || at === undefined) continue;
    for (const { report } of used)
      if (isOlder(report, at) && at > (newest.get(report.state.key)?.at ?? 0))
        newest.set(report.state.key, { ...source, at });
  }
  const states = sorted.map(({ state }) => {
    const newer = newest.get(state.key);
    return { ...state, newerSource: newer && { uri: newer.uri, path: newer.path } };
  });
  return { files, reports: states, changes };
}

function fileOf(source: Source | undefined, used: readonly Telling[]): FileCoverage {
  const [first] = used as readonly [Telling];
  return {
    uri: source?.uri,
    path: source?.path ?? first.file.path,
    place: source?.key ?? folderOf(first.report),
    ...joined(used),
    reports: used.map(({ report }) => report.state.key),
  };
}

interface Group {
  readonly source: Source | undefined;
  readonly tellings: Telling[];
}

function* grouped(reports: readonly FoundReport[]): Steps<Map<string, Group>> {
  const groups = new Map<string, Group>();
  const families = yield* familiesOf(reports);
  for (const report of reports)
    for (const file of report.files) {
      yield;
      const source = report.sources.get(file.path);
      const key = source?.key ?? `${families.get(report)} ${file.path}`;
      const group = groups.get(key);
      if (group) group.tellings.push({ report, file });
      else groups.set(key, { source, tellings: [{ report, file }] });
    }
  return groups;
}

/**
 * Reports that tell of a file together tell of one code base, so that a path which none of them can place is the same file in all.
 * Those of two packages may well use the same path for two files.
 */
function* familiesOf(reports: readonly FoundReport[]): Steps<Map<FoundReport, string>> {
  const families = new Map<FoundReport, string>();
  const bySource = new Map<string, string>();
  const renamed = new Map<string, string>();
  const find = (name: string): string => {
    let top = name;
    for (let next = renamed.get(top); next !== undefined; next = renamed.get(top)) top = next;
    return top;
  };
  for (const report of reports)
    for (const { key } of report.sources.values()) {
      yield;
      const [own, other] = [find(report.state.key), find(bySource.get(key) ?? report.state.key)];
      if (own !== other) renamed.set(own > other ? own : other, own > other ? other : own);
      bySource.set(key, own);
    }
  for (const report of reports) families.set(report, find(report.state.key));
  return families;
}

/** What broke off gives way to what is whole, what is older than the file to what is not, and totals to lines. */
function usedOf(tellings: readonly Telling[], at: number | undefined): readonly Telling[] {
  const whole = preferred(tellings, ({ report }) => report.state.isComplete);
  const fresh = preferred(whole, ({ report }) => at === undefined || !isOlder(report, at));
  return preferred(fresh, ({ file }) => file.hits !== undefined);
}

function preferred(tellings: readonly Telling[], isBetter: (telling: Telling) => boolean): readonly Telling[] {
  const better = tellings.filter(isBetter);
  return better.length ? better : tellings;
}

const isOlder = ({ state: { modified } }: FoundReport, at: number): boolean =>
  modified !== undefined && at > modified + TOLERANCE;

const folderOf = ({ state: { key } }: FoundReport): string => key.slice(0, key.lastIndexOf('/'));
