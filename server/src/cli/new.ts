import { realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import type { DocumentId } from '../scaffold/documents';
import { makeScaffold, type PlacedScaffold } from '../scaffoldWorld';
import type { Workspace } from '../workspace';
import { answered, type Maker } from './answers';
import { addMissing, type Made, makeFile, textOf } from './makeFile';
import { documentList, newJson, newText } from './newOutput';
import type { NewRequest } from './newRequest';
import { beginReading, complain, readProject, settingsProblems } from './reading';
import { projectsOf } from './targets';
import { FAILED, FOUND, NOTHING_FOUND, type Terminal } from './terminal';

/** `sprintmark new`: a new document, filled with what the project knows, and linked from where it belongs. */
export async function makeNew(request: NewRequest, terminal: Terminal): Promise<number> {
  if (request.document === undefined) {
    terminal.out(documentList(request.format));
    return NOTHING_FOUND;
  }
  const cwd = await realpath(terminal.cwd);
  const [root = cwd] = await projectsOf([cwd]);
  const reading = await beginReading({ ...request, paths: [relative(cwd, root) || '.'] }, { ...terminal, cwd });
  const workspace = await readProject(reading, reading.host);
  // What could not be read may be just what the document is about.
  const unread = [...reading.missing, ...reading.unreadable];
  if (!complain(settingsProblems(workspace, reading), unread, terminal)) return FAILED;
  const make = makerOf(workspace, { ...request, document: request.document }, { cwd, root });
  const scaffold = await answered(make, request.answers, request.format === 'text' ? terminal.dialog : undefined);
  const result: Made = 'problem' in scaffold ? scaffold : await madeOf(scaffold, request, root);
  const shown = (path: string) => relative(cwd, path).split(sep).join('/');
  if (request.format === 'json') terminal.out(newJson(result, shown));
  else tell(result, { terminal, shown });
  return exitOf(result);
}

interface Place {
  readonly cwd: string;
  readonly root: string;
}

function makerOf(
  workspace: Workspace,
  { document, sprint, path }: NewRequest & { readonly document: DocumentId },
  { cwd, root }: Place,
): Maker {
  const wanted = path === undefined ? undefined : relative(root, resolve(cwd, path)).split(sep).join('/');
  const folder = URI.file(root).toString();
  return async answers =>
    (await makeScaffold(workspace, { document, sprint, path: wanted, answers, folder })) ?? {
      problem: `“${sprint ?? ''}” is no number of a sprint.`,
    };
}

/** What is there already is not made; what it lacks may be added. */
async function madeOf(scaffold: PlacedScaffold, { dryRun, addMissing: adds }: NewRequest, root: string): Promise<Made> {
  const { existing, fault } = scaffold;
  if (fault) return { scaffold, state: 'refused', problem: FAULTS[fault] };
  if (existing && !(adds && existing.missing.length)) return { scaffold, state: adds ? 'complete' : 'exists' };
  if (dryRun) return { scaffold, state: 'planned', text: textOf(scaffold) };
  return existing ? addMissing(scaffold, existing) : makeFile(scaffold, root);
}

const FAULTS: Readonly<Record<NonNullable<PlacedScaffold['fault']>, string>> = {
  empty: 'The path is empty.',
  absolute: 'The path must be relative to the workspace folder.',
  outside: 'The path leads out of the workspace folder.',
  ending: 'The name must end in .md or .markdown.',
  characters: 'The path has characters that not every system allows in a name.',
  reserved: 'The path has a name that some system keeps for itself.',
  long: 'The path is too long for some systems.',
  link: 'A link on the way leads out of the workspace folder, or nowhere.',
};

function exitOf(result: Made): number {
  if ('problem' in result) return FAILED;
  return result.state === 'exists' ? FOUND : NOTHING_FOUND;
}

function tell(result: Made, { terminal, shown }: { readonly terminal: Terminal; shown(path: string): string }): void {
  if ('problem' in result) {
    terminal.err(`sprintmark: ${newText(result, shown)}`);
    return;
  }
  // A text that is only shown can be piped on.
  if (result.state === 'planned') terminal.out(result.text);
  const say = result.state === 'planned' ? terminal.err : terminal.out;
  say(newText(result, shown));
}
