import { URI } from 'vscode-uri';
import { SEVERITIES } from '../config';
import type { Host } from '../host';
import { nodeHost } from '../nodeHost';
import { LineIndex } from '../range';
import { RULES } from '../rules/index';
import { versionOf } from '../threads/cacheFolder';
import { digestFiles } from '../threads/digestFiles';
import { Workspace } from '../workspace';
import { fixDocuments, NOTHING_FIXED } from './fix';
import { remembering } from './memory';
import { type CheckedDocument, type CheckResult, toJson, toPrinted, toText } from './output';
import {
  pathAsGiven,
  readTargets,
  reasonOf,
  type Surroundings,
  surroundings,
  type Target,
  type Unreadable,
} from './targets';
import { FAILED, FOUND, NOTHING_FOUND, printable, type Terminal } from './terminal';
import type { CheckRequest } from './usage';

/** `sprintmark check`: reads, repairs where asked to, prints, and returns the exit code. */
export async function check(request: CheckRequest, terminal: Terminal): Promise<number> {
  const { targets, unreadable } = await readTargets(request.paths, terminal.cwd);
  const around = await surroundings(targets);
  const job = { request, terminal, targets, around, shown: (path: string) => pathAsGiven(path, targets) };
  const result = await run(job, [...unreadable]);
  print(result, job);
  if (result.unreadable.length || result.fixed.failures) return FAILED;
  return result.documents.some(({ findings }) => findings.some(({ severity }) => counts(severity, request)))
    ? FOUND
    : NOTHING_FOUND;
}

interface Job {
  readonly request: CheckRequest;
  readonly terminal: Terminal;
  readonly targets: readonly Target[];
  readonly around: Surroundings;
  /** A path as it is to be printed; undefined for one that nobody has asked for. */
  readonly shown: (path: string) => string | undefined;
}

function run(job: Job, unreadable: Unreadable[]): Promise<CheckResult> {
  const { request, terminal, targets, around, shown } = job;
  const onUnreadable = (path: string, error: unknown) => {
    const given = shown(path);
    if (given !== undefined) unreadable.push({ path: given, reason: reasonOf(error) });
  };
  const cache = request.cache ? cacheOf(terminal) : undefined;
  const host = { ...nodeHost(onUnreadable), digestFiles: digestFiles({ ...terminal, cache, onUnreadable }) };
  const make = async (host: Host): Promise<CheckResult> => {
    const workspace = await readProject(host, targets, around);
    const fixed = request.fix ? await fixDocuments(workspace, shown, terminal) : NOTHING_FIXED;
    const documents = checkDocuments(workspace, shown);
    return { documents, fixed, settings: settingsProblems(workspace, shown), unreadable };
  };
  if (!cache || request.fix) return make(host);
  return remembering({ ...cache, name: `check ${JSON.stringify([targets, around])}` }, host, make);
}

function print({ documents, fixed, settings, unreadable }: CheckResult, { request, terminal }: Job): void {
  terminal.out(request.format === 'json' ? toJson(documents) : toText(documents, fixed, terminal.color));
  for (const line of settings) terminal.err(line);
  for (const { path, reason } of unreadable) terminal.err(`sprintmark: cannot read ${printable(path)}: ${reason}.\n`);
}

function cacheOf({
  program,
  cacheFolder,
}: Terminal): { readonly folder: string; readonly version: string } | undefined {
  return program && cacheFolder ? { folder: cacheFolder, version: versionOf(program) } : undefined;
}

/** Everything in the project is evidence, and a file that is named is read whatever its ending. */
async function readProject(
  host: Host,
  targets: readonly Target[],
  { projects, folders }: Surroundings,
): Promise<Workspace> {
  const workspace = new Workspace(
    host,
    RULES.map(rule => rule.id),
  );
  workspace.changeFolders(projects);
  await workspace.load();
  const beside = await Promise.all(folders.map(folder => host.findFiles(folder, ['*.md', '*.markdown'], [])));
  const named = targets.filter(({ isFolder }) => !isFolder).map(({ path }) => URI.file(path).toString());
  for (const uri of new Set([...beside.flat(), ...named])) {
    const text = await host.readFile(uri);
    if (text !== undefined) workspace.add(uri, text);
  }
  await workspace.lookUp();
  return workspace;
}

function checkDocuments(workspace: Workspace, shown: (path: string) => string | undefined): CheckedDocument[] {
  const checked = workspace.entries().flatMap(({ uri, facts }): CheckedDocument[] => {
    const path = shown(URI.parse(uri).fsPath);
    if (path === undefined) return [];
    const findings = facts ? workspace.check(facts).map(each => toPrinted(facts, each)) : [];
    return [{ path, kind: facts?.kind ?? null, findings }];
  });
  return checked.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function settingsProblems(workspace: Workspace, shown: (path: string) => string | undefined): string[] {
  return workspace.projectFiles().flatMap(({ uri, text, problems }) => {
    const path = URI.parse(uri).fsPath;
    const lines = new LineIndex(text);
    return problems.map(({ message, range }) => {
      const { line, character } = lines.positionAt(range?.start ?? 0);
      return `${printable(`${shown(path) ?? path}:${line + 1}:${character + 1} warning ${message}`)}\n`;
    });
  });
}

const counts = (severity: (typeof SEVERITIES)[number], { failOn }: CheckRequest): boolean =>
  failOn !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
