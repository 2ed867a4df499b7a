import { env, l10n, Range, Uri, window } from 'vscode';
import type { TreeNode } from '../../../server/src/protocol';
import { noTask, tell } from '../editing/messages';
import { nameOf } from '../editing/saving';
import type { Target } from './targets';

/** Opens the file that a story has of its own. */
export async function openStory(targets: readonly Target[]): Promise<void> {
  const [uri] = targets.flatMap(({ node }) => node?.storyFile ?? []).filter(isText);
  if (uri === undefined)
    return tell(targets.length ? l10n.t('This task has no file of its own that could be opened.') : noTask());
  await show(uri);
}

export async function copyId(targets: readonly Target[]): Promise<void> {
  const ids = targets.flatMap(({ node }) => node?.taskId ?? []).filter(isText);
  if (ids.length) await env.clipboard.writeText(ids.join('\n'));
  else tell(targets.length ? l10n.t('This task has no ID that could be copied.') : noTask());
}

export async function openPlace({ uri, range }: Pick<TreeNode, 'uri' | 'range'>): Promise<void> {
  if (uri === undefined) return;
  const { start, end } = range ?? {};
  const selection = start && end && new Range(start.line, start.character, end.line, end.character);
  await show(uri, selection);
}

/** Says so where it cannot be shown: a menu and a message may be older than what has become of the file. */
export async function show(uri: string, selection?: Range): Promise<void> {
  try {
    await window.showTextDocument(Uri.parse(uri), { ...(selection && { selection }) });
  } catch {
    // Deleted meanwhile, or no text.
    tell(l10n.t('“{0}” could not be opened. Look whether the file is still there.', nameAt(uri)));
  }
}

function nameAt(uri: string): string {
  try {
    return nameOf(Uri.parse(uri));
  } catch {
    // It is no URI at all.
    return uri;
  }
}

/** Nodes come from other extensions, too. */
const isText = (value: unknown): value is string => typeof value === 'string';
