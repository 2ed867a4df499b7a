/** Where two texts differ: from `start` to `before` in the one, to `after` in the other. */
export interface Change {
  readonly start: number;
  readonly before: number;
  readonly after: number;
}

/** The smallest stretch outside which two texts are the same. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  const start = sameAtStart(before, after, shorter);
  const same = sameAtEnd(before, after, shorter - start);
  return { start, before: before.length - same, after: after.length - same };
}

/** Whole blocks are compared at once, which is many times as fast as one character after the other. */
const BLOCK = 512;

function sameAtStart(a: string, b: string, most: number): number {
  let same = 0;
  while (same + BLOCK <= most && a.startsWith(b.slice(same, same + BLOCK), same)) same += BLOCK;
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return same;
}

function sameAtEnd(a: string, b: string, most: number): number {
  let same = 0;
  while (same + BLOCK <= most && a.endsWith(b.slice(b.length - same - BLOCK, b.length - same), a.length - same))
    same += BLOCK;
  while (same < most && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same++;
  return same;
}
