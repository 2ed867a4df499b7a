/** A copy of plain data in which every range stands `by` further on. */
export function shifted<T>(value: T, by: number): T {
  return (by === 0 ? value : shift(value, by)) as T;
}

function shift(value: unknown, by: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(each => shift(each, by));
  const { start, end } = value as { readonly start?: unknown; readonly end?: unknown };
  const isRange = typeof start === 'number' && typeof end === 'number';
  if (isRange && Object.keys(value).length === 2) return { start: start + by, end: end + by };
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = shift((value as Record<string, unknown>)[key], by);
  return isRange ? { ...copy, start: start + by, end: end + by } : copy;
}
