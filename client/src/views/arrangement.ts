import { l10n, window } from 'vscode';
import { GROUPINGS, type Grouping, SORTINGS, type Sorting, type TreeOptions } from '../../../server/src/protocol';
import { DEFAULT_GROUPING, DEFAULT_SORTING } from './sprintOptions';

/** What a person chooses to group by; undefined where they choose nothing. */
export function chooseGrouping({ groupBy = DEFAULT_GROUPING }: TreeOptions): Promise<Grouping | undefined> {
  const words: Record<Grouping, string> = {
    sprint: l10n.t('Sprint'),
    status: l10n.t('Status'),
    owner: l10n.t('Owner'),
    file: l10n.t('File'),
  };
  return choose(l10n.t('Group sprints by'), groupBy, label(GROUPINGS, words));
}

/** What a person chooses to sort tasks by; undefined where they choose nothing. */
export function chooseSorting({ sortBy = DEFAULT_SORTING }: TreeOptions): Promise<Sorting | undefined> {
  const words: Record<Sorting, string> = {
    position: l10n.t('Order in the document'),
    status: l10n.t('Status'),
    priority: l10n.t('Priority'),
    effort: l10n.t('Effort'),
    name: l10n.t('Name'),
  };
  return choose(l10n.t('Sort tasks by'), sortBy, label(SORTINGS, words));
}

interface Choice<T> {
  readonly label: string;
  readonly value: T;
}

const label = <T extends string>(values: readonly T[], words: Record<T, string>): Choice<T>[] =>
  values.map(value => ({ value, label: words[value] }));

/** The current choice comes first, so that Enter changes nothing. */
async function choose<T>(placeHolder: string, current: T, choices: readonly Choice<T>[]): Promise<T | undefined> {
  const marked = choices
    .map(choice => ({ ...choice, ...(choice.value === current && { description: l10n.t('current') }) }))
    .sort((a, b) => Number(b.value === current) - Number(a.value === current));
  return (await window.showQuickPick(marked, { placeHolder }))?.value;
}
