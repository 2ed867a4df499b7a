import type { Range, Ranged } from '../range';

/** A copy of plain data in which every range stands `by` further on. */
export function shifted<T>(value: T, by: number): T {
  return (by === 0 || typeof value !== 'object' || value === null ? value : shift(value, by)) as T;
}

function shift(value: object, by: number): object {
  if (Array.isArray(value)) return value.length ? value.map(each => shifted(each, by)) : value;
  const { start, end, range } = value as Partial<Range & Ranged<unknown>>;
  if (start !== undefined && end !== undefined && isBare(value)) return { start: start + by, end: end + by };
  const inner = (value as Partial<Ranged<unknown>>).value;
  if (range !== undefined && typeof inner !== 'object' && isOnlyRanged(value))
    return { value: inner, range: { start: range.start + by, end: range.end + by } };
  // A copy made at once keeps its shape, which is several times as fast as one made key by key.
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const inner = copy[key];
    if (Array.isArray(inner) && inner.length >= LONG) shiftWhenAsked(copy, key, by);
    else if (typeof inner === 'object' && inner !== null) copy[key] = shift(inner, by);
    else if (typeof inner === 'number' && (key === 'start' || key === 'end')) copy[key] = inner + by;
  }
  return copy;
}

/** Rows and items are most of a document, and what stands behind an edit is seldom looked at again. */
const LONG = 8;

function shiftWhenAsked(copy: Record<string, unknown>, key: string, by: number): void {
  const inner = copy[key] as readonly unknown[];
  const get = () => {
    const value = shift(inner, by);
    Object.defineProperty(copy, key, { value, enumerable: true });
    return value;
  };
  Object.defineProperty(copy, key, { get, enumerable: true, configurable: true });
}

/** Nothing but a range, or a text with its range: most of what is copied. */
function isBare(value: object): boolean {
  for (const key in value) if (key !== 'start' && key !== 'end') return false;
  return true;
}

function isOnlyRanged(value: object): boolean {
  for (const key in value) if (key !== 'value' && key !== 'range') return false;
  return true;
}
