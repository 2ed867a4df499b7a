export type Sea = 'calm' | 'rough' | 'closed';

/** The state of the sea for a wind in metres per second. */
export function seaFor(wind: number): Sea {
  if (wind < 8) {
    return 'calm';
  }
  return wind < 18 ? 'rough' : 'closed';
}

export function delayFor(sea: Sea): number {
  const delays = { calm: 0, rough: 15, closed: Number.POSITIVE_INFINITY };
  return delays[sea];
}
