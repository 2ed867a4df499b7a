import { env, l10n, Range, Uri, window } from 'vscode';
import type { TreeNode } from '../../../server/src/protocol';
import { noTask, tell } from '../editing/messages';
import { nameOf } from '../editing/saving';
import type { Target } from './targets';

/** Opens the file that a story has of its own. */
export async function openStory(targets: readonly Target[]): Promise<void> {
  const [uri] = targets.flatMap(({ node }) => node?.storyFile ?? []);
  if (uri === undefined)
    return tell(targets.length ? l10n.t('This task has no file of its own that could be opened.') : noTask());
  const file = Uri.parse(uri);
  try {
    await window.showTextDocument(file);
  } catch {
    // Deleted meanwhile, or no text.
    tell(l10n.t('“{0}” could not be opened. Look whether the file is still there.', nameOf(file)));
  }
}

export async function copyId(targets: readonly Target[]): Promise<void> {
  const ids = targets.flatMap(({ node }) => node?.taskId ?? []);
  if (ids.length) await env.clipboard.writeText(ids.join('\n'));
  else tell(targets.length ? l10n.t('This task has no ID that could be copied.') : noTask());
}

export async function openPlace({ uri, range }: TreeNode): Promise<void> {
  if (uri === undefined) return;
  const { start, end } = range ?? {};
  const selection = start && end && new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(Uri.parse(uri), { ...(selection && { selection }) });
}
