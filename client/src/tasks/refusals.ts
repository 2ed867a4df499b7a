import { l10n } from 'vscode';
import { tell } from '../editing/messages';

/** A task with which something could not be done. */
export interface Refused {
  readonly name: string | undefined;
  readonly reason: string;
}

/** One message for all of them. */
export function tellRefused(refused: readonly Refused[], total: number): void {
  const [first] = refused;
  if (!first) return;
  tell(total === 1 ? first.reason : summary(refused, total));
}

function summary(refused: readonly Refused[], total: number): string {
  const told = refused.slice(0, TOLD).map(({ name, reason }) => (name === undefined ? reason : `${name}: ${reason}`));
  const more = refused.length - told.length;
  return [
    l10n.t('{0} of {1} tasks were left as they are.', refused.length, total),
    ...told,
    ...(more > 0 ? [l10n.t('And {0} more.', more)] : []),
  ].join(' ');
}

/** A message is no list. */
const TOLD = 3;
