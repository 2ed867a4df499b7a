import type { FrontMatterEntry } from '../sprint';
import { pytestProblem } from './pytestExpression';

/** Why the tools that read the sprint plan template cannot use the value of one of its keys, and what to do; undefined where they can. */
export const planValueProblem = (entry: FrontMatterEntry): string | undefined =>
  isLeftOpen(entry) ? undefined : CHECKS.get(entry.key.value)?.(entry);

type Check = (entry: FrontMatterEntry) => string | undefined;

const CHECKS: ReadonlyMap<string, Check> = new Map([
  ['coverage_min', coverage],
  ['timebox_minutes', minutes],
  ['focus_minutes', minutes],
  ['test_pattern', testPattern],
]);

/** Nothing yet, nothing on purpose, or a placeholder, which is another rule's business. */
export function isLeftOpen({ value: { value }, source }: FrontMatterEntry): boolean {
  if (/\{\{|^["']?(?:\[[A-Z ]+\]|\[(?:TODO|TBD):[^\]]*\]|<[^>]*>|…|\.\.\.)["']?$/.test(source)) return true;
  const text = typeof value === 'string' ? value.trim() : value;
  return (
    text === null ||
    /^(?:|-|–|—|~|\?|n\/?a|none|null|tbd|tbc|todo|unlimited|any|all|auto|default|inherit)$/i.test(`${text}`)
  );
}

function coverage({ key, value: { value } }: FrontMatterEntry): string | undefined {
  const number = leadingNumber(value);
  if (number === undefined)
    return isText(value) ? `“${value}” is not a percentage. Use a number from 0 to 100.` : undefined;
  if (number > 0 && number < 1)
    return `${key.value} is ${number}, which is less than 1%. Write it in percent, such as ${percentOf(number)}.`;
  return number < 0 || number > 100
    ? `${key.value} is ${number}, which is not a percentage. Use a number from 0 to 100.`
    : undefined;
}

const percentOf = (fraction: number): number => Number((100 * fraction).toFixed(2));

function minutes({ key, value: { value } }: FrontMatterEntry): string | undefined {
  const number = leadingNumber(value);
  const isOtherUnit = /^~?\s*[\d.]+\s*(?:h|hrs?|hours?|d|days?|w|weeks?)\b/i.test(`${value}`);
  if (isText(value) && (number === undefined || isOtherUnit))
    return `“${value}” is not a number of minutes. Write ${key.value} in minutes, such as 90.`;
  return number !== undefined && number <= 0
    ? `${key.value} is ${number}, but must be more than 0 minutes.`
    : undefined;
}

const isText = (value: unknown): boolean => typeof value === 'string' || typeof value === 'boolean';

/** `85`, `"85"`, `85%`, `85 (changed files)`, `~60` */
function leadingNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const written = typeof value === 'string' ? /^\s*[~≥>=]*\s*(-?\d+(?:\.\d+)?)/.exec(value)?.[1] : undefined;
  return written === undefined ? undefined : Number(written);
}

function testPattern({ value: { value } }: FrontMatterEntry): string | undefined {
  if (typeof value !== 'string' || value.length > 1000 || isGlob(value) || isRegularExpression(value)) return undefined;
  const problem = pytestProblem(value);
  return problem && `“${value}” is neither a pytest -k expression (${problem}) nor a regular expression. Correct it.`;
}

// `src/**/*.spec.ts`: other test runners select files.
const isGlob = (value: string): boolean => value.includes('*') && /^[\w*?./{},@!-]+\.\w{1,4}$/.test(value);

/** Python's spelling of groups and flags is not JavaScript's. */
function isRegularExpression(value: string): boolean {
  const translated = value
    .replace(/\(\?P</g, '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replace(/^\(\?[aiLmsux]+\)/, '')
    .replace(/\(\?[aiLmsux]*-?[imsx]+:/g, '(?:');
  try {
    new RegExp(translated);
    return true;
  } catch {
    // The constructor is the only test of a pattern that there is.
    return /\(\?[#>(]|[*+?}]\+/.test(value);
  }
}
