import { URI } from 'vscode-uri';
import type { Host } from '../host';
import { nodeHost } from '../nodeHost';
import { LineIndex } from '../range';
import { RULES } from '../rules/index';
import { versionOf } from '../threads/cacheFolder';
import { digestFiles } from '../threads/digestFiles';
import { Workspace } from '../workspace';
import type { LocalHost } from './memory';
import {
  pathAsGiven,
  readTargets,
  reasonOf,
  type Surroundings,
  surroundings,
  type Target,
  type Unreadable,
} from './targets';
import { printable, type Terminal } from './terminal';

/** What every command that reads documents is asked for. */
export interface ReadRequest {
  readonly paths: readonly string[];
  readonly format: 'text' | 'json';
  /** Whether to use, and to write, what earlier runs have left. */
  readonly cache: boolean;
}

/** What is to be read, and how. */
export interface Reading {
  readonly targets: readonly Target[];
  readonly around: Surroundings;
  readonly host: LocalHost;
  readonly cache: { readonly folder: string; readonly version: string } | undefined;
  /** Paths that were asked for and are not there. */
  readonly missing: readonly Unreadable[];
  /** Files that the host could not read so far. */
  readonly unreadable: readonly Unreadable[];
  /** A path as it is to be printed; undefined for one that nobody has asked for. */
  shown(path: string): string | undefined;
}

export async function beginReading(request: ReadRequest, terminal: Terminal): Promise<Reading> {
  const { targets, unreadable: missing } = await readTargets(request.paths, terminal.cwd);
  const shown = (path: string) => pathAsGiven(path, targets);
  const unreadable: Unreadable[] = [];
  const onUnreadable = (path: string, error: unknown) => {
    const given = shown(path);
    if (given !== undefined) unreadable.push({ path: given, reason: reasonOf(error) });
  };
  const cache = request.cache ? cacheOf(terminal) : undefined;
  const host = { ...nodeHost(onUnreadable), digestFiles: digestFiles({ ...terminal, cache, onUnreadable }) };
  return { targets, around: await surroundings(targets), host, cache, missing, unreadable, shown };
}

/** Everything in the project is evidence, and a file that is named is read whatever its ending. */
export async function readProject(
  { targets, around: { projects, folders } }: Pick<Reading, 'targets' | 'around'>,
  host: Host,
  prepare: (workspace: Workspace) => void = () => {},
): Promise<Workspace> {
  const workspace = new Workspace(
    host,
    RULES.map(rule => rule.id),
  );
  workspace.changeFolders(projects);
  prepare(workspace);
  await workspace.load();
  const beside = await Promise.all(folders.map(folder => host.findFiles(folder, ['*.md', '*.markdown'], [])));
  const named = targets.filter(({ isFolder }) => !isFolder).map(({ path }) => URI.file(path).toString());
  for (const uri of new Set([...beside.flat(), ...named])) {
    const text = await host.readFile(uri);
    if (text !== undefined) workspace.add(uri, text);
  }
  await workspace.lookUp();
  await workspace.measured;
  return workspace;
}

/** What is wrong with the settings, a line each. */
export function settingsProblems(workspace: Workspace, { shown }: Pick<Reading, 'shown'>): string[] {
  return workspace.projectFiles().flatMap(({ uri, text, problems }) => {
    const path = URI.parse(uri).fsPath;
    const lines = new LineIndex(text);
    return problems.map(({ message, range }) => {
      const { line, character } = lines.positionAt(range?.start ?? 0);
      return `${printable(`${shown(path) ?? path}:${line + 1}:${character + 1} warning ${message}`)}\n`;
    });
  });
}

/** Says what is wrong with the settings and what could not be read; whether nothing is unread. */
export function complain(settings: readonly string[], unreadable: readonly Unreadable[], terminal: Terminal): boolean {
  for (const line of settings) terminal.err(line);
  for (const { path, reason } of unreadable) terminal.err(`sprintmark: cannot read ${printable(path)}: ${reason}.\n`);
  return unreadable.length === 0;
}

function cacheOf({ program, cacheFolder }: Terminal): Reading['cache'] {
  return program && cacheFolder ? { folder: cacheFolder, version: versionOf(program) } : undefined;
}
