/** A copy of plain data in which every range stands `by` further on. */
export function shifted<T>(value: T, by: number): T {
  return (by === 0 ? value : shift(value, by)) as T;
}

function shift(value: unknown, by: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(each => shift(each, by));
  if ('start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number')
    return { start: value.start + by, end: value.end + by };
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = shift((value as Record<string, unknown>)[key], by);
  return copy;
}
