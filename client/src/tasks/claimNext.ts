import { l10n, window } from 'vscode';
import type { TreeNode } from '../../../server/src/protocol';
import { withoutLinks } from '../plainWords';
import { act } from './act';
import { openPlace } from './open';
import type { TaskParts } from './parts';
import { targetOfNode } from './targets';

/** Claims the first task of “Next Up”, and says which one that was. */
export async function claimNext(parts: TaskParts): Promise<void> {
  const node = await parts.trees.first();
  if (!node) {
    void window.showInformationMessage(l10n.t('No task can be claimed now: those that are open wait for others.'));
    return;
  }
  const verb = (['claim', 'start'] as const).find(each => node.verbs?.includes(each));
  if (!verb) {
    void offerPlace(node, l10n.t('“{0}” is next. Its document does not say who works on what.', node.label));
    return;
  }
  const done = await act(parts, verb, targetOfNode(node));
  if (done) void offerPlace(node, doneWords(node, verb, done.owner));
}

function doneWords({ label }: TreeNode, verb: 'claim' | 'start', owner: string | undefined): string {
  if (owner === undefined)
    return verb === 'claim' ? l10n.t('“{0}” is claimed.', label) : l10n.t('“{0}” is started.', label);
  return verb === 'claim'
    ? l10n.t('“{0}” is claimed for {1}.', label, owner)
    : l10n.t('“{0}” is started for {1}.', label, owner);
}

async function offerPlace(node: TreeNode, message: string): Promise<void> {
  const open = l10n.t('Open');
  if ((await window.showInformationMessage(withoutLinks(message), open)) === open) await openPlace(node);
}
