import { URI } from 'vscode-uri';
import { SEVERITIES } from '../config';
import type { Host } from '../host';
import type { Workspace } from '../workspace';
import { fixDocuments, NOTHING_FIXED } from './fix';
import { remembering } from './memory';
import { type CheckedDocument, type CheckResult, toJson, toPrinted, toText } from './output';
import { beginReading, complain, type Reading, readProject, settingsProblems } from './reading';
import { FAILED, FOUND, NOTHING_FOUND, type Terminal } from './terminal';
import type { CheckRequest } from './usage';

/** `sprintmark check`: reads, repairs where asked to, prints, and returns the exit code. */
export async function check(request: CheckRequest, terminal: Terminal): Promise<number> {
  const reading = await beginReading(request, terminal);
  const { documents, fixed, settings, unreadable } = await run(reading, request, terminal);
  terminal.out(request.format === 'json' ? toJson(documents) : toText(documents, fixed, terminal.color));
  const isRead = complain(settings, [...reading.missing, ...unreadable], terminal);
  if (!isRead || fixed.failures) return FAILED;
  return documents.some(({ findings }) => findings.some(({ severity }) => counts(severity, request)))
    ? FOUND
    : NOTHING_FOUND;
}

function run(reading: Reading, request: CheckRequest, terminal: Terminal): Promise<CheckResult> {
  const { targets, around, host, cache, shown } = reading;
  const make = async (asked: Host): Promise<CheckResult> => {
    const workspace = await readProject(reading, asked);
    const fixed = request.fix ? await fixDocuments(workspace, shown, terminal) : NOTHING_FIXED;
    const documents = checkDocuments(workspace, shown);
    return { documents, fixed, settings: settingsProblems(workspace, reading), unreadable: reading.unreadable };
  };
  if (!cache || request.fix) return make(host);
  return remembering({ ...cache, name: `check ${JSON.stringify([targets, around])}` }, host, make);
}

function checkDocuments(workspace: Workspace, shown: Reading['shown']): CheckedDocument[] {
  const checked = workspace.entries().flatMap(({ uri, facts }): CheckedDocument[] => {
    const path = shown(URI.parse(uri).fsPath);
    if (path === undefined) return [];
    const findings = facts ? workspace.check(facts).map(each => toPrinted(facts, each)) : [];
    return [{ path, kind: facts?.kind ?? null, findings }];
  });
  return checked.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const counts = (severity: (typeof SEVERITIES)[number], { failOn }: CheckRequest): boolean =>
  failOn !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
