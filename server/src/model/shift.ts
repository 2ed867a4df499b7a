import type { Range } from '../range';

/** A copy of plain data in which every range stands `by` further on. */
export function shifted<T>(value: T, by: number): T {
  return (by === 0 || typeof value !== 'object' || value === null ? value : shift(value, by)) as T;
}

function shift(value: object, by: number): object {
  if (Array.isArray(value)) return value.length ? value.map(each => shifted(each, by)) : value;
  const { start, end } = value as Partial<Range>;
  if (start !== undefined && end !== undefined && isBare(value)) return { start: start + by, end: end + by };
  // A copy made at once keeps its shape, which is several times as fast as one made key by key.
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const inner = copy[key];
    if (typeof inner === 'object' && inner !== null) copy[key] = shift(inner, by);
    else if (typeof inner === 'number' && (key === 'start' || key === 'end')) copy[key] = inner + by;
  }
  return copy;
}

/** Nothing but a range: most of what is copied. */
function isBare(value: object): boolean {
  for (const key in value) if (key !== 'start' && key !== 'end') return false;
  return true;
}
