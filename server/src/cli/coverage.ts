import { relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { DEFAULT_SETTINGS } from '../config';
import { type Scope, standingIn } from '../features/coverage/scope';
import { judgedBy, type Standing } from '../features/coverage/standing';
import { uriKey } from '../uris';
import type { Workspace } from '../workspace';
import { exitOf } from './coverageExit';
import { coverageJson, toPrintedCoverage } from './coverageOutput';
import { coverageText } from './coverageText';
import { beginReading, complain, type Reading, readProject, settingsProblems } from './reading';
import { isInside, projectsOf, type Target, type Unreadable } from './targets';
import { FAILED, printable, type Terminal } from './terminal';
import type { CoverageRequest } from './usage';

/** `sprintmark coverage`: what the reports show beside what the sprint asks for, and the exit code by that. */
export async function coverage(request: CoverageRequest, terminal: Terminal): Promise<number> {
  const given = await beginReading(request, terminal);
  const { workspace, ...read } = await readMeasured(given, terminal.cwd);
  const unknown = unknownReports(workspace, read.reports);
  const unread = [...given.missing, ...given.unreadable, ...(unknown.length < read.reports.length ? unknown : [])];
  const isRead = complain(settingsProblems(workspace, given), unread, terminal);
  const tell = (problem: string) => terminal.err(`sprintmark: ${problem}\n`);
  const standing = standingIn(workspace.project, { ...scopeOf(given.targets, read.projects), number: request.sprint });
  if ('problem' in standing) {
    tell(printable(standing.problem));
    return FAILED;
  }
  const judged = request.min === undefined ? standing : besides(request.min, standing);
  const printed = toPrintedCoverage(judged, uri => pathOf(uri, given, terminal.cwd));
  const untold = untoldFolders(workspace, given.targets);
  const { code, problem } = exitOf(printed, judged, { failUnder: request.failUnder, untold });
  if (request.format === 'json') terminal.out(coverageJson(printed));
  else if (printed.state !== 'none') terminal.out(coverageText(printed, { color: terminal.color, now: Date.now() }));
  if (printed.state === 'none' && isRead) tell(whyNone(workspace, { request, isNamed: read.reports.length > 0 }));
  else if (problem) tell(problem);
  return isRead ? code : FAILED;
}

/** The projects around what is named, with their reports; where a report is named, with that alone. */
async function readMeasured(given: Reading, cwd: string) {
  const { targets, host } = given;
  const folders = targets.filter(({ isFolder }) => isFolder).map(({ path }) => path);
  const reports = targets.filter(target => !target.isFolder && !isDocument(target));
  // A report may lie anywhere; it is about the project that this is called in.
  const projects = await projectsOf(folders.length ? folders : [cwd]);
  const around = { projects: projects.map(uriOf), folders: [] };
  const workspace = await readProject({ targets: targets.filter(isDocument), around }, host, made => {
    if (reports.length) made.measureOnly(reports.map(({ path }) => uriOf(path)));
  });
  return { workspace, projects, reports };
}

/** Folders that are named, in which no file lies that a report tells of; those within another one go with it. */
function untoldFolders({ project: { coverage } }: Workspace, targets: readonly Target[]): readonly string[] {
  const folders = targets.filter(({ isFolder }) => isFolder);
  const outer = folders.filter(({ path }) => !folders.some(other => other.path !== path && isInside(path, other.path)));
  const told = [...coverage.files.values()].map(({ place }) => URI.parse(place).fsPath);
  return outer.filter(({ path }) => !told.some(place => isInside(place, path))).map(({ given }) => given);
}

/** What is named as a report, and is none. */
function unknownReports({ project: { coverage } }: Workspace, named: readonly Target[]): readonly Unreadable[] {
  const known = new Set(coverage.reports.map(({ key }) => key));
  return named
    .filter(({ path }) => !known.has(uriKey(uriOf(path))))
    .map(({ given }) => ({ path: given, reason: 'it is no report of coverage that Sprintmark knows' }));
}

const uriOf = (path: string): string => URI.file(path).toString();
const isDocument = ({ path, isFolder }: Target): boolean => !isFolder && /\.(?:md|markdown)$/i.test(path);

/** Who names the whole of a project asks for no part of it. */
function scopeOf(targets: readonly Target[], projects: readonly string[]): Omit<Scope, 'number'> {
  const folders = targets.filter(({ isFolder }) => isFolder).map(({ path }) => path);
  const isAll = projects.every(project => folders.some(folder => isInside(project, folder))) || !folders.length;
  const front = targets.find(isDocument);
  return {
    ...{ projects: projects.map(uriOf), folders: isAll ? [] : folders.map(uriOf) },
    front: front && uriOf(front.path),
  };
}

/** Judged by another minimum than the sprint's own. */
function besides(
  percent: number,
  { demands: { minimum: _, ...demands }, sprint, measured, added }: Standing,
): Standing {
  return judgedBy({ percent }, { sprint, demands, measured, added });
}

/** As it was given, else from where this is called. */
function pathOf(uri: string, { shown }: Reading, cwd: string): string {
  const path = URI.parse(uri).fsPath;
  return shown(path) ?? relative(cwd, path).split(sep).join('/');
}

const NOT_KNOWN =
  'This is no report of coverage that Sprintmark knows. It reads LCOV, Cobertura, coverage.py, Istanbul, JaCoCo, Clover, Go, llvm-cov and SimpleCov.';

const OF_OTHERS =
  'The reports tell of other products than the sprint’s alone. Name the folder that you mean as PATH, or another sprint with --sprint.';

function whyNone(
  workspace: Workspace,
  asked: { readonly request: CoverageRequest; readonly isNamed: boolean },
): string {
  if (workspace.project.coverage.reports.length) return OF_OTHERS;
  return asked.isNamed ? NOT_KNOWN : notFound(asked.request, workspace);
}

/** Where was looked, and what to do. */
function notFound(
  { paths }: CoverageRequest,
  {
    settings: {
      coverage: { reports },
    },
  }: Workspace,
): string {
  const isDefault = reports.join() === DEFAULT_SETTINGS.coverage.reports.join();
  const names = isDefault ? 'by their usual names' : `as ${reports.slice(0, MOST).join(', ')}`;
  const looked = `No report of coverage was found in ${paths.join(', ')}; they were looked for ${names}, in ignored folders, too.`;
  const advice =
    'Run the tests with coverage first, name the report as PATH, or set “coverage.reports” in .sprintmark.json.';
  return `${printable(looked)} ${advice}`;
}

const MOST = 10;
