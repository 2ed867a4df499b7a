import {
  GROUPINGS,
  SORTINGS,
  TREE_VIEWS,
  type TreeOptions,
  type TreeParams,
  type TreeParent,
  type WirePosition,
} from '../../protocol';

/** Params of a request as they may come from anywhere; undefined for what no client of ours sends. */
export function readTreeParams(params: unknown): Required<TreeParams> | undefined {
  if (!isRecord(params)) return undefined;
  const view = TREE_VIEWS.find(each => each === params.view);
  const options = readTreeOptions(params.options);
  const parents = readParents(params.parents);
  return view && options && parents && { view, options, parents };
}

/** Another grouping or order than the known ones counts as none, since a later version may have chosen it. */
export function readTreeOptions(options: unknown = {}): TreeOptions | undefined {
  if (!isRecord(options)) return undefined;
  const { text, statuses, owners, withProblems, hideCompleted, sprint } = options;
  const isRight =
    isOptional(text, isText) &&
    isOptional(statuses, isTexts) &&
    isOptional(owners, isTexts) &&
    isOptional(withProblems, isFlag) &&
    isOptional(hideCompleted, isFlag) &&
    isOptional(sprint, isText);
  if (!isRight) return undefined;
  const groupBy = GROUPINGS.find(each => each === options.groupBy);
  const sortBy = SORTINGS.find(each => each === options.sortBy);
  return {
    ...(groupBy && { groupBy }),
    ...(sortBy && { sortBy }),
    ...(isText(text) && { text }),
    ...(isTexts(statuses) && { statuses }),
    ...(isTexts(owners) && { owners }),
    ...(withProblems === true && { withProblems }),
    ...(hideCompleted === true && { hideCompleted }),
    ...(isText(sprint) && { sprint }),
  };
}

export function readPosition(position: unknown): WirePosition | undefined {
  if (!isRecord(position)) return undefined;
  const { line, character } = position;
  return isCount(line) && isCount(character) ? { line, character } : undefined;
}

/** Each once; nobody expands more. */
function readParents(parents: unknown): TreeParent[] | undefined {
  if (!Array.isArray(parents) || parents.length > MOST_PARENTS) return undefined;
  const read = new Map<string | null, TreeParent>();
  for (const parent of parents) {
    const { id, resultId } = isRecord(parent) ? parent : {};
    if (id !== null && typeof id !== 'string') return undefined;
    read.set(id, { id, ...(typeof resultId === 'string' && { resultId }) });
  }
  return [...read.values()];
}

const MOST_PARENTS = 20_000;
const MOST_TEXTS = 1000;
const LONGEST_TEXT = 1000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isOptional = (value: unknown, is: (value: unknown) => boolean): boolean => value === undefined || is(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_TEXT;
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length <= MOST_TEXTS && value.every(isText);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
