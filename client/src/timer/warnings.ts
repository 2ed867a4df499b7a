import { l10n, window } from 'vscode';
import { withoutLinks } from '../plainWords';
import { type Left, left, type Tick, type Timer } from './timer';

/** Tells a person, who may stop the timer or let it count on. */
export async function warnOf(warning: NonNullable<Tick['warning']>, timer: Timer, stop: () => void): Promise<void> {
  const message =
    warning === 'end'
      ? l10n.t('The timebox of sprint {0} is over: {1} min.', timer.number, timer.minutes)
      : l10n.t('80% of the timebox of sprint {0} is used: {1}.', timer.number, leftWords(left(timer, Date.now())));
  const stopTimer = l10n.t('Stop Timer');
  if ((await window.showWarningMessage(withoutLinks(message), stopTimer, l10n.t('Keep Running'))) === stopTimer) stop();
}

/** "42 min left", "5 min over" */
export function leftWords({ isOver, unit, count }: Left): string {
  if (!isOver) return unit === 'hour' ? l10n.t('{0} h left', count) : l10n.t('{0} min left', count);
  if (count === 0) return l10n.t('time is up');
  return unit === 'hour' ? l10n.t('{0} h over', count) : l10n.t('{0} min over', count);
}
