import { distance } from '../../spelling';
import type { FrontMatter } from '../sprint';

/** Keys that nothing but the sprint plan template uses. */
const OWN_KEYS = [
  'number',
  'timebox_minutes',
  'focus_minutes',
  'loc_budget',
  'coverage_min',
  'test_pattern',
  'template_version',
  'require_golden_path',
  'dep_script',
] as const;

/** The keys of the sprint plan template. */
export const PLAN_KEYS: readonly string[] = [...OWN_KEYS, 'title', 'goal'];

/** Three of its own keys, one of them perhaps misspelled, make a block one of the sprint plan template. */
export function isPlanTemplate({ entries }: FrontMatter): boolean {
  const keys = new Set(entries.map(({ key }) => key.value));
  const own = OWN_KEYS.filter(key => keys.has(key));
  return own.length >= 3 || (own.length === 2 && entries.some(({ key }) => isOwn(closest(key.value, OWN_KEYS))));
}

/** By each misspelled key of a block the key of the template that it means, provided that the block lacks that: `covarage_min`. */
export function misspelledKeys({ entries }: FrontMatter): ReadonlyMap<string, string> {
  const present = new Set(entries.map(({ key }) => key.value));
  const absent = PLAN_KEYS.filter(known => !present.has(known));
  const unknown = [...present].filter(key => !PLAN_KEYS.includes(key));
  return new Map(unknown.flatMap(key => [[key, closest(key, absent)] as const].filter(isMeant)));
}

const isMeant = (pair: readonly [string, string | undefined]): pair is readonly [string, string] =>
  pair[1] !== undefined;

const isOwn = (key: string | undefined): boolean => key !== undefined && OWN_KEYS.some(own => own === key);

/** The key of `known` that a key is a misspelling of, if any. */
export function closest(key: string, known: readonly string[]): string | undefined {
  if (key.length > 40) return undefined;
  const snake = snakeCase(key);
  return (
    known.find(each => each === snake) ??
    known.find(each => distance(snake, each) <= tolerance(each)) ??
    known.find(each => isAbbreviation(snake, each) || isAbbreviation(each, snake))
  );
}

/** `coverage_min` of `coverage_minimum`; a short word begins too many others. */
const isAbbreviation = (short: string, long: string): boolean => short.length >= 10 && long.startsWith(short);

const snakeCase = (key: string): string =>
  key
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase();

/** Short words have neighbors that are words themselves. */
const tolerance = (known: string): number => (known.length >= 8 ? 2 : known.length >= 5 ? 1 : 0);
