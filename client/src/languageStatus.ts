import {
  commands,
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  type TextDocument,
  window,
} from 'vscode';
import { type DocumentStatus, STATUS } from '../../server/src/protocol';
import { kindWords } from './kinds';
import { markdownDocuments } from './options';
import type { Supervisor } from './supervisor';

/** Tells of the document in front, beside its language: its kind, its progress and its problems. A click explains them. */
export function registerLanguageStatus(supervisor: Supervisor): Disposable {
  const item = languages.createLanguageStatusItem('sprintmark.document', markdownDocuments());
  item.name = 'Sprintmark';
  item.text = 'Sprintmark';
  // Until the server has started, or could not.
  item.busy = true;
  let asked = 0;
  const update = async (document: TextDocument | undefined) => {
    if (!document || languages.match(markdownDocuments(), document) === 0) return;
    const number = ++asked;
    item.busy = true;
    const status = await supervisor.request<DocumentStatus | null>(STATUS, { uri: document.uri.toString() });
    // Meanwhile another document may have come to the front.
    if (number !== asked) return;
    show(item, status);
    void commands.executeCommand('setContext', 'sprintmark.document.tests', status?.hasTests === true);
  };
  const updateActive = () => void update(window.activeTextEditor?.document);
  return Disposable.from(item, window.onDidChangeActiveTextEditor(updateActive), supervisor.onDidChange(updateActive));
}

function show(item: LanguageStatusItem, status: DocumentStatus | null | undefined): void {
  item.busy = false;
  const [text, detail] = status === undefined ? [l10n.t('The server is not running'), ''] : words(status);
  item.text = text;
  item.detail = detail;
  item.severity = status === undefined ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  item.accessibilityInformation = { label: ['Sprintmark', text, detail].filter(Boolean).join(', ') };
  item.command =
    status === undefined
      ? { title: l10n.t('Restart Server'), command: 'sprintmark.restartServer' }
      : { title: l10n.t('Explain'), command: 'sprintmark.explain' };
}

function words(status: DocumentStatus | null): [text: string, detail: string] {
  if (!status?.kind) return [l10n.t('Not a sprint document'), ''];
  const { kind, progress, problems } = status;
  const text = [kindWords(kind), progress].filter(Boolean).join(' · ');
  if (problems === 0) return [text, l10n.t('No problems')];
  return [text, problems === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', problems)];
}
