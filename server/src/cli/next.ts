import { URI } from 'vscode-uri';
import { nextUp } from '../features/next/candidates';
import { type Claimed, claimOf } from './claim';
import { claimJson, claimText, nextJson, nextText, toPrintedCandidate } from './nextOutput';
import { beginReading, complain, readProject, settingsProblems } from './reading';
import { FAILED, FOUND, NOTHING_FOUND, type Terminal } from './terminal';
import type { NextRequest } from './usage';

/** `sprintmark next`: what can be claimed now, best first; with `--claim`, takes the first, and never another one. */
export async function next(request: NextRequest, terminal: Terminal): Promise<number> {
  const reading = await beginReading(request, terminal);
  const workspace = await readProject(reading, reading.host);
  const candidates = nextUp(workspace.project).flatMap(candidate => {
    const path = reading.shown(URI.parse(candidate.doc.uri).fsPath);
    return path === undefined ? [] : { candidate, path };
  });
  const printed = candidates.map(({ candidate, path }, at) => toPrintedCandidate(candidate, path, at + 1));
  const isRead = complain(settingsProblems(workspace, reading), [...reading.missing, ...reading.unreadable], terminal);
  const { claim: owner, format } = request;
  if (owner === undefined) {
    terminal.out(format === 'json' ? nextJson(printed) : nextText(printed, terminal.color));
    return isRead ? NOTHING_FOUND : FAILED;
  }
  // In what could not be read, something may come first.
  if (!isRead) return FAILED;
  const [first] = candidates;
  const result: Claimed = first
    ? await claimOf({ workspace, reading }, first.candidate, owner)
    : { refusal: 'Nothing can be claimed now.' };
  terminal.out(format === 'json' ? claimJson(result, printed[0]) : claimText(result, printed[0]));
  if ('files' in result) return NOTHING_FOUND;
  return result.isFailure ? FAILED : FOUND;
}
