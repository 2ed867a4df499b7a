import type { TaskAt, TaskVerb } from '../../../server/src/protocol';

const VERBS = ['claim', 'start', 'done', 'block', 'unblock', 'check', 'uncheck'] as const satisfies readonly TaskVerb[];
export const CURSOR_KEYS = ['shown', ...VERBS, 'movable', 'story', 'id', 'needs'] as const;
export type CursorKey = (typeof CURSOR_KEYS)[number];

/** What `when` clauses can know of the place at the cursor; nothing is true where nothing of the tree stands. */
export function keysOf(standing: TaskAt | undefined): ReadonlySet<CursorKey> {
  if (!standing) return new Set();
  const { node, verbs } = standing;
  const known: Partial<Record<CursorKey, boolean>> = {
    shown: true,
    movable: node?.movable === true,
    story: node?.storyFile !== undefined,
    id: node?.taskId !== undefined,
    needs: node?.hasNeeds === true,
  };
  return new Set(CURSOR_KEYS.filter(key => known[key] ?? verbs.some(verb => verb === key)));
}

/** The keys whose value is another one than before. */
export const changedKeys = (before: ReadonlySet<CursorKey>, after: ReadonlySet<CursorKey>): readonly CursorKey[] =>
  CURSOR_KEYS.filter(key => before.has(key) !== after.has(key));
