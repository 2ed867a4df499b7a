import type { Count } from '../report';

/** A whole number from 0 on, as large as it may be: how often something ran. */
export const isHitCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

/** Undefined unless both are whole numbers, and no more is covered than there is. */
export function countOf(covered: unknown, total: unknown): Count | undefined {
  if (!Number.isSafeInteger(total) || !isHitCount(covered) || covered > (total as number)) return undefined;
  return { covered, total: total as number };
}

/** Of an object's own members; keys such as `__proto__` are ordinary ones. */
export const member = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Empty for what is no object. */
export const membersOf = (value: unknown): readonly [string, unknown][] =>
  isObject(value) ? Object.entries(value) : [];
