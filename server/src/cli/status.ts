import { URI } from 'vscode-uri';
import { type TreeFinding, type TreeSource, treeOf } from '../features/tree/trees';
import type { Facts } from '../model/sprint';
import type { Workspace } from '../workspace';
import { beginReading, complain, type Reading, readProject, settingsProblems } from './reading';
import { reportOf, statusJson, statusText } from './statusOutput';
import { FAILED, NOTHING_FOUND, type Terminal } from './terminal';
import type { StatusRequest } from './usage';

/** `sprintmark status`: how far sprints, documents and phases are, as the “Sprints” tree shows it. */
export async function status(request: StatusRequest, terminal: Terminal): Promise<number> {
  const reading = await beginReading(request, terminal);
  const workspace = await readProject(reading, reading.host);
  const findingsOf = rememberedFindings(workspace, reading);
  const source: TreeSource = {
    ...{ project: workspace.project, findingsOf, settingsFiles: workspace.projectFiles() },
    others: [],
  };
  const report = reportOf(treeOf('sprints', source), uri => {
    const [path, facts] = [reading.shown(URI.parse(uri).fsPath), workspace.facts(uri)];
    return path === undefined || !facts ? undefined : { path, findings: findingsOf(facts) };
  });
  terminal.out(request.format === 'json' ? statusJson(report) : statusText(report, terminal.color));
  const isRead = complain(settingsProblems(workspace, reading), [...reading.missing, ...reading.unreadable], terminal);
  return isRead ? NOTHING_FOUND : FAILED;
}

/** The tree asks more than once; what nobody is to see is not checked. */
function rememberedFindings(workspace: Workspace, { shown }: Reading): (doc: Facts) => readonly TreeFinding[] {
  const known = new Map<string, readonly TreeFinding[]>();
  return doc => {
    const before = known.get(doc.uri);
    if (before) return before;
    const isShown = shown(URI.parse(doc.uri).fsPath) !== undefined;
    const findings = (isShown ? workspace.check(doc) : []).map(({ rule, severity, message, range, fix }) => ({
      ...{ rule, severity, message, range },
      fixable: fix !== undefined && !fix.create,
    }));
    known.set(doc.uri, findings);
    return findings;
  };
}
