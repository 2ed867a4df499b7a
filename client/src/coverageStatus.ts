import { Disposable, l10n, StatusBarAlignment, window } from 'vscode';
import { type DocumentStatus, STATUS } from '../../server/src/protocol';
import type { Part } from './commands';
import { EditorCoverage } from './coverage/editorCoverage';
import { setShowsInEditor } from './coverage/editorSetting';
import { Measured } from './coverage/measured';
import { openReport, showCoverageMenu } from './coverage/menu';
import { showCoverage } from './coverage/statusItem';
import type { Sprints } from './sprint/sprints';
import { offer, restartServer, type Supervisor, showOutput } from './supervisor';
import { registerCoverageView } from './views/coverageView';

const MINUTE = 60_000;

/** What tests show beside what the active sprint promised: in the status bar, in a view, and in VS Code's own coverage. */
export function registerCoverage(supervisor: Supervisor, sprints: Sprints): Part {
  const measured = new Measured(supervisor, sprints);
  // Beside the sprint's.
  const item = window.createStatusBarItem('sprintmark.coverage', StatusBarAlignment.Left, 9);
  item.name = l10n.t('Sprint Coverage');
  item.command = 'sprintmark.coverage.show';
  const show = () => showCoverage(item, measured.answer);
  show();
  // What was new grows old without anything happening.
  const aging = setInterval(show, MINUTE);
  const parts = Disposable.from(
    measured,
    item,
    measured.onDidChange(show),
    registerCoverageView(supervisor, measured),
    new EditorCoverage(supervisor),
    { dispose: () => clearInterval(aging) },
  );
  return {
    dispose: () => parts.dispose(),
    commands: {
      'sprintmark.coverage.show': async () => {
        const answer = await measured.ask();
        if (answer) await showCoverageMenu(answer, await plannedTests(supervisor, sprints));
        else tellOfNoAnswer();
      },
      'sprintmark.coverage.refresh': () => measured.refresh(),
      'sprintmark.coverage.openReport': async () => {
        const answer = await measured.ask();
        if (answer) await openReport(answer.reports);
        else tellOfNoAnswer();
      },
      'sprintmark.coverage.showInEditor': () => setShowsInEditor(true),
      'sprintmark.coverage.hideInEditor': () => setShowsInEditor(false),
    },
  };
}

/** The plan of the active sprint, where it says which tests are the sprint's. */
async function plannedTests(supervisor: Supervisor, sprints: Sprints): Promise<string | undefined> {
  const uri = sprints.answer?.active?.uri;
  const status = uri === undefined ? null : await supervisor.request<DocumentStatus | null>(STATUS, { uri });
  return status?.hasTests ? uri : undefined;
}

const tellOfNoAnswer = (): void =>
  offer(window.showWarningMessage, l10n.t('The server did not say what tests cover.'), [restartServer(), showOutput()]);
