import { l10n, type QuickPickItem, ThemeIcon, window } from 'vscode';
import type { WireRange } from '../../../server/src/protocol';
import { noTask, tell } from '../editing/messages';
import { withoutIcons } from '../plainWords';
import { openPlace } from './open';
import type { TaskParts } from './parts';
import type { Target } from './targets';

/** What LSP tells of a task in a call hierarchy, as far as it is shown. */
interface CallItem {
  readonly name: string;
  readonly detail?: string;
  readonly uri: string;
  readonly selectionRange: WireRange;
}

/** Goes to what a task depends on; asks to which of them if there are several. */
export async function goToDependencies({ server }: TaskParts, [target]: readonly Target[]): Promise<void> {
  if (!target) return tell(noTask());
  const { uri, node } = target;
  // At a cursor that stands on the id of another task, LSP would tell of that one.
  const position = node?.range?.start ?? target.position;
  const tasks = await server.request<CallItem[] | null>('textDocument/prepareCallHierarchy', {
    textDocument: { uri },
    position,
  });
  const item = tasks?.find(each => each.uri === uri) ?? tasks?.[0];
  const calls = item && (await server.request<{ to: CallItem }[] | null>('callHierarchy/outgoingCalls', { item }));
  const needed = (calls ?? []).map(({ to }) => to);
  const [first] = needed;
  if (!first) return tell(l10n.t('“{0}” depends on no other task.', node?.label ?? item?.name ?? ''));
  const chosen = needed.length === 1 ? first : await pick(needed, node?.label ?? item?.name ?? '');
  if (chosen) await openPlace({ uri: chosen.uri, range: chosen.selectionRange });
}

async function pick(needed: readonly CallItem[], label: string): Promise<CallItem | undefined> {
  const items = needed.map((item): QuickPickItem & { readonly item: CallItem } => ({
    ...{ item, label: withoutIcons(item.name), iconPath: new ThemeIcon('symbol-event') },
    ...(item.detail !== undefined && { description: withoutIcons(item.detail) }),
  }));
  const options = { title: label, placeHolder: l10n.t('Go to what it depends on'), matchOnDescription: true };
  return (await window.showQuickPick(items, options))?.item;
}
