import { type StatusBarItem, ThemeColor } from 'vscode';
import type { CoverageAnswer } from '../../../server/src/protocol';
import { figures, isShown, lookOf } from './numbers';
import { coverageTooltip } from './tooltip';
import { spokenCoverage } from './words';

/** Shows what tests show beside what the sprint promised; nothing where there is neither. */
export function showCoverage(item: StatusBarItem, answer: CoverageAnswer | undefined): void {
  if (!isShown(answer)) {
    item.hide();
    return;
  }
  const { icon, background } = lookOf(answer);
  item.text = `$(${icon}) ${figures(answer)}`;
  item.tooltip = coverageTooltip(answer, Date.now());
  item.backgroundColor = background && new ThemeColor(`statusBarItem.${background}Background`);
  item.accessibilityInformation = { label: spokenCoverage(answer), role: 'button' };
  item.show();
}
