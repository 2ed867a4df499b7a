import { l10n, type QuickPickItem, Uri, window } from 'vscode';
import { BUILT_IN_TEMPLATE } from '../../../server/src/protocol';
import { noAnswer, tell } from '../editing/messages';
import { tryWith } from '../edits';
import type { Supervisor } from '../supervisor';
import { show } from '../tasks/open';
import { exists, NewFile } from './making/newFile';
import type { Draft } from './steps/draft';
import { documentWords } from './words';

/** Writes a built-in template to where the team's own are, for it to be changed there; opens it where there is one. */
export async function customizeTemplate(supervisor: Supervisor, { folder }: Draft): Promise<void> {
  if (folder === undefined) return tell(l10n.t('Open a folder first. New documents are made in it.'));
  const document = await pickDocument(Uri.parse(folder));
  if (document === undefined) return;
  const uri = templateIn(Uri.parse(folder), document);
  if (!(await exists(uri))) {
    const text = await supervisor.request<string | null>(BUILT_IN_TEMPLATE, { document });
    if (typeof text !== 'string') return tell(noAnswer());
    const file = await NewFile.at(uri, text);
    const result = await tryWith(file, async () => ({ changes: [] }), l10n.t('Customize Scaffold Template'));
    if ('failure' in result) return tell(result.failure);
  }
  await show(uri.toString());
}

async function pickDocument(folder: Uri): Promise<string | undefined> {
  const items = documentWords().map(
    async ({ document, name, detail }): Promise<QuickPickItem & { document: string }> => {
      const isOwn = await exists(templateIn(folder, document));
      return { document, detail, label: name, ...(isOwn && { description: l10n.t('your own is opened') }) };
    },
  );
  const title = l10n.t('Customize Scaffold Template');
  const placeHolder = l10n.t('Which template do you want to change? It is written to “.sprintmark/templates”.');
  return (await window.showQuickPick(Promise.all(items), { title, placeHolder }))?.document;
}

const templateIn = (folder: Uri, document: string): Uri =>
  Uri.joinPath(folder, '.sprintmark', 'templates', `${document}.md`);
