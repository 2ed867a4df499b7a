import { l10n, type QuickPickItem, window } from 'vscode';
import type { TreeNode, TreeOptions } from '../../../server/src/protocol';
import { withoutIcons } from '../plainWords';
import { STATUSES, statusWords } from './icons';
import { ownerWords } from './rememberedOptions';
import { isFiltered, NO_FILTER } from './sprintOptions';
import { capital } from './tree/words';

/** Whom tasks belong to, as the tree grouped by owners tells. */
export type AskOwners = () => Promise<readonly TreeNode[]>;

/** Asks what tasks are to be shown, by one criterion after the other; undefined where nothing is to change. */
export async function chooseFilter(options: TreeOptions, ask: AskOwners): Promise<TreeOptions | undefined> {
  const placeHolder = l10n.t('Show only tasks…');
  return (await window.showQuickPick(criteria(options, ask), { placeHolder, matchOnDescription: true }))?.choose();
}

interface Criterion extends QuickPickItem {
  choose(): Promise<TreeOptions | undefined> | TreeOptions;
}

/** What is set shows beside each. */
function criteria(options: TreeOptions, ask: AskOwners): Criterion[] {
  const { text = '', statuses = [], owners = [], withProblems = false } = options;
  const clear = { label: `$(clear-all) ${l10n.t('Clear Filter')}`, choose: () => NO_FILTER };
  return [
    { label: `$(search) ${l10n.t('By Text…')}`, description: withoutIcons(text), choose: () => chooseText(text) },
    {
      label: `$(circle-large-outline) ${l10n.t('By Status…')}`,
      description: statuses.map(statusWords).join(', '),
      choose: () => chooseStatuses(statuses),
    },
    {
      label: `$(person) ${l10n.t('By Owner…')}`,
      description: withoutIcons(owners.map(ownerWords).join(', ')),
      choose: () => chooseOwners(owners, ask),
    },
    {
      label: `$(warning) ${l10n.t('With Problems')}`,
      description: withProblems ? l10n.t('on') : '',
      choose: () => ({ withProblems: !withProblems }),
    },
    ...(isFiltered(options) ? [clear] : []),
  ];
}

async function chooseText(value: string): Promise<TreeOptions | undefined> {
  const prompt = l10n.t('Words that stand in the id, the title or the owner of a task. Leave it empty to show all.');
  const text = await window.showInputBox({ prompt, value });
  return text === undefined ? undefined : { text };
}

async function chooseStatuses(current: readonly string[]): Promise<TreeOptions | undefined> {
  const items = STATUSES.map(value => ({ value, label: capital(statusWords(value)) }));
  const statuses = await chooseSeveral(items, current, l10n.t('Show only tasks with these statuses'));
  return statuses && { statuses };
}

/** Those that were chosen stay to be chosen, though nothing may belong to them any more. */
async function chooseOwners(current: readonly string[], ask: AskOwners): Promise<TreeOptions | undefined> {
  const items = ask().then(nodes => {
    const owners = new Set([...nodes.filter(({ type }) => type === 'group').map(({ label }) => label), ...current]);
    return [...owners].map(value => ({ value, label: withoutIcons(ownerWords(value)) }));
  });
  const owners = await chooseSeveral(await items, current, l10n.t('Show only tasks of these owners'));
  return owners && { owners };
}

async function chooseSeveral(
  items: readonly { readonly value: string; readonly label: string }[],
  current: readonly string[],
  placeHolder: string,
): Promise<string[] | undefined> {
  const marked = items.map(item => ({ ...item, picked: current.includes(item.value) }));
  const chosen = await window.showQuickPick(marked, { canPickMany: true, placeHolder });
  return chosen?.map(({ value }) => value);
}
