/** Where two texts differ: from `start` to `before` in the one, to `after` in the other. */
export interface Change {
  readonly start: number;
  readonly before: number;
  readonly after: number;
}

/** The smallest stretch outside which two texts are the same. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  return { start, before: before.length - same, after: after.length - same };
}
