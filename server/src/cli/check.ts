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
import { recall, recording, remember } from './memory';
import { type CheckedDocument, toJson, toPrinted, toText } from './output';
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
  const { targets, unreadable: missing } = await readTargets(request.paths, terminal.cwd);
  const unreadable: Unreadable[] = [...missing];
  const shown = (path: string) => pathAsGiven(path, targets);
  const onUnreadable = (path: string, error: unknown) => {
    const given = shown(path);
    if (given !== undefined) unreadable.push({ path: given, reason: reasonOf(error) });
  };
  const around = await surroundings(targets);
  const cache = request.cache ? cacheOf(terminal) : undefined;
  const host = { ...nodeHost(onUnreadable), digestFiles: digestFiles({ ...terminal, cache, onUnreadable }) };
  const memory = cache && !request.fix ? { ...cache, name: `check ${JSON.stringify([targets, around])}` } : undefined;
  const recorder = memory && recording(host);
  const remembered = memory && recorder ? await recall(memory, recorder) : undefined;
  let fixed = NOTHING_FIXED;
  let result = remembered;
  if (!result) {
    const workspace = await readProject(recorder?.host ?? host, targets, around);
    if (request.fix) fixed = await fixDocuments(workspace, shown, terminal);
    result = { documents: checkDocuments(workspace, shown), settings: settingsProblems(workspace, shown) };
  }
  const { documents, settings } = result;
  terminal.out(request.format === 'json' ? toJson(documents) : toText(documents, fixed, terminal.color));
  for (const line of settings) terminal.err(line);
  for (const { path, reason } of unreadable) terminal.err(`sprintmark: cannot read ${printable(path)}: ${reason}.\n`);
  if (unreadable.length || fixed.failures) return FAILED;
  if (memory && recorder && !remembered) await remember(memory, recorder, result);
  return documents.some(({ findings }) => findings.some(({ severity }) => counts(severity, request)))
    ? FOUND
    : NOTHING_FOUND;
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
