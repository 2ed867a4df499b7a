import type { TreeNode } from '../../../../server/src/protocol';

/**
 * What the `when` clauses of menus know of a node: its type and what can be done with it, as words. A fix of one finding is
 * none of all of its rule: the editor offers it.
 */
export function tokensOf(node: TreeNode): string {
  const { type, uri, kind, verbs = [], storyFile, taskId, hasNeeds, movable, fixable = 0 } = node;
  const abilities: readonly (readonly [boolean, string])[] = [
    [uri !== undefined, 'place'],
    [storyFile !== undefined, 'story'],
    [Boolean(taskId), 'id'],
    [hasNeeds === true, 'needs'],
    [movable === true, 'movable'],
    [fixable > 0 && type !== 'finding', 'fixable'],
    // An underscore is a letter to `\b`: a story has no story file for being one.
    [type === 'document' && kind !== undefined, `of_${kind}`],
  ];
  return [type, ...verbs, ...abilities.flatMap(([has, token]) => (has ? [token] : []))].join(' ');
}
