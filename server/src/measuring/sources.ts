import { URI } from 'vscode-uri';
import { DEFAULT_SETTINGS } from '../config';
import { matchReport } from '../coverage/matching/match';
import { type IndexedFile, SourceIndex } from '../coverage/matching/sourceIndex';
import type { FoundReport, Source } from '../coverage/merge';
import type { CoverageReport } from '../coverage/report';
import { inTurns, type Steps } from '../coverage/steps';
import { placeOf } from '../listings';
import { pathOf } from '../loader';
import { nameOf, parentOf, pathFrom, uriKey } from '../uris';
import type { Finding } from './finding';
import type { KeptReport } from './keptReports';

/** Which files of the workspace have the names that reports speak of. Immutable. */
export interface Sources {
  readonly index: SourceIndex;
  /** File names in lower case. */
  readonly names: ReadonlySet<string>;
  /** Globs of what was looked for. */
  readonly globs: readonly string[];
  /** What was found last, by the report's URI key. */
  readonly matches: Map<string, Match>;
}

interface Match {
  readonly report: CoverageReport;
  readonly found: ReadonlyMap<string, Source>;
}

/** Lists the workspace once for all reports; `before` again where that has all that they speak of. */
export async function listSources(
  finding: Finding,
  reports: Iterable<CoverageReport>,
  before: Sources | undefined,
): Promise<Sources> {
  const names = await inTurns(namesIn(reports));
  if (before && [...names].every(name => before.names.has(name))) return before;
  const globs = globsOf(names);
  const found = globs.length
    ? await Promise.all(finding.folders.map(folder => filesBelow(finding, folder, globs)))
    : [];
  return { index: await inTurns(indexOf(found.flat(), names, finding)), names, globs, matches: new Map() };
}

function* namesIn(reports: Iterable<CoverageReport>): Steps<Set<string>> {
  const names = new Set<string>();
  for (const { files } of reports)
    for (const { path } of files) {
      yield;
      names.add(lastPart(path));
    }
  return names;
}

function* indexOf(uris: readonly string[], names: ReadonlySet<string>, finding: Finding): Steps<SourceIndex> {
  const files = new Map<string, IndexedFile>();
  for (const uri of uris) {
    yield;
    const file = names.has(lastPart(uri)) ? indexed(uri, finding.folders) : undefined;
    if (file && !isExcluded(file, finding)) files.set(file.key, file);
  }
  return yield* SourceIndex.of(files.values());
}

/** The reports, with the files that they tell of. */
export async function foundReports(
  reports: Iterable<KeptReport>,
  sources: Sources,
  folders: readonly string[],
): Promise<FoundReport[]> {
  const found: FoundReport[] = [];
  for (const { key, uri, report, modified } of reports) {
    const { format, isComplete, problems, files } = report;
    const summary = { format, isComplete, problems, files: files.length };
    found.push({
      ...{ state: { key, uri, path: pathOf(key, folders), modified, ...summary }, files },
      sources: await sourcesOf(report, key, { sources, folders }),
    });
  }
  return found;
}

/** The files that a report tells of; nothing is looked up where the report before told of the same paths. */
async function sourcesOf(
  report: CoverageReport,
  key: string,
  { sources, folders }: { readonly sources: Sources; readonly folders: readonly string[] },
): Promise<ReadonlyMap<string, Source>> {
  const known = sources.matches.get(key);
  if (known && hasSamePaths(known.report, report)) {
    sources.matches.set(key, { report, found: known.found });
    return known.found;
  }
  const around = folders.filter(folder => key.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length);
  const workspaceFolders = [...new Set([...around.slice(0, 1), ...folders])].map(pathSegments);
  const place = { folder: pathSegments(parentOf(key) ?? key), workspaceFolders };
  const found = await inTurns(matchReport(report, sources.index, place));
  sources.matches.set(key, { report, found });
  return found;
}

const hasSamePaths = (a: CoverageReport, b: CoverageReport): boolean =>
  a === b ||
  (a.files.length === b.files.length &&
    a.files.every(({ path }, at) => path === b.files[at]?.path) &&
    a.roots.join('\0') === b.roots.join('\0'));

/** "SRC/A%20b.ts" -> "a b.ts": what the index knows files by. */
export function lastPart(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return nameOf(`x:${name}`).normalize().toLowerCase();
}

const MOST_NAMES = 50;
const ENDING = /\.[\w+-]{1,12}$/;

/** Of all endings, and of the names that have none. */
function globsOf(names: ReadonlySet<string>): string[] {
  const endings = new Set<string>();
  const plain = new Set<string>();
  for (const name of names) {
    const [ending] = ENDING.exec(name) ?? [];
    if (ending) endings.add(ending.slice(1));
    else if (/^[\w-]{1,100}$/.test(name)) plain.add(name);
  }
  const spelled = [...endings].sort().slice(0, MOST_NAMES).flatMap(inEitherCase);
  const globs = [
    ...spelled.map(ending => `**/*.${ending}`),
    ...[...plain]
      .sort()
      .slice(0, MOST_NAMES)
      .map(name => `**/${name}`),
  ];
  return globs.length < 2 ? globs : [`**/{${globs.map(glob => glob.slice(3)).join(',')}}`];
}

/** "R" and "py" are both there. */
const inEitherCase = (ending: string): string[] => [...new Set([ending, ending.toUpperCase()])];

const filesBelow = ({ host }: Finding, folder: string, globs: readonly string[]): Promise<string[]> =>
  host.findFiles(folder, globs, DEFAULT_SETTINGS.exclude);

function indexed(uri: string, folders: readonly string[]): IndexedFile | undefined {
  const key = uriKey(uri);
  const place = placeOf(key, folders);
  if (!place) return undefined;
  const segments = [...pathSegments(place.root), ...place.segments.map(segment => segment.normalize())];
  return { key, uri, path: place.segments.join('/'), segments, depth: place.segments.length };
}

function isExcluded({ key }: IndexedFile, { settings, folders }: Finding): boolean {
  const scope = settings.scopeOf(key);
  const folder =
    scope.folder ?? folders.filter(each => key.startsWith(`${each}/`)).sort((a, b) => b.length - a.length)[0];
  const path = folder && pathFrom(folder, key);
  return path !== undefined && scope.excludes(path);
}

/** From the top of its file system, as `writtenPath` has them. */
function pathSegments(key: string): string[] {
  const { authority, path } = URI.parse(key);
  return [authority, ...path.split('/')].filter(Boolean).map((segment, at) => {
    const isDrive = at === 0 && /^[a-z]:$/i.test(segment);
    return isDrive ? segment.toLowerCase() : segment.normalize();
  });
}
