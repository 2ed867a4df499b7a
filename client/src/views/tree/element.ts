import type { TreeNode, WireRange } from '../../../../server/src/protocol';

/**
 * A node as VS Code knows it: by this object. When the server tells anew of the same id, the object stays and its node is
 * another one, so that what is expanded and selected stays, too.
 */
export interface TreeElement {
  node: TreeNode;
  readonly parent: TreeElement | undefined;
}

/** What a command of a tree's menu is called for: all that is selected if it was opened there, else what it was opened on. */
export const chosenNodes = (element?: TreeElement, selection?: readonly TreeElement[]): readonly TreeNode[] =>
  (selection?.length ? selection : element ? [element] : []).map(({ node }) => node);

/** Whether something is an element, as far as commands rely on it: they are called by menus, and by anybody else. */
export function isElement(value: unknown): value is TreeElement {
  const node = (value as { readonly node?: unknown } | null | undefined)?.node;
  if (typeof node !== 'object' || node === null) return false;
  const { id, label, uri, range } = node as Readonly<Record<string, unknown>>;
  const isNamed = typeof id === 'string' && typeof label === 'string';
  return isNamed && (uri === undefined || typeof uri === 'string') && (range === undefined || isRange(range));
}

function isRange(value: unknown): value is WireRange {
  const { start, end } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return isPosition(start) && isPosition(end);
}

function isPosition(value: unknown): boolean {
  const { line, character } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return isCount(line) && isCount(character);
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
