import { l10n, type StatusBarItem, ThemeColor } from 'vscode';
import type { SprintSummary, SprintsAnswer } from '../../../server/src/protocol';
import { withoutIcons } from '../plainWords';
import { left, phaseOf, type Timer, type TimerPhase } from '../timer/timer';
import { leftWords } from '../timer/warnings';
import { fileOf, sprintWords, stateWords } from './words';

export interface Shown {
  readonly answer: SprintsAnswer | undefined;
  readonly timer: Timer | undefined;
}

/** Shows the active sprint and the timer, which may be another sprint's; nothing where there is neither. */
export function showSprint(item: StatusBarItem, { answer, timer }: Shown): void {
  const own = answer?.sprints.find(({ id }) => id === timer?.sprintId);
  const sprint = answer?.active ?? own;
  if (!sprint && !timer) {
    item.hide();
    return;
  }
  const now = Date.now();
  const phase = timer && phaseOf(timer, now);
  const time = timeWords(sprint, timer, now);
  item.text = `${ICONS[phase ?? 'none']} ${withoutIcons([...(sprint ? wordsOf(sprint) : []), ...time].join(' · '))}`;
  item.tooltip = tooltip(sprint, timer, now);
  item.backgroundColor = BACKGROUNDS[phase ?? 'none'];
  item.accessibilityInformation = { label: [...(sprint ? spokenOf(sprint) : []), ...time].join(', '), role: 'button' };
  item.show();
}

/** The shape changes with the color, for those who do not see the color. */
const ICONS = { none: '$(milestone)', running: '$(watch)', late: '$(warning)', over: '$(bell)' } as const;

const BACKGROUNDS: Readonly<Partial<Record<TimerPhase | 'none', ThemeColor>>> = {
  late: new ThemeColor('statusBarItem.warningBackground'),
  over: new ThemeColor('statusBarItem.errorBackground'),
};

const wordsOf = ({ number, progress }: SprintSummary): string[] => [
  l10n.t('Sprint {0}', number),
  ...(progress ? [`${progress.done}/${progress.total}`] : []),
];

/** "3/5" would be read as a fraction or a date. */
const spokenOf = (sprint: SprintSummary): string[] =>
  [l10n.t('Active sprint'), sprintWords(sprint), stateWords(sprint)].filter(Boolean);

function timeWords(sprint: SprintSummary | undefined, timer: Timer | undefined, now: number): string[] {
  if (!timer) return sprint?.timebox ? [l10n.t('{0} min', sprint.timebox.minutes)] : [];
  const words = leftWords(left(timer, now));
  return [sprint?.id === timer.sprintId ? words : l10n.t('Sprint {0}: {1}', timer.number, words)];
}

/** Plain text, in which a document's words stay words. */
function tooltip(sprint: SprintSummary | undefined, timer: Timer | undefined, now: number): string {
  const { timebox } = sprint ?? {};
  return [
    ...(sprint ? [sprintWords(sprint), stateWords(sprint)] : []),
    timebox && l10n.t('Timebox: {0} min ({1} in {2})', timebox.minutes, timebox.key, fileOf(timebox.uri)),
    timer &&
      l10n.t(
        'Timer of sprint {0}: {1} ({2} min from {3})',
        ...[timer.number, leftWords(left(timer, now)), timer.minutes, since(timer.startedAt, now)],
      ),
  ]
    .filter(Boolean)
    .join('\n');
}

function since(startedAt: number, now: number): string {
  const start = new Date(startedAt);
  const isToday = start.toDateString() === new Date(now).toDateString();
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  return start.toLocaleString(undefined, isToday ? time : { ...time, month: 'short', day: 'numeric' });
}
