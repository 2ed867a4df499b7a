import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { TaskOffer } from '../../../server/src/protocol';
import { withoutIcons } from '../plainWords';
import { ownerChoices, ownerProblem } from './ownerNames';

/** Asks who will do it; undefined where the person thought better of it. */
export async function pickOwner(
  offers: readonly TaskOffer[],
  title: string,
  last: string | undefined,
): Promise<string | undefined> {
  const choices = ownerChoices(offers, last).map(({ owner, refusal }) => ({
    ...{
      label: withoutIcons(owner),
      owner,
      iconPath: new ThemeIcon(refusal === undefined ? 'account' : 'circle-slash'),
    },
    ...(refusal !== undefined && { detail: withoutIcons(refusal) }),
  }));
  const other: Choice = { label: l10n.t('Someone Else…'), alwaysShow: true, iconPath: new ThemeIcon('person-add') };
  const rule: Choice = { label: '', kind: QuickPickItemKind.Separator };
  const items: Choice[] = [...choices, rule, other];
  const chosen = await window.showQuickPick(items, { title, placeHolder: l10n.t('Who will do it?') });
  return chosen === other ? askOwner(title, last) : chosen?.owner;
}

interface Choice extends QuickPickItem {
  readonly owner?: string;
}

async function askOwner(title: string, last: string | undefined): Promise<string | undefined> {
  const name = await window.showInputBox({
    title,
    prompt: l10n.t('The name as it is to stand in the document'),
    ...(last !== undefined && { value: last }),
    validateInput: value => problemWords(ownerProblem(value)),
  });
  return name?.trim();
}

function problemWords(problem: ReturnType<typeof ownerProblem>): string | undefined {
  const words = {
    empty: l10n.t('Enter a name.'),
    long: l10n.t('Enter a name of at most 80 characters.'),
    character: l10n.t('Enter a name without “|”, “[”, “]”, “<” and “`”: they mean something in a document.'),
  };
  return problem && words[problem];
}
