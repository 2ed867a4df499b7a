import { l10n } from 'vscode';

/** What people call a kind of document. */
export const kindWords = (kind: string): string => kindNames()[kind] ?? kind;

/** All that are known, the most usual first. */
export function kindNames(): Readonly<Record<string, string>> {
  return {
    plan: l10n.t('Sprint plan'),
    roadmap: l10n.t('Roadmap'),
    readiness: l10n.t('Readiness assessment'),
    tracker: l10n.t('Progress tracker'),
    queue: l10n.t('Work queue'),
    review: l10n.t('Sprint review'),
    rca: l10n.t('Root cause analysis'),
    story: l10n.t('Story'),
  };
}
