import { GROUPINGS, type Grouping, SORTINGS, type Sorting, type TreeOptions } from '../../../server/src/protocol';

/** What was remembered of the options; whatever it is, what is no option of today is left out. */
export function readOptions(remembered: unknown): TreeOptions {
  if (typeof remembered !== 'object' || remembered === null) return {};
  const { groupBy, sortBy, text, statuses, owners, withProblems, hideCompleted } = remembered as Record<
    string,
    unknown
  >;
  return withoutDefaults({
    groupBy: GROUPINGS.find(each => each === groupBy) ?? DEFAULT_GROUPING,
    sortBy: SORTINGS.find(each => each === sortBy) ?? DEFAULT_SORTING,
    text: typeof text === 'string' ? text : '',
    statuses: texts(statuses),
    owners: texts(owners),
    withProblems: withProblems === true,
    hideCompleted: hideCompleted === true,
  });
}

export const DEFAULT_GROUPING: Grouping = 'sprint';
export const DEFAULT_SORTING: Sorting = 'position';

/** The options with others in their place; what is empty, or as it is anyway, is left out. */
export const changedOptions = (options: TreeOptions, change: TreeOptions): TreeOptions =>
  readOptions({ ...options, ...change });

/** Whether tasks are hidden by a filter; that of completed ones has a switch of its own. */
export const isFiltered = ({ text, statuses, owners, withProblems }: TreeOptions): boolean =>
  Boolean(text || statuses?.length || owners?.length || withProblems);

export const NO_FILTER: TreeOptions = { text: '', statuses: [], owners: [], withProblems: false };

const withoutDefaults = (options: Required<Omit<TreeOptions, 'sprint'>>): TreeOptions => ({
  ...(options.groupBy !== DEFAULT_GROUPING && { groupBy: options.groupBy }),
  ...(options.sortBy !== DEFAULT_SORTING && { sortBy: options.sortBy }),
  ...(options.text.trim() && { text: options.text.trim() }),
  ...(options.statuses.length > 0 && { statuses: options.statuses }),
  ...(options.owners.length > 0 && { owners: options.owners }),
  ...(options.withProblems && { withProblems: true }),
  ...(options.hideCompleted && { hideCompleted: true }),
});

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? [...new Set(value.filter((each): each is string => typeof each === 'string'))] : [];
