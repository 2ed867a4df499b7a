import { l10n, window } from 'vscode';
import { withoutLinks } from '../plainWords';

/** Says why nothing was done, without waiting until it was read. */
export const tell = (message: string): void => void window.showWarningMessage(withoutLinks(message));

export const noAnswer = (): string =>
  l10n.t('The server did not answer. Nothing was changed; restart the server if this happens again.');

export const changedMeanwhile = (): string => l10n.t('The document changed meanwhile. Nothing was changed; try again.');

export const noTask = (): string =>
  l10n.t('No task stands here. Put the cursor on one, or select one in the Sprints view, then try again.');

export const notMovable = (): string =>
  l10n.t('This cannot be moved: it does not stand in a list, a table or a section of its own.');
