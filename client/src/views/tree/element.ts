import type { TreeNode } from '../../../../server/src/protocol';

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
