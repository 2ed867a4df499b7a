import { l10n } from 'vscode';
import type { SprintSummary } from '../../../server/src/protocol';
import { withoutIcons } from '../plainWords';
import { statusWords } from '../views/icons';

/** "Sprint 4: Ferry (blue)" */
export function sprintWords({ number, title, product }: SprintSummary): string {
  const name = title ? l10n.t('Sprint {0}: {1}', number, title) : l10n.t('Sprint {0}', number);
  return withoutIcons(product ? `${name} (${product})` : name);
}

/** "in progress · 3 of 5 done · 60%"; empty where nothing tells. */
export function stateWords({ status, progress }: SprintSummary): string {
  const done = progress && l10n.t('{0} of {1} done · {2}%', progress.done, progress.total, progress.percent);
  return [status && statusWords(status), done].filter(Boolean).join(' · ');
}

export const fileOf = (uri: string): string => {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    // A stray % in a name that nobody has encoded.
    return name;
  }
};
