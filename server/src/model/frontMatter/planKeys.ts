import { distance } from '../../spelling';
import type { FrontMatter } from '../sprint';

/** A front-matter key of the sprint plan template, as hover and completion explain it. Texts are Markdown without links. */
export interface PlanKey {
  readonly name: string;
  /** One sentence. */
  readonly meaning: string;
  /** What may stand behind it: “a whole number, …”. */
  readonly allowed: string;
  /** Values to offer as they are written in YAML, the likely one first; none where only its author knows. */
  readonly values: readonly string[];
  /** What holds where the key is missing. */
  readonly absent: string;
  /** The rules that look at its value. */
  readonly rules: readonly string[];
  /** Nothing but the sprint plan template uses it. */
  readonly isOwn: boolean;
}

/** The keys of the sprint plan template, in its order. */
export const PLAN_KEYS: readonly PlanKey[] = [
  {
    name: 'number',
    meaning: 'Which sprint this plan is for; title, file name, branch and commit prefix repeat it.',
    allowed: 'a number such as `4`, `0.10` or `2026-09`, or a number and a letter such as `6A`',
    values: [],
    absent: 'the number in the title or in the file’s name',
    rules: ['sprint-number-mismatch', 'front-matter-key'],
    isOwn: true,
  },
  {
    name: 'title',
    meaning: 'What the sprint is called.',
    allowed: 'a text; in quotes if it holds a colon',
    values: [],
    absent: 'the document’s first heading',
    rules: ['template-placeholder'],
    isOwn: false,
  },
  {
    name: 'goal',
    meaning: 'What is true when the sprint is done, in one sentence that can be checked.',
    allowed: 'a text; in quotes if it holds a colon',
    values: [],
    absent: 'what stands below the heading “Sprint Goal”',
    rules: ['template-placeholder'],
    isOwn: false,
  },
  {
    name: 'timebox_minutes',
    meaning: 'How many minutes the sprint may take by the clock.',
    allowed: 'a number above 0, or `unlimited`',
    values: ['60', '90', '120', '180', '240'],
    absent: 'no limit',
    rules: ['front-matter-value'],
    isOwn: true,
  },
  {
    name: 'focus_minutes',
    meaning: 'How many minutes of uninterrupted work the sprint is planned for.',
    allowed: 'a number above 0, or `unlimited`',
    values: ['60', '90', '120'],
    absent: 'no limit',
    rules: ['front-matter-value'],
    isOwn: true,
  },
  {
    name: 'loc_budget',
    meaning: 'How many lines of code the sprint may add or change.',
    allowed: 'a number above 0, or `unlimited`',
    values: ['100', '150', '200', '300', 'unlimited'],
    absent: 'no limit',
    rules: ['loc-budget-exceeded'],
    isOwn: true,
  },
  {
    name: 'coverage_min',
    meaning: 'How much of the code the tests must cover at least, in percent.',
    allowed: 'a number from 0 to 100; `85`, not `0.85`',
    values: ['80', '85', '90', '95', '100'],
    absent: 'no minimum but the one that the plan’s criteria state',
    rules: ['front-matter-value', 'coverage-contradiction', 'coverage-below-minimum', 'front-matter-key'],
    isOwn: true,
  },
  {
    name: 'test_pattern',
    meaning: 'Which tests belong to the sprint: what `pytest -k` is given.',
    allowed: 'a `pytest -k` expression such as `"parser and not slow"`, a regular expression or a glob; in quotes',
    values: ['"test_.*"'],
    absent: 'all tests',
    rules: ['front-matter-value', 'test-pattern-mismatch'],
    isOwn: true,
  },
  {
    name: 'template_version',
    meaning: 'Which version of the plan template this plan was made from.',
    allowed: 'a version, with its date if you like: `2.0 (2025-06-08)`',
    values: [],
    absent: 'unknown',
    rules: [],
    isOwn: true,
  },
  {
    name: 'require_golden_path',
    meaning: 'Whether the sprint must show its main use from end to end before it is done.',
    allowed: '`true` or `false`',
    values: ['false', 'true'],
    absent: '`false`',
    rules: [],
    isOwn: true,
  },
  {
    name: 'dep_script',
    meaning: 'The script that checks that the sprint adds no new dependency; Sprintmark never runs it.',
    allowed: 'a path in the repository',
    values: [],
    absent: 'no such check',
    rules: [],
    isOwn: true,
  },
];

/** The names of its keys. */
export const PLAN_KEY_NAMES: readonly string[] = PLAN_KEYS.map(({ name }) => name);

const OWN_KEYS: readonly string[] = PLAN_KEYS.filter(({ isOwn }) => isOwn).map(({ name }) => name);

/** Three of its own keys, one of them perhaps misspelled, make a block one of the sprint plan template. */
export function isPlanTemplate({ entries }: FrontMatter): boolean {
  const keys = new Set(entries.map(({ key }) => key.value));
  const own = OWN_KEYS.filter(key => keys.has(key));
  return own.length >= 3 || (own.length === 2 && entries.some(({ key }) => isOwn(closest(key.value, OWN_KEYS))));
}

/** By each misspelled key of a block the key of the template that it means, provided that the block lacks that: `covarage_min`. */
export function misspelledKeys({ entries }: FrontMatter): ReadonlyMap<string, string> {
  const present = new Set(entries.map(({ key }) => key.value));
  const absent = PLAN_KEY_NAMES.filter(known => !present.has(known));
  const unknown = [...present].filter(key => !PLAN_KEY_NAMES.includes(key));
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
