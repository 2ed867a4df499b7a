import { commands, Disposable, l10n, type Memento, StatusBarAlignment, window } from 'vscode';
import type { SprintSummary } from '../../server/src/protocol';
import type { Part } from './commands';
import { withoutLinks } from './plainWords';
import { openSprint, pickSprint, showMenu } from './sprint/menus';
import type { Sprints } from './sprint/sprints';
import { showSprint } from './sprint/statusItem';
import { fileOf } from './sprint/words';
import type { Supervisor } from './supervisor';
import { RunningTimer } from './timer/runningTimer';
import type { Trees } from './views/trees';

/** What of the extension has to do with sprints. */
export interface SprintParts {
  readonly supervisor: Supervisor;
  readonly sprints: Sprints;
  readonly trees: Trees;
}

/** The sprint in the status bar, with its timer. */
export function registerActiveSprint({ supervisor, sprints, trees }: SprintParts, state: Memento): Part {
  const timer = new RunningTimer(state);
  const item = window.createStatusBarItem('sprintmark.sprint', StatusBarAlignment.Left, 10);
  item.name = l10n.t('Active Sprint');
  item.command = 'sprintmark.sprint.menu';
  const show = () => showSprint(item, { answer: sprints.answer, timer: timer.timer });
  show();
  const parts = Disposable.from(item, timer, sprints.onDidChange(show), timer.onDidTick(show));
  return {
    dispose: () => parts.dispose(),
    commands: {
      'sprintmark.sprint.menu': async () => {
        const active = (await sprints.ask())?.active ?? undefined;
        await showMenu(active, { supervisor, trees, timer: timer.timer });
      },
      'sprintmark.sprint.choose': () => choose(sprints),
      'sprintmark.timer.start': () => start(sprints, timer),
      'sprintmark.timer.stop': () => timer.stop(),
    },
  };
}

async function choose(sprints: Sprints): Promise<void> {
  const answer = await sprints.ask();
  if (!answer?.sprints.length) {
    void window.showInformationMessage(l10n.t('No sprint has a plan, a queue, a tracker or a readiness assessment.'));
    return;
  }
  const chosen = await pickSprint(answer, sprints.chosen);
  if (chosen !== undefined) await sprints.choose(chosen ?? undefined);
}

async function start(sprints: Sprints, timer: RunningTimer): Promise<void> {
  const active = (await sprints.ask())?.active;
  if (timer.timer) await tellOfRunning(timer, timer.timer.number);
  else if (!active) await tellOfNone();
  else if (!active.timebox) await tellOfTimebox(active);
  else timer.start({ sprintId: active.id, number: active.number, minutes: active.timebox.minutes });
}

async function tellOfRunning(timer: RunningTimer, number: string): Promise<void> {
  const stop = l10n.t('Stop Timer');
  const message = l10n.t('The timer of sprint {0} is running. Stop it before you start another one.', number);
  const started = timer.timer?.startedAt;
  const answer = await window.showInformationMessage(withoutLinks(message), stop);
  if (answer === stop && timer.timer?.startedAt === started) timer.stop();
}

async function tellOfNone(): Promise<void> {
  const pick = l10n.t('Choose Active Sprint…');
  if ((await window.showInformationMessage(l10n.t('There is no active sprint to time.'), pick)) === pick)
    await commands.executeCommand('sprintmark.sprint.choose');
}

async function tellOfTimebox(sprint: SprintSummary): Promise<void> {
  const open = l10n.t('Open {0}', fileOf(sprint.uri));
  const message = l10n.t(
    'Sprint {0} has no timebox. Set “timebox_minutes” in the front matter of its plan.',
    sprint.number,
  );
  if ((await window.showInformationMessage(withoutLinks(message), open)) === open) await openSprint(sprint);
}
