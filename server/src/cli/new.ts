import { realpath } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { type DocumentId, KIND_OF } from '../scaffold/documents';
import type { Existing } from '../scaffold/scaffold';
import { makeScaffold, type PlacedScaffold } from '../scaffoldWorld';
import type { Workspace } from '../workspace';
import { answered, type Maker } from './answers';
import { isFolder } from './create';
import type { Dialog } from './dialog';
import { givenPath, slashedFrom } from './givenPath';
import { addMissing, linksOf, type Made, makeFile, type Place, textOf } from './makeFile';
import { type Asked, documentList, newJson, newText } from './newOutput';
import type { NewRequest } from './newRequest';
import { beginReading, complain, readProject, settingsProblems } from './reading';
import { projectsOf } from './targets';
import { FAILED, FOUND, NOTHING_FOUND, printable, type Terminal } from './terminal';

/** `sprintmark new`: a new document, filled with what the project knows, and linked from where it belongs. */
export async function makeNew(request: NewRequest, terminal: Terminal): Promise<number> {
  const { document, format } = request;
  if (document === undefined) {
    terminal.out(documentList(format));
    return NOTHING_FOUND;
  }
  const cwd = await realpath(terminal.cwd);
  const asked = { document, given: request.path, shown: (path: string) => slashedFrom(cwd, path) };
  const result = await madeIn(cwd, { ...request, document, shown: asked.shown }, terminal);
  if (format === 'json') terminal.out(newJson(result, asked));
  else tell(result, asked, terminal);
  return exitOf(result);
}

async function madeIn(cwd: string, request: Omit<Job, 'folder'>, terminal: Terminal): Promise<Made> {
  const { path: given } = request;
  if (given !== undefined && (await namesFolder(given, resolve(cwd, given))))
    return { problem: `“${given}” is a folder. Add the name of the new file, which ends in .md.` };
  const [root = cwd] = await projectsOf([cwd]);
  const reading = await beginReading({ ...request, paths: [relative(cwd, root) || '.'] }, { ...terminal, cwd });
  const workspace = await readProject(reading, reading.host);
  // What could not be read may be just what the document is about.
  const unread = [...reading.missing, ...reading.unreadable];
  if (!complain(settingsProblems(workspace, reading), unread, terminal)) return { problem: UNREAD };
  const path = given === undefined ? undefined : await givenPath({ root, cwd }, given);
  const begin = request.format === 'text' ? terminal.dialog : undefined;
  const job = { ...request, path, folder: root };
  return madeBeside(job, { workspace, again: () => readProject(reading, reading.host), begin });
}

const UNREAD = 'Nothing was made, because not everything could be read.';

/** A folder that is called like a document is told of as what is there. */
const namesFolder = async (given: string, path: string): Promise<boolean> =>
  /[\\/]$/.test(given) || (!/\.(?:md|markdown)$/i.test(path) && (await isFolder(path)));

/** What is to be made, with its path in its folder. */
interface Job extends Place, NewRequest {
  readonly document: DocumentId;
}

interface Means {
  readonly workspace: Workspace;
  again(): Promise<Workspace>;
  readonly begin: (() => Dialog) | undefined;
}

/** Where somebody else was faster, it is made anew after what is there now: with the next number, in the plan as it has become. */
async function madeBeside(job: Job, { workspace, again, begin }: Means): Promise<Made> {
  const first = await answered(makerOf(workspace, job), job.answers, begin);
  if ('problem' in first) return first;
  let result = await madeOf(first.scaffold, job);
  for (let tries = 1; isOvertaken(result) && tries < MOST_TRIES; tries++) {
    const scaffold = await makerOf(await again(), job)(first.answers);
    result = 'problem' in scaffold ? scaffold : await madeOf(scaffold, job);
  }
  return result;
}

/** Each time, one of those who write at once is done. */
const MOST_TRIES = 20;

const isOvertaken = (made: Made): boolean => 'isOvertaken' in made && made.isOvertaken === true;

function makerOf(workspace: Workspace, { document, sprint, path, folder: top }: Job): Maker {
  const folder = URI.file(top).toString();
  return async answers =>
    (await makeScaffold(workspace, { document, sprint, path, answers, folder })) ?? {
      problem: `“${sprint ?? ''}” is no number of a sprint. Give one such as 2, 0.10 or 2026-09.`,
    };
}

/** What is there already is not made; what it lacks may be added. */
async function madeOf(scaffold: PlacedScaffold, job: Job): Promise<Made> {
  const { existing, fault } = scaffold;
  if (fault) return { scaffold, state: 'refused', problem: FAULTS[fault] };
  if (existing && !job.addMissing) return { scaffold, state: 'exists' };
  if (existing && !isAlike(scaffold, existing)) return { scaffold, state: 'refused', problem: UNLIKE };
  if (existing && !existing.missing.length && !linksOf(scaffold).length) return { scaffold, state: 'complete' };
  if (job.dryRun) return { scaffold, state: 'planned', text: textOf(scaffold) };
  return existing ? addMissing(scaffold, existing, job) : makeFile(scaffold, job);
}

/** Of anything else, nobody can tell what it lacks. */
const isAlike = ({ document }: PlacedScaffold, { doc }: Existing): boolean => doc.kind === KIND_OF[document];

const UNLIKE = 'What is there is no such document.';

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

function tell(result: Made, asked: Asked, terminal: Terminal): void {
  const warning = 'scaffold' in result ? result.scaffold.warning : undefined;
  if (warning !== undefined) terminal.err(`sprintmark: ${printable(warning)}\n`);
  if ('problem' in result) {
    terminal.err(`sprintmark: ${newText(result, asked)}`);
    return;
  }
  // A text that is only shown can be piped on.
  if (result.state === 'planned') terminal.out(result.text);
  const say = result.state === 'planned' ? terminal.err : terminal.out;
  say(newText(result, asked));
}
