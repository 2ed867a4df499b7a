import { commands, l10n, type QuickPickItem, QuickPickItemKind, Range, ThemeIcon, Uri, window } from 'vscode';
import { type SprintSummary, type SprintsAnswer, TASK_AT, type TaskAt } from '../../../server/src/protocol';
import { withoutIcons } from '../plainWords';
import type { Supervisor } from '../supervisor';
import type { Timer } from '../timer/timer';
import type { Trees } from '../views/trees';
import { fileOf, sprintWords, stateWords } from './words';

/** The id of the chosen sprint, null for the one of the document in front; undefined where a person thought better of it. */
export async function pickSprint(
  { sprints }: SprintsAnswer,
  chosen: string | undefined,
): Promise<string | null | undefined> {
  const mark = (isChosen: boolean) => (isChosen ? { iconPath: new ThemeIcon('check') } : {});
  const known = sprints.some(({ id }) => id === chosen);
  const items = [
    { id: null, label: l10n.t('Automatic'), detail: l10n.t('The sprint of the document in front'), ...mark(!known) },
    { id: null, label: '', kind: QuickPickItemKind.Separator },
    ...sprints.map(sprint => ({
      id: sprint.id,
      label: sprintWords(sprint),
      description: stateWords(sprint),
      ...mark(sprint.id === chosen),
    })),
  ];
  const placeHolder = l10n.t('Which sprint does the status bar show?');
  return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.id;
}

export interface MenuOptions {
  readonly supervisor: Supervisor;
  readonly trees: Trees;
  readonly timer: Timer | undefined;
}

/** What can be done with the active sprint. */
export async function showMenu(sprint: SprintSummary | undefined, options: MenuOptions): Promise<void> {
  const items: MenuItem[] = [
    ...(sprint ? [openItem(sprint)] : []),
    ...timerItems(sprint, options.timer),
    commandItem('rocket', l10n.t('Claim Next…'), 'sprintmark.next.claim'),
    commandItem('milestone', l10n.t('Choose Active Sprint…'), 'sprintmark.sprint.choose'),
    ...(sprint ? [revealItem(sprint, options)] : []),
  ];
  const placeHolder = sprint ? sprintWords(sprint) : l10n.t('There is no active sprint');
  await (await window.showQuickPick(items, { placeHolder }))?.run();
}

interface MenuItem extends QuickPickItem {
  run(): Thenable<unknown>;
}

const commandItem = (icon: string, label: string, command: string): MenuItem => ({
  ...{ label, iconPath: new ThemeIcon(icon), run: () => commands.executeCommand(command) },
});

const openItem = (sprint: SprintSummary): MenuItem => ({
  label: withoutIcons(l10n.t('Open {0}', fileOf(sprint.uri))),
  iconPath: new ThemeIcon('go-to-file'),
  run: () => openSprint(sprint),
});

function timerItems(sprint: SprintSummary | undefined, timer: Timer | undefined): MenuItem[] {
  if (timer) return [commandItem('debug-stop', l10n.t('Stop Timer'), 'sprintmark.timer.stop')];
  if (!sprint?.timebox) return [];
  return [
    {
      ...commandItem('watch', l10n.t('Start Timer'), 'sprintmark.timer.start'),
      description: l10n.t('{0} min', sprint.timebox.minutes),
    },
  ];
}

const revealItem = (sprint: SprintSummary, { supervisor, trees }: MenuOptions): MenuItem => ({
  label: l10n.t('Show in Sprints'),
  iconPath: new ThemeIcon('list-tree'),
  async run() {
    const place = { uri: sprint.uri, position: sprint.range.start, options: trees.options() };
    const at = await supervisor.request<TaskAt | null>(TASK_AT, place);
    if (at?.path.length) await trees.reveal(at.path, true);
    else await commands.executeCommand('sprintmark.sprints.focus');
  },
});

/** Opens the plan, or what else tells of the sprint; with `range`, there. */
export async function openSprint({ uri, range }: Pick<SprintSummary, 'uri' | 'range'>): Promise<void> {
  const { start, end } = range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(Uri.parse(uri), { selection });
}
